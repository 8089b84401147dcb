import type { FetchOutcome } from '../outcome.ts';
import { afterGone, backOff } from './back-off.ts';
import { after, days, secondsBetween } from './instants.ts';
import { nextPoll } from './interval.ts';
import { nextMove, placeToAsk } from './move.ts';
import { longestPause, pauseIn } from './pause-in.ts';
import { defaultPolicy, type PollPolicy } from './poll-policy.ts';
import type { DeclaredHints, PollProblem, PollState } from './poll-state.ts';
import { nextRecognition } from './recognition.ts';
import { soundState } from './sound-state.ts';
import { stateFor } from './state-for.ts';

/** What the reader of a fresh body made of it: a feed with what it declares, or why it is none. */
export type ReadResult =
  | ({
      isFeed: true;
      entriesPerWeek?: number;
      /** It breaks off before its end: perhaps it was still being written. */
      isCut?: boolean;
    } & Pick<DeclaredHints, 'ttl' | 'skipHours' | 'skipDays'>)
  | { isFeed: false; problem: PollProblem };

export interface RecordContext {
  feedUrl: string;
  /** When the poll was, ISO 8601, UTC. */
  now: string;
  policy?: Partial<PollPolicy>;
  /** Seconds between `now` and the answer. Only tells the server's clock from ours. @default 0 */
  elapsed?: number;
  /** For a fresh outcome; without it the body counts as a feed that declares nothing. */
  read?: ReadResult;
}

/**
 * The state after a poll. Only a body that proved to be a whole feed brings new validators; a failure keeps the old ones, so
 * that the next poll is conditional again; a 304 merges. A fetch that was turned away before it began (`paused`) changes nothing.
 */
export function recordPoll(
  before: PollState | undefined,
  outcome: FetchOutcome,
  context: RecordContext,
): PollState {
  const { feedUrl, read } = context;
  const now = new Date(context.now).toISOString();
  const policy = { ...defaultPolicy, ...context.policy };
  const known = stateOrNew(before, feedUrl);
  if (outcome.status === 'failed' && outcome.reason === 'paused') return known;
  const polled = counted(known, outcome, now);
  switch (outcome.status) {
    case 'gone': {
      const { status: _gone, url: _url, ...problem } = outcome;
      const isKnown = known.problem?.reason === 'gone';
      return { ...failing(polled, problem, now), ...afterGone(now, isKnown) };
    }
    case 'failed': {
      const { status: _failed, url: _url, retryAfter, ...problem } = outcome;
      const state = failing(polled, problem, now);
      if (isUnsent(outcome, feedUrl)) return { ...state, notBefore: now, waits: 'back-off' };
      return { ...state, ...backOff(state, { now, policy, retryAfter }) };
    }
    case 'fresh':
    case 'unchanged': {
      if (read?.isFeed === false) {
        const state = failing(polled, read.problem, now);
        return { ...state, ...backOff(state, { now, policy, retryAfter: outcome.hints.retryAfter }) };
      }
      return succeeded(polled, outcome, { now, policy, read, elapsed: context.elapsed ?? 0 });
    }
  }
}

/** Refused before anybody was asked: it costs no server anything, and the owner is perhaps about to allow it. */
function isUnsent(
  { reason, url, httpStatus }: Extract<FetchOutcome, { status: 'failed' }>,
  feedUrl: string,
): boolean {
  // A redirect to what is no address was answered, by the last one asked.
  if (reason === 'invalid-url') return url === feedUrl && httpStatus === undefined;
  return reason === 'unsafe-address' && URL.parse(url)?.host === URL.parse(feedUrl)?.host;
}

/** The state after a poll that ended in something else than an outcome. */
export function recordFailure(
  before: PollState | undefined,
  problem: PollProblem,
  { feedUrl, now, policy }: Pick<RecordContext, 'feedUrl' | 'now' | 'policy'>,
): PollState {
  const state = failing({ ...stateOrNew(before, feedUrl), polled: now }, problem, now);
  return { ...state, ...backOff(state, { now, policy: { ...defaultPolicy, ...policy } }) };
}

function stateOrNew(before: PollState | undefined, feedUrl: string): PollState {
  const sound = soundState(before);
  if (sound) return stateFor(sound, feedUrl);
  const counts = { polls: 0, notModified: 0, changed: 0, bytes: 0 };
  return { version: 1, feedUrl, notModifiedInRow: 0, failures: 0, counts };
}

/** The state with this poll counted, whatever came of it. */
function counted(state: PollState, outcome: FetchOutcome, now: string): PollState {
  const { pausedUntil: _past, ...rest } = state;
  const { counts, probes, validators = { url: '' } } = state;
  const isUnconditional = probes || (validators.etag === undefined && validators.lastModified === undefined);
  const isGood = outcome.status === 'fresh' || outcome.status === 'unchanged';
  const retryAfter = pauseIn(outcome);
  return {
    ...rest,
    polled: now,
    ...(isUnconditional && { unconditional: now }),
    ...(retryAfter !== undefined && { pausedUntil: after(now, Math.min(retryAfter, longestPause)) }),
    counts: {
      polls: counts.polls + 1,
      notModified: counts.notModified + (outcome.status === 'unchanged' ? 1 : 0),
      changed: counts.changed + (outcome.status === 'fresh' ? 1 : 0),
      bytes: counts.bytes + (isGood ? outcome.bytes : 0),
    },
  };
}

function failing(state: PollState, problem: PollProblem, now: string): PollState {
  const { move, ...rest } = state;
  // A place that a redirect led to and that fails now was perhaps believed too soon: the configured URL is asked next.
  const kept = move && move.adopted === undefined ? { move } : {};
  return { ...rest, ...kept, problem, failures: state.failures + 1, failingSince: state.failingSince ?? now };
}

function succeeded(
  state: PollState,
  outcome: Extract<FetchOutcome, { status: 'fresh' | 'unchanged' }>,
  {
    now,
    policy,
    read,
    elapsed,
  }: { now: string; policy: PollPolicy; read: ReadResult | undefined; elapsed: number },
): PollState {
  const { problem: _over, failingSince: _since, move: _move, clockSkew: _skew, ...rest } = state;
  const { ignored: _ignored, conditions: _conditions, probes: _probes, ...kept } = rest;
  const move = nextMove(state, outcome.permanentUrl, { asked: placeToAsk(state, now), now });
  const { serverTime } = outcome.hints;
  const isCut = read?.isFeed === true && read.isCut === true;
  const next: PollState = {
    ...kept,
    ...nextRecognition(state, outcome, { now, policy }),
    url: outcome.url,
    ...(move && { move }),
    // What a feed that breaks off leaves out must not hide behind a "not modified": it is known once it has come again.
    ...(!isCut && { validators: outcome.validators }),
    // A delta (RFC 3229) is no whole body: the next whole one is compared with the last whole one.
    ...(outcome.status === 'fresh' && outcome.reason !== 'delta' && { bodyHash: outcome.bodyHash }),
    ...(outcome.status === 'fresh' && { changed: now }),
    hints: nextHints(state, outcome, read),
    ...(read?.isFeed && read.entriesPerWeek !== undefined && { entriesPerWeek: read.entriesPerWeek }),
    ...(serverTime !== undefined && { clockSkew: Math.round(secondsBetween(now, serverTime) - elapsed) }),
    failures: 0,
    succeeded: now,
  };
  if (next.probes) return { ...next, notBefore: after(now, days), waits: 'probe' };
  const planned = nextPoll(next, now, policy);
  if ((next.pausedUntil ?? '') <= planned.notBefore) return { ...next, ...planned };
  return { ...next, notBefore: next.pausedUntil ?? planned.notBefore, waits: 'retry-after' };
}

/** A 304 may shorten the time an answer stays fresh, but not lengthen it: some servers send the same value for ever. */
function nextHints(
  { hints = {} }: PollState,
  outcome: Extract<FetchOutcome, { status: 'fresh' | 'unchanged' }>,
  read: ReadResult | undefined,
): DeclaredHints {
  const { maxAge: known, ...declared } = hints;
  const told = outcome.hints.maxAge;
  const isShorter = known === undefined || (told !== undefined && told < known);
  const maxAge = outcome.reason === 'not-modified' && !isShorter ? known : told;
  if (outcome.status === 'unchanged') return { ...declared, ...(maxAge !== undefined && { maxAge }) };
  const { ttl, skipHours, skipDays } = read?.isFeed ? read : {};
  return {
    ...(maxAge !== undefined && { maxAge }),
    ...(ttl !== undefined && { ttl }),
    ...(skipHours && { skipHours }),
    ...(skipDays && { skipDays }),
  };
}
