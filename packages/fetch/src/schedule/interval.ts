import { after, days } from './instants.ts';
import type { PollPolicy } from './poll-policy.ts';
import type { PollState, WaitReason } from './poll-state.ts';
import { afterSkipTimes } from './skip-times.ts';
import { spread } from './spread.ts';

/** When to ask next, and why not sooner. */
export interface NextPoll {
  notBefore: string;
  waits: WaitReason;
}

/**
 * When a feed that is well is asked next: after the usual interval, or after the longest that its server or the feed itself
 * declares, within the policy's bounds. What goes beyond the usual interval is stretched by up to a tenth, so that feeds
 * with the same hint do not come due at once.
 */
export function nextPoll(state: PollState, now: string, policy: PollPolicy): NextPoll {
  const { maxAge = 0, ttl = 0 } = state.hints ?? {};
  const usual = Math.max(policy.shortest, usualInterval(state.entriesPerWeek, policy));
  const declared = Math.min(Math.max(maxAge, ttl * 60), policy.longest);
  const isUsual = declared <= usual;
  const seconds = isUsual ? usual : declared * spread(`${state.feedUrl} ${now}`, 1, 1.1);
  const earliest = after(now, Math.min(seconds, Math.max(usual, policy.longest)));
  const notBefore = afterSkipTimes(earliest, state.hints ?? {});
  if (notBefore !== earliest) return { notBefore, waits: 'skip-hours' };
  return { notBefore, waits: isUsual ? 'interval' : 'hint' };
}

/** A feed of seven entries a week is asked once a day; a busier one more often, down to the policy's interval. */
function usualInterval(entriesPerWeek: number | undefined, policy: PollPolicy): number {
  if (!policy.isAdaptive || entriesPerWeek === undefined) return policy.interval;
  const between = (7 * days) / Math.max(entriesPerWeek, 1);
  return Math.max(policy.interval, Math.min(between, policy.longest));
}
