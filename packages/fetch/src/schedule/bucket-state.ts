import type { FetchOutcome } from '../outcome.ts';
import { domainPauseIn } from '../pause-asked.ts';
import { after, days, secondsBetween } from './instants.ts';
import { longestPause, pauseIn } from './pause-in.ts';

/** What is remembered of a domain (see `Fetcher.bucketOf`) between two runs. JSON. */
export interface BucketState {
  /** Nothing of it is asked before. */
  pausedUntil?: string;
  /** How many times longer the gap between two requests is, and since when; one less every day. */
  slowdown?: number;
  slowedAt?: string;
}

const slowest = 64;

/** The domain's state after an outcome of one of its feeds; undefined if there is nothing to remember. */
export function recordBucket(
  before: BucketState | undefined,
  outcome: FetchOutcome,
  now: string,
): BucketState | undefined {
  const seconds = pauseIn(outcome) === undefined ? undefined : domainPauseIn(outcome);
  const isTooFast = outcome.status === 'failed' && outcome.reason === 'rate-limited';
  if (seconds === undefined && !isTooFast) return before;
  const pausedUntil = after(now, Math.min(seconds ?? 0, longestPause));
  const old = before?.pausedUntil ?? now;
  return {
    ...before,
    ...((pausedUntil > old || old > after(now, longestPause)) && { pausedUntil }),
    ...(isTooFast && { slowdown: Math.min(slowdownOf(before, now) * 2, slowest), slowedAt: now }),
  };
}

/** How many times the usual gap to leave between two requests: doubled by each 429, one less with each day after. */
export function slowdownOf(state: BucketState | undefined, now: string): number {
  const { slowdown = 1, slowedAt = now } = state ?? {};
  // A clock that was ahead.
  if (slowedAt > now) return 1;
  return Math.max(1, slowdown - Math.max(0, Math.floor(secondsBetween(slowedAt, now) / days)));
}
