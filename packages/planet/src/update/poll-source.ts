import type { FetchOutcome, FetchRequest } from '@planet-ceres/fetch';
import { type PollPlan, type PollPolicy, type PollState, planPoll } from '@planet-ceres/fetch/schedule';
import type { MemberConfig } from '../config/planet-config.ts';
import { hideSecret, toldAddress } from '../config/secret-address.ts';
import type { SourceState, Store } from '../store/store.ts';
import type { FeedReader } from './feed-reader.ts';
import { nameOf } from './member-name.ts';
import { pollNow } from './poll-now.ts';
import { readAgain } from './read-again.ts';
import type { SourceReport } from './report.ts';

/** Fetches what a plan says, or one page of an archive. */
export type Ask = (
  request: Pick<FetchRequest, 'url' | 'validators' | 'bodyHash' | 'conditions' | 'whenFresh'>,
) => Promise<FetchOutcome>;

export interface PollContext {
  store: Store;
  now: string;
  feedReader: FeedReader;
  ask: Ask;
  policy: Partial<PollPolicy>;
  /** Asks although it is not due. */
  force: boolean;
  /** How many entries of a feed that is read for the first time may stand on the front page. */
  newMemberEntries?: number | undefined;
  /** A file costs nobody anything: it is looked at in every update. */
  isFile: boolean;
  /** Until when the source's domain is to be left alone. */
  pausedUntil?: string | undefined;
  /** What relative links of the feed start from, if the outcome's URL is not it. */
  baseUrl?: string;
  /** Seconds since the update began. */
  elapsed: () => number;
  signal: AbortSignal;
}

/**
 * Polls one source if it is due, and records what became of it in one transaction. Whatever goes wrong with the source is
 * its report. Throws only what ends the whole update: the caller's abort, and a store that cannot be written.
 */
export async function pollSource(member: MemberConfig, context: PollContext): Promise<SourceReport> {
  const start = performance.now();
  const { store } = context;
  const told = await pollIfDue(member, store.source(member.id), context);
  const state = store.source(member.id);
  const notBefore = context.isFile ? undefined : state?.poll.notBefore;
  return {
    sourceId: member.id,
    name: nameOf(member, state),
    feedUrl: toldAddress(member),
    ...hideSecret(cutLoose(told), member),
    ...(notBefore !== undefined && { notBefore }),
    milliseconds: Math.round(performance.now() - start),
  };
}

/** The same as new strings: a piece of a document's text keeps the whole document in memory, and reports are kept to the end. */
function cutLoose(told: Told): Told {
  return JSON.parse(JSON.stringify(told));
}

/** Where a source is asked now; undefined if it is not due. */
export function dueAt(member: MemberConfig, context: PollContext): string | undefined {
  const plan = planFor(member, context.store.source(member.id), context);
  return plan.isDue ? plan.request.url : undefined;
}

function planFor(
  { feedUrl }: MemberConfig,
  state: SourceState | undefined,
  { now, policy, force, pausedUntil, isFile }: PollContext,
): PollPlan {
  const duty = { feedUrl, now, policy, force: force || isFile };
  return planPoll(state?.poll, { ...duty, ...(!isFile && { pausedUntil }) });
}

/** The part of a report that polling tells. */
export type Told = Pick<
  SourceReport,
  'status' | 'reason' | 'message' | 'hint' | 'entries' | 'added' | 'changed' | 'notices'
>;

async function pollIfDue(
  member: MemberConfig,
  before: SourceState | undefined,
  context: PollContext,
): Promise<Told> {
  const { now, store } = context;
  const plan = planFor(member, before, context);
  if (plan.isDue) return pollNow(member, before, plan.request, context);
  if (plan.state) store.record({ sourceId: member.id, now, state: { ...before, poll: plan.state } });
  await readAgain(member, context);
  return waiting(before?.poll, plan);
}

/** What is said of a source that is not asked now: what is known of it, and when it will be. */
function waiting(state: PollState | undefined, { message }: Extract<PollPlan, { isDue: false }>): Told {
  const problem = state?.problem;
  if (!problem) return { status: 'waiting', reason: 'well', message, notices: [] };
  const { reason, hint } = problem;
  return {
    status: 'waiting',
    reason,
    message: `${problem.message} ${message}`,
    ...(hint && { hint }),
    notices: [],
  };
}
