// Loaded by the feed reader and its threads when there is something to read, and nowhere else.
import { PlanetError } from '@planet-ceres/model';
import { normalizeFeed } from '@planet-ceres/normalize';
import type { FeedBody } from '../store/store.ts';
import { type Reading, unexpectedly } from './reading.ts';

/** A body, and for whom it is read. */
export interface ReadTask {
  body: FeedBody;
  sourceId: string;
  /** Becomes that of every entry, ISO 8601. */
  seen: string;
}

/** Reads a body for a source. Never throws for what a body can hold. */
export function readBody({ body: { bytes, ...origin }, sourceId, seen }: ReadTask): Reading {
  try {
    return { isFeed: true, ...normalizeFeed(bytes, { ...origin, sourceId, seen }) };
  } catch (cause) {
    if (!(cause instanceof PlanetError) || cause.code !== 'NOT_A_FEED') return unexpectedly(cause);
    const { message, hint } = cause;
    return { isFeed: false, problem: { reason: 'not-a-feed', message, ...(hint && { hint }) } };
  }
}
