import type { PollProblem, ReadResult } from '@planet-ceres/fetch/schedule';
import { type Feed, type Notice, PlanetError, type RawEntry } from '@planet-ceres/model';
import type { FeedBody } from '../store/store.ts';
import { perWeek } from './per-week.ts';

/** What a body holds, or why it holds no feed. */
export type Reading =
  | { isFeed: true; feed: Feed; entries: RawEntry[]; notices: Notice[] }
  | { isFeed: false; problem: PollProblem };

/** Reads a body for a source. `seen` becomes that of every entry, ISO 8601. Never throws for what a body can hold. */
export async function readBody(
  { bytes, ...origin }: FeedBody,
  { sourceId, seen }: { sourceId: string; seen: string },
): Promise<Reading> {
  // Loaded when there is something to read: a run in which nothing changed goes without.
  const { normalizeFeed } = await import('@planet-ceres/normalize');
  try {
    return { isFeed: true, ...normalizeFeed(bytes, { ...origin, sourceId, seen }) };
  } catch (cause) {
    return { isFeed: false, problem: problemOf(cause) };
  }
}

/** What the schedule has to know of a reading. `now` is when it was read. */
export function readResult(reading: Reading, now: string): ReadResult {
  if (!reading.isFeed) return reading;
  const { ttl, skipHours, skipDays } = reading.feed;
  return {
    isFeed: true,
    isCut: reading.notices.some(({ code }) => code === 'document-cut'),
    entriesPerWeek: perWeek(reading.entries, now),
    ...(ttl !== undefined && { ttl }),
    ...(skipHours && { skipHours }),
    ...(skipDays && { skipDays }),
  };
}

/** A mended document may hold fewer entries than its author wrote; it is no proof that the others are gone. */
export function isWhole({ feed, notices }: Extract<Reading, { isFeed: true }>): boolean {
  const mended = new Set(['document-cut', 'document-too-large', 'markup-mended', 'attributes-cut']);
  return feed.paging?.complete === true && !notices.some(({ code }) => mended.has(code));
}

function problemOf(cause: unknown): PollProblem {
  if (cause instanceof PlanetError && cause.code === 'NOT_A_FEED') {
    return { reason: 'not-a-feed', message: cause.message, ...(cause.hint && { hint: cause.hint }) };
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    reason: 'parse-error',
    message: `The feed could not be read: ${why}.`,
    hint: 'This is a fault of Planet Ceres; please report it with the feed’s address.',
  };
}
