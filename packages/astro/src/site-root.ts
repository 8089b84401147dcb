/**
 * The relative way from a page back to the site's root, so that a site works in any folder: `./` on the front page,
 * `../../` on `/2018/08/`. `base` is the path the whole site lives under (`/` or `/planet/`).
 */
export function siteRoot(pathname: string, base: string): string {
  const depth = folders(pathname) - folders(base.endsWith('/') ? base : `${base}/`);
  return depth > 0 ? '../'.repeat(depth) : './';
}

function folders(pathname: string): number {
  return pathname.split('/').length - 2;
}
