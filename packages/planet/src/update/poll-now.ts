import type { FetchOutcome } from '@planet-ceres/fetch';
import { recordFailure, recordPoll } from '@planet-ceres/fetch/schedule';
import { PlanetError } from '@planet-ceres/model';
import { howToAllow } from '../config/how-to-allow.ts';
import type { MemberConfig } from '../config/planet-config.ts';
import type { SourceState } from '../store/store.ts';
import { findGap, previousPage, readArchive } from './archive.ts';
import { askAndRead, bodyOf, type ReadOutcome } from './ask-and-read.ts';
import { movedNotices } from './moved-notices.ts';
import type { Ask, PollContext, Told } from './poll-source.ts';
import { readAgain, readerFor } from './read-again.ts';
import { absences, type Reading, readResult } from './reading.ts';

/** Pages of an archive that one update fetches for one source. */
const pagesAtOnce = 5;

/** Asks, and records what came of it in one transaction. What goes wrong with the source is what is told. */
export async function pollNow(
  member: MemberConfig,
  before: SourceState | undefined,
  request: Parameters<Ask>[0],
  context: PollContext,
): Promise<Told> {
  const { store, now, policy, signal } = context;
  try {
    const outcome = await askAndRead(request, { ...context, member });
    if (outcome.status === 'failed' && outcome.reason === 'paused') {
      return { status: 'waiting', reason: 'paused', message: outcome.message, notices: [] };
    }
    if (outcome.status === 'fresh') return await recordFresh(member, before, outcome, context);
    if (outcome.status === 'unchanged') return await recordUnchanged(member, before, outcome, context);
    const state = recordPoll(before?.poll, outcome, { feedUrl: member.feedUrl, now, policy });
    store.record({ sourceId: member.id, now, state: { ...before, poll: state } });
    const { status, reason, message } = outcome;
    const hint = reason === 'unsafe-address' ? howToAllow(new URL(outcome.url).host) : outcome.hint;
    return { status, reason, message, ...(hint && { hint }), notices: [] };
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof PlanetError && cause.code === 'STORE_BROKEN') throw cause;
    return recordUnexpected(member, before, cause, context);
  }
}

async function recordUnchanged(
  member: MemberConfig,
  before: SourceState | undefined,
  outcome: Extract<FetchOutcome, { status: 'unchanged' }>,
  context: PollContext,
): Promise<Told> {
  const { store, now, policy, elapsed } = context;
  const next = recordPoll(before?.poll, outcome, {
    feedUrl: member.feedUrl,
    now,
    policy,
    elapsed: elapsed(),
  });
  const { entries, gap, notices } = await closeGap(member, before, context);
  const { gap: _closed, ...kept } = before ?? {};
  const state = { ...kept, poll: next, ...(gap && { gap }) };
  const { added } = store.record({ sourceId: member.id, now, state, entries });
  await readAgain(member, context);
  return {
    status: outcome.status,
    reason: outcome.reason,
    message: added > 0 ? sentence(added, 0) : outcome.message,
    ...(added > 0 && { added }),
    notices: [...notices, ...movedNotices(member, before?.poll, next)],
  };
}

async function recordFresh(
  member: MemberConfig,
  before: SourceState | undefined,
  outcome: ReadOutcome,
  context: PollContext,
): Promise<Told> {
  const { store, now, policy, baseUrl, elapsed, newMemberEntries } = context;
  const { reading } = outcome;
  const next = recordPoll(before?.poll, outcome, {
    feedUrl: member.feedUrl,
    now,
    policy,
    elapsed: elapsed(),
    read: readResult(reading, now),
  });
  if (!reading.isFeed) {
    store.record({ sourceId: member.id, now, state: { ...before, poll: next } });
    const { reason, message, hint } = reading.problem;
    return { status: 'failed', reason, message, ...(hint && { hint }), notices: [] };
  }
  const { feed, entries, notices } = reading;
  const isDelta = outcome.reason === 'delta';
  const archive = await closeGap(member, before, context, isDelta ? undefined : reading);
  const { added, changed } = store.record({
    sourceId: member.id,
    now,
    state: {
      poll: next,
      feed,
      reader: readerFor(member),
      ...(archive.gap && { gap: archive.gap }),
    },
    entries: [...archive.entries, ...entries],
    ...(!isDelta && archive.entries.length === 0 && absences(reading)),
    ...(newMemberEntries !== undefined && { newMemberEntries }),
    ...(!isDelta && { body: bodyOf(outcome, baseUrl) }),
  });
  return {
    status: 'fresh',
    reason: outcome.reason,
    message: sentence(added, changed),
    entries: entries.length,
    added,
    changed,
    notices: [...notices, ...archive.notices, ...movedNotices(member, before?.poll, next)],
  };
}

/** Fetches what went by between two polls: what the reading shows to be missing, else what an earlier update left over. */
async function closeGap(
  member: MemberConfig,
  before: SourceState | undefined,
  { store, now, ask, feedReader }: PollContext,
  reading?: Extract<Reading, { isFeed: true }>,
): ReturnType<typeof readArchive> {
  const knownIds = (ids: readonly string[]) => store.knownIds(member.id, ids);
  // Most feeds name no archive: for them the store need not be asked.
  const isPaged = reading !== undefined && previousPage(reading.feed) !== undefined;
  const newest = isPaged ? store.entrySpan({ sourceIds: [member.id] })?.newest : undefined;
  const gap = (reading && findGap(reading.feed, reading.entries, { newest, knownIds })) ?? before?.gap;
  if (!gap) return { entries: [], notices: [] };
  const fetchPage = (url: string) => askAndRead({ url }, { ask, feedReader, member, now });
  return readArchive(gap, { sourceId: member.id, fetchPage, knownIds, pages: pagesAtOnce });
}

function recordUnexpected(
  member: MemberConfig,
  before: SourceState | undefined,
  cause: unknown,
  { store, now, policy }: PollContext,
): Told {
  const why = cause instanceof Error ? cause.message : String(cause);
  const problem = {
    reason: 'unexpected' as const,
    message: `The feed could not be fetched: ${why}.`,
    hint: 'This is a fault of Planet Ceres; please report it with the feed’s address.',
  };
  const poll = recordFailure(before?.poll, problem, { feedUrl: member.feedUrl, now, policy });
  store.record({ sourceId: member.id, now, state: { ...before, poll } });
  return { status: 'failed', ...problem, notices: [] };
}

function sentence(added: number, changed: number): string {
  const news = added === 1 ? '1 new entry' : `${added} new entries`;
  if (changed === 0) return added === 0 ? 'Nothing new.' : `${news}.`;
  return added === 0 ? `${changed} changed.` : `${news}, ${changed} changed.`;
}
