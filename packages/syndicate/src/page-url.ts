import type { Edition } from '@planet-ceres/model';

/** The root of the site: that of a planet within another is a folder above its own address. */
export function siteUrl({ planet: { url }, view }: Edition): string | undefined {
  return url === undefined || view === undefined ? url : new URL('../', url).href;
}

/** Where the page of an edition is published; absent on a planet that has no URL. */
export function pageUrl({ planet, month }: Edition): string | undefined {
  if (planet.url === undefined) return undefined;
  return month === undefined ? planet.url : new URL(`${month.replace('-', '/')}/`, planet.url).href;
}

/** Where a file beside that page is published. */
export function fileUrl(edition: Edition, path: string): string | undefined {
  const page = pageUrl(edition);
  return page === undefined ? undefined : new URL(path, page).href;
}
