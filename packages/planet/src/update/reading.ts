import type { PollProblem, ReadResult } from '@planet-ceres/fetch/schedule';
import type { Feed, Notice, RawEntry } from '@planet-ceres/model';
import { perWeek } from './per-week.ts';

/** What a body holds, or why it holds no feed. Plain, so that it can come from another thread. */
export type Reading =
  | { isFeed: true; feed: Feed; entries: RawEntry[]; notices: Notice[] }
  | { isFeed: false; problem: PollProblem };

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

/** The reading of a body that failed for a reason nobody foresaw. */
export function unexpectedly(cause: unknown): Reading {
  const why = cause instanceof Error ? cause.message : String(cause);
  const problem = {
    reason: 'parse-error' as const,
    message: `The feed could not be read: ${why}.`,
    hint: 'This is a fault of Planet Ceres; please report it with the feed’s address.',
  };
  return { isFeed: false, problem };
}
