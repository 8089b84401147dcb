import type { FetchOutcome } from '@planet-ceres/fetch';
import { type Notice, PlanetError } from '@planet-ceres/model';
import type { MemberConfig } from '../config/planet-config.ts';
import { withoutCredentials } from '../config/web-address.ts';
import type { SourceState, Store } from '../store/store.ts';
import { failedState, nextState } from './next-state.ts';
import type { SourceReport } from './report.ts';
import { type Wait, waitOf } from './wait.ts';

/** How the bytes of a feed are come by: from the web or from a file. */
export type Poll = (member: MemberConfig, state: SourceState | undefined) => Promise<FetchOutcome>;

export interface PollContext {
  store: Store;
  now: string;
  poll: Poll;
  /** What relative links of a feed start from, if the outcome's URL is not it. */
  baseUrl?: (member: MemberConfig) => string;
  signal: AbortSignal;
}

/**
 * Polls one source if it is due, and records what became of it in one transaction. Whatever goes wrong with the source is
 * its report. Throws only what ends the whole update: the caller's abort, and a store that cannot be written.
 */
export async function pollSource(member: MemberConfig, context: PollContext): Promise<SourceReport> {
  const start = performance.now();
  const { store, now } = context;
  const before = store.source(member.id);
  const wait = waitOf(before, member.feedUrl, now);
  const told = wait ? { ...wait, notices: [] } : await pollNow(member, before, context);
  return {
    sourceId: member.id,
    name: nameOf(member, store.source(member.id)),
    feedUrl: withoutCredentials(member.feedUrl),
    ...told,
    milliseconds: Math.round(performance.now() - start),
  };
}

/** The name the config gives a member, else its feed's title, else its host. */
export function nameOf(member: MemberConfig, state: SourceState | undefined): string {
  return member.named ? member.name : (state?.feed?.title ?? member.name);
}

type Told = Wait & Pick<SourceReport, 'entries' | 'added' | 'changed' | 'notices'>;

async function pollNow(
  member: MemberConfig,
  before: SourceState | undefined,
  context: PollContext,
): Promise<Told> {
  const { store, now, poll, signal } = context;
  const place = { feedUrl: member.feedUrl, now };
  try {
    const outcome = await poll(member, before);
    if (outcome.status === 'fresh') return await recordFresh(member, before, outcome, context);
    const state = nextState(before, outcome, place);
    store.record({ sourceId: member.id, now, state });
    const notices = movedNotices(member, outcome);
    if (outcome.status !== 'unchanged') return { ...(state.problem ?? unexpected('')), notices };
    return { status: 'unchanged', reason: outcome.reason, message: 'Nothing new.', notices };
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof PlanetError && cause.code === 'STORE_BROKEN') throw cause;
    const problem = cause instanceof PlanetError ? refused(cause) : unexpected(cause);
    store.record({ sourceId: member.id, now, state: failedState(before, problem, place) });
    return { ...problem, notices: [] };
  }
}

async function recordFresh(
  member: MemberConfig,
  before: SourceState | undefined,
  outcome: Extract<FetchOutcome, { status: 'fresh' }>,
  { store, now, baseUrl }: PollContext,
): Promise<Told> {
  // Loaded when there is something to parse: a run in which nothing changed goes without.
  const { normalizeFeed } = await import('@planet-ceres/normalize');
  const { contentType, contentLanguage, contentLocation } = outcome;
  const { feed, entries, notices } = normalizeFeed(outcome.body, {
    sourceId: member.id,
    url: baseUrl?.(member) ?? outcome.url,
    seen: now,
    ...(contentType && { contentType }),
    ...(contentLanguage && { contentLanguage }),
    ...(contentLocation && { contentLocation }),
  });
  const state = nextState(before, outcome, { feedUrl: member.feedUrl, now, feed });
  const { added, changed } = store.record({ sourceId: member.id, now, state, entries });
  return {
    status: 'fresh',
    message: sentence(added, changed),
    entries: entries.length,
    added,
    changed,
    notices: [...notices, ...movedNotices(member, outcome)],
  };
}

function sentence(added: number, changed: number): string {
  const news = added === 1 ? '1 new entry' : `${added} new entries`;
  if (changed === 0) return added === 0 ? 'Nothing new.' : `${news}.`;
  return added === 0 ? `${changed} changed.` : `${news}, ${changed} changed.`;
}

function movedNotices(member: MemberConfig, outcome: FetchOutcome): Notice[] {
  const moved = 'permanentUrl' in outcome ? outcome.permanentUrl : undefined;
  if (!moved || moved === member.feedUrl) return [];
  const message = `The feed moved for good to ${withoutCredentials(moved)}: the config should say so.`;
  return [{ code: 'feed-moved', message, sourceId: member.id }];
}

function refused({ code, message, hint }: PlanetError): NonNullable<SourceState['problem']> {
  return {
    status: 'failed',
    reason: code.toLowerCase().replaceAll('_', '-'),
    message,
    ...(hint && { hint }),
  };
}

function unexpected(cause: unknown): NonNullable<SourceState['problem']> {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    status: 'failed',
    reason: 'unexpected',
    message: `The feed could not be read: ${reason}.`,
    hint: 'This is a fault of Planet Ceres; please report it with the feed’s address.',
  };
}
