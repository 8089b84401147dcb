import type { Edition, Member } from '@planet-ceres/model';
import { siteUrl } from './page-url.ts';

/**
 * Where others can read a member's feed: the configured URL, also for a feed never fetched. For a file beside the
 * config it is what the feed says of itself, else its place under the planet's URL, else the path as configured. Undefined where it
 * is a secret.
 */
export function memberFeedUrl({ feedUrl, feed }: Member, edition: Edition): string | undefined {
  if (feedUrl === undefined || isAbsolute(feedUrl)) return feedUrl;
  return feed?.self ?? resolve(feedUrl, edition) ?? feedUrl;
}

/** A member's home page: the configured one, else the one its feed names. */
export function memberHome(member: Member): string | undefined {
  return member.siteUrl ?? member.feed?.siteUrl;
}

/** A member's picture, where it has an absolute URL. */
export function memberFace({ face }: Member, edition: Edition): string | undefined {
  if (face === undefined || isAbsolute(face.url)) return face?.url;
  return resolve(face.url, edition);
}

export function isAbsolute(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function resolve(path: string, edition: Edition): string | undefined {
  const url = siteUrl(edition);
  return url === undefined ? undefined : URL.parse(path, url)?.href;
}
