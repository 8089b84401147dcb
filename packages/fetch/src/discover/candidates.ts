import type { WebLink } from '../link-header.ts';
import type { FeedFormat } from './feed-format.ts';

/** A feed that a site offers, or seems to. */
export interface FeedCandidate {
  /** Absolute, http or https, without credentials. Whether it may be asked is the guard's to say, when it is fetched. */
  url: string;
  /** What the site calls it: plain text in one line. */
  title?: string;
  /** What the link says it is; what it is where it was read (`self`, `path`). */
  format: FeedFormat | 'unknown';
  /** The address asked was a feed itself; a `<link>` of the page; its `Link` header; one of the usual addresses. */
  foundIn: 'self' | 'link' | 'header' | 'path';
}

const maxCandidates = 50;
const longestTitle = 200;

/**
 * The feeds among a page's links, each URL once, best first: those of the markup before those of the header, either in their
 * order, and after all of them those of comments. At most fifty.
 */
export function candidatesAmong(
  links: { markup: readonly WebLink[]; header: readonly WebLink[] },
  pageUrl: string,
): FeedCandidate[] {
  const byUrl = new Map<string, FeedCandidate>();
  const all = [
    ...links.markup.map((link) => ({ link, foundIn: 'link' as const })),
    ...links.header.map((link) => ({ link, foundIn: 'header' as const })),
  ];
  for (const { link, foundIn } of all) {
    const format = formatOffered(link);
    if (format === undefined || link.url === pageUrl || byUrl.has(link.url)) continue;
    const title = plainTitle(link.title);
    byUrl.set(link.url, { url: link.url, ...(title && { title }), format, foundIn });
  }
  const found = [...byUrl.values()];
  const ofComments = found.filter(isOfComments);
  return [...found.filter((candidate) => !isOfComments(candidate)), ...ofComments].slice(0, maxCandidates);
}

/**
 * An alternate of a feed's type, unless it is an alternate style sheet; or whatever the site calls a feed, unless it says that it
 * is a page. Undefined for any other link.
 */
function formatOffered(link: WebLink): FeedCandidate['format'] | undefined {
  const type = link.type?.split(';')[0]?.trim().toLowerCase();
  const format = formatOfType(type, link);
  if (link.relations.includes('feed')) return type === 'text/html' ? undefined : (format ?? 'unknown');
  const isAlternate = link.relations.includes('alternate') && !link.relations.includes('stylesheet');
  return isAlternate ? format : undefined;
}

/** JSON and RDF describe anything: they count only where something else says that this is a feed. */
function formatOfType(type: string | undefined, { url, title = '' }: WebLink): FeedFormat | undefined {
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  switch (type) {
    case 'application/rss+xml':
      return 'rss';
    case 'application/atom+xml':
      return 'atom';
    case 'application/feed+json':
      return 'json';
    case 'application/json':
      return /feed/i.test(path) || /feed/i.test(title) ? 'json' : undefined;
    // The title is not enough: many a page about RSS offers its own description in RDF.
    case 'application/rdf+xml':
      return /feed|rss|\.rdf\b/i.test(path) ? 'rdf' : undefined;
    default:
      return undefined;
  }
}

function isOfComments({ url, title = '' }: FeedCandidate): boolean {
  return /\bcomments\b/i.test(title) || /\bcomments\b/i.test(new URL(url).pathname);
}

function plainTitle(title: string | undefined): string | undefined {
  return title
    ?.replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, longestTitle);
}
