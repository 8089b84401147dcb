import type { FetchOutcome } from '@planet-ceres/fetch';
import { type PollState, planPoll, recordFailure, recordPoll } from '@planet-ceres/fetch/schedule';
import { type Notice, PlanetError } from '@planet-ceres/model';
import type { ListConfig } from '../config/planet-config.ts';
import { hideSecret, toldAddress } from '../config/secret-address.ts';
import { type ListReading, readList } from '../lists/read-list.ts';
import type { ListBody, Store } from '../store/store.ts';
import type { Web } from './open-web.ts';
import { readFeedFile } from './read-feed-file.ts';
import type { ListReport } from './report.ts';

export interface ListContext {
  /** Of the config, in which a list may be a file. */
  dir: string;
  store: Store;
  now: string;
  force: boolean;
  web: Web;
  signal: AbortSignal;
}

/** The part of a report that asking tells. */
type Told = Pick<ListReport, 'status' | 'reason' | 'message' | 'hint' | 'members' | 'notices'>;

/**
 * Asks for a list if it is due, by the same rules as for feeds, and records what became of it. Its last good body stays until
 * there is another: one that cannot be fetched, cannot be read or names nobody takes no member away.
 */
export async function pollList(list: ListConfig, context: ListContext): Promise<ListReport> {
  const { store, now, web, force } = context;
  const address = { feedUrl: list.from, ...(list.secret && { secret: list.secret }) };
  const isFile = !/^https?:/.test(list.from);
  const pausedUntil = isFile ? undefined : await web.pausedUntil(list.from);
  const duty = { feedUrl: list.from, now, policy: web.policy, force: force || isFile, pausedUntil };
  const before = store.list(list.from);
  const plan = planPoll(before?.poll, duty);
  if (!plan.isDue && plan.state) store.recordList(list.from, { poll: plan.state });
  const told = plan.isDue
    ? await pollNow(list, plan.request, context)
    : await waiting(list, before?.poll, plan.message, context);
  const notBefore = isFile ? undefined : store.list(list.from)?.poll.notBefore;
  return {
    from: toldAddress(address),
    ...hideSecret(told, address),
    ...(notBefore !== undefined && { notBefore }),
  };
}

async function pollNow(
  list: ListConfig,
  request: Parameters<Web['ask']>[1],
  context: ListContext,
): Promise<Told> {
  const { store, now, web, signal } = context;
  const { from } = list;
  const before = store.list(from);
  try {
    const outcome = await ask(list, request, context);
    if (outcome.status === 'failed' && outcome.reason === 'paused') {
      return {
        ...(await kept(list, context)),
        status: 'waiting',
        reason: 'paused',
        message: outcome.message,
      };
    }
    const duty = { feedUrl: from, now, policy: web.policy };
    if (outcome.status !== 'fresh') {
      store.recordList(from, { poll: recordPoll(before?.poll, outcome, duty) });
      const { status, reason, message } = outcome;
      const rest = { ...(await kept(list, context)), status, reason };
      if (status === 'unchanged') return { ...rest, message };
      return { ...withStay(rest, message), ...(outcome.hint && { hint: outcome.hint }) };
    }
    const body = bodyOf(outcome);
    const reading = await readList(list, body);
    const poll = recordPoll(before?.poll, outcome, { ...duty, read: readResult(reading) });
    if (!reading.isList) {
      store.recordList(from, { poll });
      const rest = { ...(await kept(list, context)), status: 'failed', reason: 'not-a-feed' } as const;
      return { ...withStay(rest, reading.message), ...(reading.hint && { hint: reading.hint }) };
    }
    store.recordList(from, { poll, body });
    return {
      ...{ status: 'fresh', reason: 'changed', message: `${count(reading.members.length)}.` },
      ...countsOf(reading),
    };
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof PlanetError && cause.code === 'STORE_BROKEN') throw cause;
    return unexpected(list, before?.poll, cause, context);
  }
}

async function ask(
  list: ListConfig,
  request: Parameters<Web['ask']>[1],
  { web, dir }: ListContext,
): Promise<FetchOutcome> {
  const { from } = list;
  if (/^https?:/.test(from)) return web.ask({ feedUrl: from }, request);
  return readFeedFile(from, { dir, url: from, bodyHash: request.bodyHash });
}

function bodyOf({ body, contentType }: Extract<FetchOutcome, { status: 'fresh' }>): ListBody {
  return { bytes: body, ...(contentType !== undefined && { contentType }) };
}

function readResult(reading: ListReading): NonNullable<Parameters<typeof recordPoll>[2]['read']> {
  if (reading.isList) return { isFeed: true };
  const { message, hint } = reading;
  return { isFeed: false, problem: { reason: 'not-a-feed', message, ...(hint && { hint }) } };
}

/** What the last good body of a list names: that is in force. */
async function kept(list: ListConfig, { store }: ListContext): Promise<Pick<Told, 'members' | 'notices'>> {
  const body = store.list(list.from)?.body;
  const reading = body && (await readList(list, body));
  return reading?.isList ? { ...countsOf(reading), notices: [] } : { members: 0, notices: [] };
}

function countsOf({
  members,
  notices,
}: Extract<ListReading, { isList: true }>): Pick<Told, 'members' | 'notices'> {
  return {
    members: members.length,
    notices: notices.map((message): Notice => ({ code: 'list-member', message })),
  };
}

function withStay<Rest extends Pick<Told, 'members'>>(
  rest: Rest,
  message: string,
): Rest & { message: string } {
  const stay =
    rest.members > 0
      ? ` Its ${count(rest.members)} of last time ${rest.members === 1 ? 'stays' : 'stay'}.`
      : '';
  return { ...rest, message: `${message}${stay}` };
}

async function waiting(
  list: ListConfig,
  state: PollState | undefined,
  message: string,
  context: ListContext,
): Promise<Told> {
  const rest = { ...(await kept(list, context)), status: 'waiting' } as const;
  const problem = state?.problem;
  if (!problem) return { ...rest, reason: 'well', message };
  const { reason, hint } = problem;
  return { ...withStay({ ...rest, reason }, `${problem.message} ${message}`), ...(hint && { hint }) };
}

async function unexpected(
  list: ListConfig,
  before: PollState | undefined,
  cause: unknown,
  context: ListContext,
): Promise<Told> {
  const { store, now, web } = context;
  const why = cause instanceof Error ? cause.message : String(cause);
  const problem = {
    reason: 'unexpected' as const,
    message: `The list could not be fetched: ${why}.`,
    hint: 'This is a fault of Planet Ceres; please report it with the list’s address.',
  };
  const poll = recordFailure(before, problem, { feedUrl: list.from, now, policy: web.policy });
  store.recordList(list.from, { poll });
  return { ...(await kept(list, context)), status: 'failed', ...problem };
}

function count(members: number): string {
  return members === 1 ? '1 member' : `${members} members`;
}
