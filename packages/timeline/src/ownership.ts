/** Where a source is at home, as the planet's owner says and not the feed: absolute URLs, anything else counts for nothing. */
export interface Home {
  siteUrl?: string;
  feedUrl?: string;
}

/**
 * How surely a link belongs to a source: 0 when it leads to another host; 1 for a host above or below one of the source's
 * own; 2 for the very host, `www.` aside, and one more for each folder of the site (or that the feed lies in) when the link
 * lies inside all of them. So of two sources on one host the one under whose path a link lies has the better claim.
 */
export function ownership(home: Home, link: string): number {
  const target = readPlace(link);
  if (target === undefined) return 0;
  return Math.max(0, ...placesOf(home).map((place) => claim(place, target)));
}

interface Place {
  host: string;
  folders: readonly string[];
}

function placesOf({ siteUrl = '', feedUrl = '' }: Home): Place[] {
  const [site, feed] = [readPlace(siteUrl), readPlace(feedUrl)];
  return [
    ...(site === undefined ? [] : [site]),
    ...(feed === undefined ? [] : [{ ...feed, folders: feed.folders.slice(0, -1) }]),
  ];
}

function readPlace(url: string): Place | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') return undefined;
  return {
    host: parsed.hostname.replace(/^www\./, ''),
    folders: parsed.pathname.split('/').filter((folder) => folder !== ''),
  };
}

function claim(place: Place, target: Place): number {
  if (place.host === target.host) {
    const isInside = place.folders.every((folder, depth) => folder === target.folders[depth]);
    return 2 + (isInside ? place.folders.length : 0);
  }
  return Number(place.host.endsWith(`.${target.host}`) || target.host.endsWith(`.${place.host}`));
}
