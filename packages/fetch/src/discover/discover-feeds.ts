import { cleanFeedUrl } from '../feed-url.ts';
import { readLinkHeader, type WebLink } from '../link-header.ts';
import type { FailureReason, FetchOutcome } from '../outcome.ts';
import type { Session } from '../session.ts';
import { candidatesAmong, type FeedCandidate } from './candidates.ts';
import { decodePage } from './decode-page.ts';
import { feedFormatOf } from './feed-format.ts';
import { readPageLinks } from './page-links.ts';
import { usualPaths } from './usual-paths.ts';

/** What became of the search for a site's feeds. Messages are a sentence for people, hints say what to do. */
export type DiscoveryOutcome =
  | {
      status: 'found';
      /** The page's own address, after all redirects. */
      url: string;
      /** Best first. */
      candidates: readonly [FeedCandidate, ...FeedCandidate[]];
      /** The answer of the first candidate, where only reading it told that it is a feed (`self`, `path`). */
      read?: Extract<FetchOutcome, { status: 'fresh' }>;
    }
  | {
      status: 'none';
      url: string;
      /** The addresses that were asked besides the page, in order. */
      tried: readonly string[];
      message: string;
      hint: string;
    }
  | Extract<FetchOutcome, { status: 'gone' | 'failed' }>;

/** A fetcher's own way of fetching: its guard, its limits, its queue. */
type Ask = Session['fetchFeed'];

/** Finds the feeds of the site at an address. See `Fetcher.discoverFeeds`. */
export async function discoverFeeds(
  address: string,
  ask: Ask,
  signal: AbortSignal | undefined,
): Promise<DiscoveryOutcome> {
  let header: WebLink[] = [];
  const page = await ask({ url: address, ...(signal && { signal }) }, ({ headers }, from) => {
    header = readLinkHeader(headers, from.href);
  });
  if (page.status === 'gone' || page.status === 'failed') return page;
  const { url } = page;
  if (page.status === 'unchanged') return nothing(url, []);
  const text = decodePage(page.body, page.contentType);
  const format = feedFormatOf(text);
  if (format) return found(url, { url: lasting(address, page), format, foundIn: 'self' }, page);
  const [first, ...others] = candidatesAmong({ markup: readPageLinks(text, url), header }, url);
  if (first) return { status: 'found', url, candidates: [first, ...others] };
  return tryUsualPaths(url, ask, signal);
}

/** Reasons that the next path of the same server would end in as well. */
const ofTheServer: ReadonlySet<FailureReason> = new Set([
  'paused',
  'rate-limited',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
]);

/** Asks one address after the other until there is a feed, each when its turn has come. */
async function tryUsualPaths(
  pageUrl: string,
  ask: Ask,
  signal: AbortSignal | undefined,
): Promise<DiscoveryOutcome> {
  const tried: string[] = [];
  for (const path of usualPaths) {
    const { href } = new URL(path, pageUrl);
    tried.push(href);
    const outcome = await ask({
      url: href,
      // Many a site sends whatever it has not to its front page, which was read already.
      isTaken: (target) => target === pageUrl,
      ...(signal && { signal }),
    });
    if (outcome.status === 'failed' && ofTheServer.has(outcome.reason)) {
      return nothing(pageUrl, tried, outcome.message);
    }
    if (outcome.status !== 'fresh') continue;
    const format = feedFormatOf(decodePage(outcome.body, outcome.contentType));
    if (format) return found(pageUrl, { url: lasting(href, outcome), format, foundIn: 'path' }, outcome);
  }
  return nothing(pageUrl, tried);
}

function found(
  url: string,
  candidate: FeedCandidate,
  read: Extract<FetchOutcome, { status: 'fresh' }>,
): DiscoveryOutcome {
  return { status: 'found', url, candidates: [candidate], read };
}

/** The address to ask for a feed from then on: a temporary redirect says to come back to the old one. */
function lasting(asked: string, { permanentUrl, url }: { permanentUrl?: string; url: string }): string {
  const source = cleanFeedUrl(asked);
  return permanentUrl ?? ('reason' in source ? url : source.url.href);
}

function nothing(url: string, tried: readonly string[], why?: string): DiscoveryOutcome {
  const { host } = new URL(url);
  return {
    status: 'none',
    url,
    tried,
    message: why
      ? `The page of ${host} names no feed, and looking at the usual addresses came to an end: ${why}`
      : `${host} offers no feed: the page names none, and there is none at the usual addresses.`,
    hint: 'Look on the site for a link to its feed (RSS, Atom, JSON Feed) and give that address, or ask its owner.',
  };
}
