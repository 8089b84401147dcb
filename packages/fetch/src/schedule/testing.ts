import type { FetchOutcome, Validators } from '../outcome.ts';
import { type PollPlan, planPoll } from './plan-poll.ts';
import type { PollPolicy } from './poll-policy.ts';
import type { PollState } from './poll-state.ts';
import { type ReadResult, recordPoll } from './record-poll.ts';

export const feedUrl = 'https://jane.example/feed';
export const start = '2026-03-02T12:00:00.000Z';

type Good = Extract<FetchOutcome, { status: 'fresh' | 'unchanged' }>;

/** A good answer with a body of its own. */
export function fresh(rest: Partial<Extract<FetchOutcome, { status: 'fresh' }>> = {}): FetchOutcome {
  const body = new TextEncoder().encode('<rss/>');
  return {
    ...{ status: 'fresh', reason: 'changed', message: '', url: feedUrl, httpStatus: 200, bytes: 100 },
    ...{ body, bodyHash: 'hash 1', validators: validators(), hints: {} },
    ...rest,
  };
}

export function notModified(rest: Partial<Good> = {}): FetchOutcome {
  return unchanged('not-modified', rest);
}

export function sameBody(rest: Partial<Good> = {}): FetchOutcome {
  return unchanged('same-body', rest);
}

function unchanged(reason: 'not-modified' | 'same-body', rest: Partial<Good>): FetchOutcome {
  const outcome = { status: 'unchanged', reason, message: '', url: feedUrl, bytes: 0 } as const;
  return { ...outcome, validators: validators(), hints: {}, ...rest } as FetchOutcome;
}

export function failed(
  reason: Extract<FetchOutcome, { status: 'failed' }>['reason'],
  retryAfter?: number,
): FetchOutcome {
  const outcome = { status: 'failed', reason, message: `It is ${reason}.`, url: feedUrl } as const;
  return { ...outcome, ...(retryAfter !== undefined && { retryAfter }) };
}

export function validators(rest: Partial<Validators> = {}): Validators {
  return { url: feedUrl, etag: '"1"', lastModified: 'Mon, 02 Mar 2026 10:00:00 GMT', ...rest };
}

/** One feed's life: time passes, it is polled, it is asked for its plan. */
export interface Life {
  /** Moves the clock; seconds. */
  pass(seconds: number): Life;
  /** Records a poll now, due or not. */
  poll(outcome: FetchOutcome, read?: ReadResult): Life;
  plan(options?: { force?: boolean; feedUrl?: string; pausedUntil?: string }): PollPlan;
  state(): PollState;
  now(): string;
  /** Seconds from now until it is due. */
  rest(): number;
}

export function lifeOfFeed(policy: Partial<PollPolicy> = {}): Life {
  let state: PollState | undefined;
  let now = Date.parse(start);
  const instant = () => new Date(now).toISOString();
  const life: Life = {
    pass(seconds) {
      now += seconds * 1000;
      return life;
    },
    poll(outcome, read) {
      state = recordPoll(state, outcome, { feedUrl, now: instant(), policy, ...(read && { read }) });
      return life;
    },
    plan: (options) => planPoll(state, { feedUrl, now: instant(), policy, ...options }),
    state() {
      if (!state) throw new Error('not polled yet');
      return state;
    },
    now: instant,
    rest: () => (Date.parse(life.state().notBefore ?? instant()) - now) / 1000,
  };
  return life;
}
