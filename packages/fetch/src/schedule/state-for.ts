import type { PollState } from './poll-state.ts';

/**
 * What of a state still holds for the URL as configured now: all of it as long as that has not changed. Of another URL's state
 * the validators stay if that very URL issued them, as when a redirect's target is written into the config.
 */
export function stateFor(state: PollState, feedUrl: string): PollState {
  if (state.feedUrl === feedUrl) return state;
  const isSame = state.url === feedUrl && state.validators?.url === feedUrl;
  const { validators, bodyHash, counts, unconditional, hints, clockSkew, pausedUntil } = state;
  return {
    version: 1,
    feedUrl,
    notModifiedInRow: 0,
    failures: 0,
    counts,
    ...(isSame && validators && { validators, url: feedUrl }),
    ...(isSame && bodyHash !== undefined && { bodyHash }),
    ...(isSame && unconditional !== undefined && { unconditional }),
    ...(isSame && hints && { hints }),
    ...(clockSkew !== undefined && { clockSkew }),
    ...(isSame && pausedUntil !== undefined && { pausedUntil }),
  };
}
