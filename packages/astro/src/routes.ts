import type { InjectedRoute } from 'astro';

/** The pages of a planet and the files they need. `prerender` is off where a renderer is called page by page. */
export function pageRoutes(prerender: boolean): InjectedRoute[] {
  return [
    route('/', 'index.astro', prerender),
    route('/[year]/[month]', 'month.astro', prerender),
    route('/planet.css', 'planet.css.ts', prerender),
    route('/favicon.svg', 'favicon.svg.ts', prerender),
  ];
}

/** The pages of the planets within a planet. */
export function viewRoutes(prerender: boolean): InjectedRoute[] {
  return [
    route('/[view]', 'view.astro', prerender),
    route('/[view]/[year]/[month]', 'view-month.astro', prerender),
  ];
}

/** The combined feeds, for a project that publishes them itself. */
export function feedRoutes(): InjectedRoute[] {
  return [route('/[feed]', 'feeds.ts', true)];
}

/** The same of the planets within a planet. */
export function viewFeedRoutes(): InjectedRoute[] {
  return [route('/[view]/[feed]', 'view-feeds.ts', true)];
}

function route(pattern: string, file: string, prerender: boolean): InjectedRoute {
  return { pattern, entrypoint: new URL(`../src/routes/${file}`, import.meta.url), prerender };
}
