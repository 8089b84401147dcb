import { createHash } from 'node:crypto';

const wellFormed = /^[a-z0-9][a-z0-9_-]*$/;

/** Whether a configured id is fit for a file name and a CSS class. */
export function isMemberId(id: string): boolean {
  return wellFormed.test(id);
}

/**
 * The id of a member whose config states none, by Venus's rule for CSS classes: the name in lower case, runs of other
 * characters turned to `-`. A name with no Latin letter or digit gives way to the feed's host, and that to a digest of
 * the feed's address. If the id is taken, a digest of the address follows it, never a count: a count would move one
 * member's history to another when the list changes.
 */
export function memberId(name: string | undefined, feed: string, taken: ReadonlySet<string>): string {
  const digest = createHash('sha256').update(feed).digest('hex').slice(0, 8);
  const id = slug(name ?? '') || slug(host(feed)) || `member-${digest}`;
  return taken.has(id) ? `${id}-${digest}` : id;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 64);
}

function host(feed: string): string {
  return URL.canParse(feed) ? new URL(feed).hostname.replace(/^www\./, '') : feed.replace(/\.\w+$/, '');
}
