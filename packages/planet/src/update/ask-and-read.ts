import type { FetchOutcome } from '@planet-ceres/fetch';
import type { MemberConfig } from '../config/planet-config.ts';
import type { FeedBody } from '../store/store.ts';
import { type Adjustment, adjustReading, withBase } from './adjust-entries.ts';
import type { FeedReader } from './feed-reader.ts';
import { withHeaderLinks } from './header-links.ts';
import type { Ask } from './poll-source.ts';
import type { Reading } from './reading.ts';

type FreshOutcome = Extract<FetchOutcome, { status: 'fresh' }>;

/** A fresh outcome, and what its body holds. */
export type ReadOutcome = FreshOutcome & { reading: Reading };

/** What became of asking. */
export type Asked = Exclude<FetchOutcome, FreshOutcome> | ReadOutcome;

/**
 * Asks, and reads the body that comes, for a member and as its config wants it. A body is read while its request still holds its place, for otherwise one that
 * keeps the reader busy would let all others pile up behind it.
 */
export async function askAndRead(
  request: Parameters<Ask>[0],
  {
    ask,
    feedReader,
    member,
    now,
    baseUrl,
  }: {
    ask: Ask;
    feedReader: FeedReader;
    member: Adjustment & Pick<MemberConfig, 'id'>;
    now: string;
    baseUrl?: string | undefined;
  },
): Promise<Asked> {
  let reading: Promise<Reading> | undefined;
  const read = (fresh: FreshOutcome) => {
    const body = withBase(bodyOf(fresh, baseUrl), member.base);
    reading ??= feedReader
      .read({ body, sourceId: member.id, seen: now })
      .then((read) => adjustReading(read, member, now));
    return reading;
  };
  const outcome = await ask({ ...request, whenFresh: read });
  if (outcome.status !== 'fresh') return outcome;
  return { ...outcome, reading: withHeaderLinks(await read(outcome), outcome.links) };
}

/** The body of an outcome as a reader wants it. `url` is what its relative links start from. */
export function bodyOf(outcome: FreshOutcome, url: string = outcome.url): FeedBody {
  const { body: bytes, contentType, contentLanguage, contentLocation } = outcome;
  return {
    bytes,
    url,
    ...(contentType && { contentType }),
    ...(contentLanguage && { contentLanguage }),
    ...(contentLocation && { contentLocation }),
  };
}
