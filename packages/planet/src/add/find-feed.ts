import type { FeedCandidate, Fetcher, FetchOutcome } from '@planet-ceres/fetch';
import type { Feed } from '@planet-ceres/model';
import { howToAllow } from '../config/how-to-allow.ts';
import { withoutCredentials } from '../config/web-address.ts';
import { bodyOf } from '../update/ask-and-read.ts';
import type { FeedReader } from '../update/feed-reader.ts';

/** A feed that was found and read. */
export interface FoundFeed {
  /** The address to poll, with the credentials that were given for its origin. */
  url: string;
  feed: Feed;
  /** The page that names it; absent if the feed itself was asked for. */
  pageUrl?: string;
  /** What else the site offers. */
  others: FeedCandidate[];
}

/** Why there is no feed, and what was asked. */
export interface NoFeed {
  message: string;
  hint?: string;
  tried: readonly string[];
}

/** Of the feeds that a site names as many are read until one is good. */
const mostReads = 3;

/** The best feed of the site at an address, or at the address itself, that can be read. Rejects with the signal's reason. */
export async function findFeed(
  fetcher: Fetcher,
  address: string,
  { feedReader, now, signal }: { feedReader: FeedReader; now: string; signal?: AbortSignal | undefined },
): Promise<FoundFeed | NoFeed> {
  const asking = signal && { signal };
  const discovery = await fetcher.discoverFeeds(address, asking);
  if (discovery.status !== 'found') return { tried: [], ...advised(discovery) };
  const { candidates, read, url: pageUrl } = discovery;
  const tried: string[] = [];
  let problem: { message: string; hint?: string } | undefined;
  for (const candidate of candidates.slice(0, mostReads)) {
    const url = withCredentialsOf(address, candidate.url);
    // What was read to find it is not asked for again.
    const outcome = read ?? (await fetcher.fetchFeed({ url, ...asking }));
    tried.push(candidate.url);
    const reading = await readFeed(outcome, feedReader, now);
    if ('feed' in reading) {
      const { permanentUrl = candidate.url } = reading;
      return {
        url: withCredentialsOf(address, permanentUrl),
        feed: reading.feed,
        ...(candidate.foundIn !== 'self' && { pageUrl }),
        others: candidates.filter((other) => other !== candidate),
      };
    }
    problem ??= reading;
  }
  const { host } = new URL(pageUrl);
  const message = `The feed that ${host} names cannot be read. ${problem?.message ?? ''}`.trimEnd();
  return { message, ...(problem?.hint && { hint: problem.hint }), tried };
}

async function readFeed(
  outcome: FetchOutcome,
  feedReader: FeedReader,
  now: string,
): Promise<{ feed: Feed; permanentUrl?: string } | { message: string; hint?: string }> {
  if (outcome.status !== 'fresh') return advised(outcome);
  const reading = await feedReader.read({ body: bodyOf(outcome), sourceId: 'new', seen: now });
  if (!reading.isFeed) return reading.problem;
  const { permanentUrl } = outcome;
  return { feed: reading.feed, ...(permanentUrl && { permanentUrl }) };
}

/** A planet allows a private host by other words than the fetcher. */
function advised<Refusal extends { message: string; hint?: string; reason?: string; url?: string }>(
  refusal: Refusal,
): Refusal {
  const { reason, url } = refusal;
  return reason === 'unsafe-address' && url !== undefined
    ? { ...refusal, hint: howToAllow(new URL(url).host) }
    : refusal;
}

/** Credentials in the address are meant for its origin, and found addresses carry none. */
function withCredentialsOf(address: string, found: string): string {
  const given = URL.parse(address.trim());
  const url = new URL(found);
  if (given?.origin !== url.origin || withoutCredentials(given.href) === given.href) return found;
  url.username = given.username;
  url.password = given.password;
  return url.href;
}
