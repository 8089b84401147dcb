import type { Edition } from '@planet-ceres/model';

/**
 * The folder that an edition's pages and feeds lie in, relative to the site's root, with its slash: empty for the planet itself,
 * else that of the planet within it.
 */
export function viewFolder({ view, views = [] }: Edition): string {
  return view === undefined ? '' : (views.find(({ id }) => id === view)?.path ?? '');
}
