import type { FetchOutcome } from '@planet-ceres/fetch';
import type { Feed } from '@planet-ceres/model';
import type { Problem, SourceState } from '../store/store.ts';
import { dueAfter, dueWhenGone } from './wait.ts';

/**
 * What is known of a source after a poll. Only a body that proved to be a feed (`feed`) brings new validators and a new
 * hash; a failure keeps the old ones, so that the next poll is conditional again.
 */
export function nextState(
  before: SourceState | undefined,
  outcome: FetchOutcome,
  context: { feedUrl: string; now: string; feed?: Feed },
): SourceState {
  const { feedUrl, now } = context;
  const known = knownOf(before, feedUrl);
  switch (outcome.status) {
    case 'fresh':
    case 'unchanged': {
      const { problem: _over, due: _past, permanentUrl: _old, ...kept } = known;
      return {
        ...kept,
        feedUrl,
        url: outcome.url,
        validators: outcome.validators,
        ...(outcome.permanentUrl && { permanentUrl: outcome.permanentUrl }),
        ...(outcome.status === 'fresh' && { bodyHash: outcome.bodyHash }),
        ...(context.feed && { feed: context.feed }),
        ...(outcome.hints.retryAfter && { due: dueAfter(now, outcome.hints.retryAfter) }),
        failures: 0,
        polled: now,
        succeeded: now,
      };
    }
    case 'gone':
      return {
        ...failedState(known, { status: 'gone', reason: 'gone', message: outcome.message }, context),
        due: dueWhenGone(now),
      };
    case 'failed': {
      const { reason, message, hint, retryAfter } = outcome;
      return {
        ...failedState(known, { status: 'failed', reason, message, ...(hint && { hint }) }, context),
        ...(retryAfter && { due: dueAfter(now, retryAfter) }),
      };
    }
  }
}

/** The state after a poll that failed, whatever failed. */
export function failedState(
  before: SourceState | undefined,
  problem: Problem,
  { feedUrl, now }: { feedUrl: string; now: string },
): SourceState {
  const { due: _past, ...known } = knownOf(before, feedUrl);
  return { ...known, feedUrl, problem, failures: known.failures + 1, polled: now };
}

/** Of a source that moved to another URL only what its feed said is still known. */
function knownOf(before: SourceState | undefined, feedUrl: string): SourceState {
  if (before?.feedUrl === feedUrl) return before;
  return { feedUrl, failures: 0, polled: before?.polled ?? '', ...(before?.feed && { feed: before.feed }) };
}
