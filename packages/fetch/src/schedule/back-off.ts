import { after, days, hours } from './instants.ts';
import type { NextPoll } from './interval.ts';
import { longestPause } from './pause-in.ts';
import type { PollPolicy } from './poll-policy.ts';
import type { PollState } from './poll-state.ts';
import { spread } from './spread.ts';

/** A server that keeps the planet out on purpose is not asked every hour whether it still does. */
const keptOut = 4 * hours;

/** After this no date lies: what is gone twice is never asked again of its own accord. */
export const never = '9999-12-31T23:59:59.999Z';

/** When a failing feed is asked next: twice as long at every failure, a quarter more or less, at most the policy's longest. */
export function backOff(
  state: PollState,
  { now, policy, retryAfter = 0 }: { now: string; policy: PollPolicy; retryAfter?: number | undefined },
): NextPoll {
  const usual = Math.max(policy.shortest, policy.interval);
  const first = isKeptOut(state) ? Math.max(usual, keptOut) : usual;
  const grown = first * 2 ** Math.min(state.failures - 1, 20);
  const seconds = Math.min(grown * spread(`${state.feedUrl} ${now}`, 0.75, 1.25), policy.longestBackOff);
  const rest = Math.max(seconds, first);
  if (retryAfter >= rest)
    return { notBefore: after(now, Math.min(retryAfter, longestPause)), waits: 'retry-after' };
  return { notBefore: after(now, rest), waits: 'back-off' };
}

/** HTTP 410: asked once more after thirty days, in case it was said by mistake, and then no more. */
export function afterGone(now: string, isKnown: boolean): NextPoll {
  return { notBefore: isKnown ? never : after(now, 30 * days), waits: 'gone' };
}

function isKeptOut({ problem }: PollState): boolean {
  return problem?.reason === 'auth-required' || problem?.reason === 'blocked';
}
