import type { PollProblem, ReadResult } from '@planet-ceres/fetch/schedule';
import type { Feed, Notice, RawEntry } from '@planet-ceres/model';
import type { Outcome } from '../store/store.ts';
import { perWeek } from './per-week.ts';

/** What a body holds, or why it holds no feed. Plain, so that it can come from another thread. */
export type Reading =
  | {
      isFeed: true;
      feed: Feed;
      entries: RawEntry[];
      /** Entries that it says are gone (RFC 6721). */
      deleted?: { id: string; when?: string }[];
      notices: Notice[];
    }
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

/**
 * What a document says of entries that it does not hold: that they are deleted, or, being whole, that they are gone. A mended one
 * may hold fewer entries than its author wrote: it is no proof.
 */
export function absences({
  feed,
  deleted,
  notices,
}: Extract<Reading, { isFeed: true }>): Pick<Outcome, 'isWhole' | 'isComplete' | 'deleted'> {
  const mended = new Set(['document-cut', 'document-too-large', 'markup-mended', 'attributes-cut']);
  const isWhole = !notices.some(({ code }) => mended.has(code));
  return {
    ...(isWhole && { isWhole, isComplete: feed.paging?.complete === true }),
    ...(deleted && { deleted }),
  };
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
