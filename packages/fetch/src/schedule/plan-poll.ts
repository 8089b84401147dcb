import type { FetchRequest } from '../outcome.ts';
import { after } from './instants.ts';
import { placeToAsk } from './move.ts';
import { longestPause } from './pause-in.ts';
import { defaultPolicy, type PollPolicy } from './poll-policy.ts';
import type { PollState, WaitReason } from './poll-state.ts';
import { soundState } from './sound-state.ts';
import { stateFor } from './state-for.ts';

/** A plan for one feed at one moment: what to ask, or why not to. */
export type PollPlan =
  | { isDue: true; request: Pick<FetchRequest, 'url' | 'validators' | 'bodyHash' | 'conditions'> }
  | {
      isDue: false;
      /** ISO 8601; year 9999 for what is not asked any more. */
      notBefore: string;
      reason: WaitReason;
      /** One sentence for people. */
      message: string;
      /** What to store in place of the state, where finding this out changed it. */
      state?: PollState;
    };

export interface PlanContext {
  /** The URL as configured now. Another than the state's is a new feed, but for what still belongs to it. */
  feedUrl: string;
  /** ISO 8601, UTC. */
  now: string;
  policy?: Partial<PollPolicy>;
  /** Asks although it is not due. A pause that the server asked for is kept all the same. */
  force?: boolean;
  /** Until when the feed's domain is to be left alone. */
  pausedUntil?: string | undefined;
}

/** Cron starts a run a second sooner or later than the last; that must not cost a whole interval. */
const grace = 60;

/** Decides whether a feed is asked now and with which conditions. Pure: `now` is an argument, nothing is asked or recorded. */
export function planPoll(state: PollState | undefined, context: PlanContext): PollPlan {
  const { feedUrl, force = false } = context;
  const now = new Date(context.now).toISOString();
  const policy = { ...defaultPolicy, ...context.policy };
  const sound = soundState(state);
  const known = sound && stateFor(sound, feedUrl);
  const ownPause = credible(known?.pausedUntil, now);
  const pausedUntil = credible(context.pausedUntil, now);
  if (ownPause > now) return wait(ownPause, 'retry-after');
  if (pausedUntil > now) return wait(pausedUntil, 'bucket');
  if (!known) return { isDue: true, request: { url: feedUrl } };
  const { notBefore, waits = 'interval', polled } = known;
  if (force || polled === undefined) return { isDue: true, request: requestOf(known, now) };
  if (hasClockGoneBack(known, now)) {
    const retry = after(now, policy.shortest);
    const mended: PollState = { ...known, polled: now, notBefore: retry, waits: 'clock' };
    return { ...wait(retry, 'clock'), state: mended };
  }
  const dueAt = waits === 'interval' && notBefore !== undefined ? after(notBefore, -grace) : notBefore;
  if (dueAt !== undefined && dueAt > now) return wait(notBefore ?? dueAt, waits);
  return { isDue: true, request: requestOf(known, now) };
}

function requestOf(
  state: PollState,
  now: string,
): Pick<FetchRequest, 'url' | 'validators' | 'bodyHash' | 'conditions'> {
  const { validators, bodyHash, conditions, probes } = state;
  return {
    url: placeToAsk(state, now),
    ...(validators && { validators }),
    ...(bodyHash !== undefined && { bodyHash }),
    ...(probes || chokesOnConditions(state) ? { conditions: 'none' } : conditions && { conditions }),
  };
}

/** 412 and 431 speak of the conditions themselves; of other refusals every third time shows whether these are to blame. */
function chokesOnConditions({ problem, failures }: PollState): boolean {
  if (problem?.httpStatus === 412 || problem?.httpStatus === 431) return true;
  return problem?.reason === 'client-error' && failures % 3 === 0;
}

/** No pause is longer than the longest: one that is was recorded by a clock that was ahead. */
function credible(pausedUntil: string | undefined, now: string): string {
  return pausedUntil === undefined || pausedUntil > after(now, longestPause) ? now : pausedUntil;
}

/** A poll that lies in the future: nobody can say how long ago it was. */
function hasClockGoneBack({ polled }: PollState, now: string): boolean {
  return polled !== undefined && polled > now;
}

function wait(notBefore: string, reason: WaitReason): Extract<PollPlan, { isDue: false }> {
  return { isDue: false, notBefore, reason, message: sentence(reason, notBefore) };
}

function sentence(reason: WaitReason, notBefore: string): string {
  const until = notBefore.startsWith('9999') ? undefined : `${notBefore.slice(0, 16).replace('T', ' ')} UTC`;
  switch (reason) {
    case 'interval':
      return `It was asked a short while ago and is asked again at ${until}.`;
    case 'hint':
      return `Its server or the feed itself says that nothing changes before ${until}.`;
    case 'skip-hours':
      return `The feed asks not to be polled before ${until}.`;
    case 'retry-after':
      return `Its server asked to be left alone until ${until}.`;
    case 'back-off':
      return `It is asked again after ${until}.`;
    case 'gone':
      return until === undefined ? 'It is not asked any more.' : `It is asked once more after ${until}.`;
    case 'probe':
      return `Its server has said "not modified" for a long time; after ${until} the whole feed is asked for once.`;
    case 'clock':
      return `The last poll lies in the future by this machine's clock; it is asked at ${until}.`;
    case 'bucket':
      return `A server of its domain asked for a pause until ${until}.`;
  }
}
