import type { Fetcher } from '@planet-ceres/fetch';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { createFeedReader } from './feed-reader.ts';
import { followRenames } from './follow-renames.ts';
import { instant } from './instant.ts';
import { noteLastConfig } from './last-config.ts';
import { newcomers, sameSiteNotices } from './new-and-left.ts';
import { openWeb } from './open-web.ts';
import { orderMembers } from './order-members.ts';
import { pollLists } from './poll-lists.ts';
import { pollMembers } from './poll-members.ts';
import type { ListReport, SourceReport, UpdateReport } from './report.ts';

export interface UpdateOptions {
  /** The instant of this update, ISO 8601. */
  now: string;
  /** Asks also the feeds that are not due. A pause that a server asked for is kept all the same. @default false */
  force?: boolean;
  /** Seconds after which no further feed is asked; those left over come first in the next update. Absent: no limit. */
  maxRun?: number;
  /** Told of each source as soon as it is done, in no fixed order. */
  onReport?: (report: SourceReport) => void;
  /** Told of each list of members as soon as it is done, before any source. */
  onList?: (report: ListReport) => void;
  /** Aborting ends the update with `signal.reason`; what was recorded by then stays. */
  signal?: AbortSignal;
}

/** What a planet was opened with. */
export interface UpdateContext {
  /** With the members of its lists, as far as they are known. */
  config: PlanetConfig;
  /** The same once lists have changed. */
  refresh: () => Promise<PlanetConfig>;
  store: Store;
  fetcher: Fetcher | undefined;
  threads: number;
  /** Where it is written down with which config the store was updated last. Absent for a store that somebody else opened. */
  lastConfig?: string | undefined;
}

/** Polls every source that is due and records what each brought. See `Planet.update`. */
export async function updatePlanet(
  { config: known, refresh, store, fetcher, threads, lastConfig }: UpdateContext,
  { now: given, force = false, maxRun, onReport, onList, signal: outer }: UpdateOptions,
): Promise<UpdateReport> {
  const now = instant(given);
  outer?.throwIfAborted();
  const unlock = store.lock();
  // A store that cannot be written ends the update; the feeds still under way are called back.
  const broken = new AbortController();
  const signal = outer ? AbortSignal.any([outer, broken.signal]) : broken.signal;
  const giveUp = maxRun === undefined ? undefined : AbortSignal.timeout(maxRun * 1000);
  const web = openWeb({ config: known, store, now, fetcher, signal, giveUp });
  const feedReader = createFeedReader({ threads, signal });
  try {
    const shared = { store, now, force, web, signal };
    const lists = await pollLists(known, {
      ...{ ...shared, dir: known.dir },
      onReport: (report) => onList?.(report),
    });
    const config = lists.some(({ status }) => status === 'fresh') ? await refresh() : known;
    web.expect(config.members);
    followRenames(config.members, store);
    const came = newcomers(config.members, store);
    const active = config.members.filter(({ disabled }) => !disabled);
    const members = orderMembers(active, store, now);
    const reports = await pollMembers(members, {
      ...{ ...shared, config, feedReader },
      onReport: (report) => onReport?.(report),
      onBroken: (cause) => broken.abort(cause),
    });
    outer?.throwIfAborted();
    const notices = [
      ...sameSiteNotices(came, config.members, store),
      ...(lastConfig === undefined ? [] : noteLastConfig(lastConfig, config)),
    ];
    return { lists, notices, ...summary(config, reports, store.gathered()) };
  } finally {
    await Promise.all([web.close(), feedReader.close()]);
    unlock();
  }
}

function summary(
  { members }: PlanetConfig,
  reports: ReadonlyMap<string, SourceReport>,
  gathered: string | undefined,
): Omit<UpdateReport, 'lists' | 'notices'> {
  const inOrder = members.flatMap(({ id }) => reports.get(id) ?? []);
  const sum = (key: 'added' | 'changed') => inOrder.reduce((total, report) => total + (report[key] ?? 0), 0);
  return {
    reports: inOrder,
    added: sum('added'),
    changed: sum('changed'),
    failed: inOrder.filter(isAiling).length,
    waiting: inOrder.filter(({ status }) => status === 'waiting').length,
    ...(gathered && { gathered }),
  };
}

function isAiling({ status, reason }: SourceReport): boolean {
  if (status === 'waiting') return reason !== 'well' && reason !== 'paused';
  return status === 'failed' || status === 'gone';
}
