import type { Fetcher } from '@planet-ceres/fetch';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { SourceState, Store } from '../store/store.ts';
import { packageVersions } from '../versions.ts';
import { followRenames } from './follow-renames.ts';
import { pollSource } from './poll-source.ts';
import { readFeedFile } from './read-feed-file.ts';
import type { SourceReport, UpdateReport } from './report.ts';

export interface UpdateOptions {
  /** The instant of this update, ISO 8601. */
  now: string;
  /** Told of each source as soon as it is done, in no fixed order. */
  onReport?: (report: SourceReport) => void;
  /** Aborting ends the update with `signal.reason`; what was recorded by then stays. */
  signal?: AbortSignal;
}

/** Polls every source that is due and records what each brought. See `Planet.update`. */
export async function updatePlanet(
  { config, store }: { config: PlanetConfig; store: Store },
  { now: instant, onReport, signal: outer }: UpdateOptions,
): Promise<UpdateReport> {
  const now = new Date(instant).toISOString();
  outer?.throwIfAborted();
  const unlock = store.lock();
  // A store that cannot be written ends the update; the feeds still under way are called back.
  const broken = new AbortController();
  const signal = outer ? AbortSignal.any([outer, broken.signal]) : broken.signal;
  const web = webPoll(config, signal);

  const run = async (member: MemberConfig): Promise<SourceReport> => {
    const context = isFile(member)
      ? { poll: filePoll(config), baseUrl: (file: MemberConfig) => baseOfFile(file, config) }
      : { poll: web.poll };
    const report = await pollSource(member, { store, now, signal, ...context }).catch((cause) => {
      broken.abort(cause);
      throw cause;
    });
    onReport?.(report);
    return report;
  };

  try {
    followRenames(config.members, store);
    const reports = await settleAll(config.members, run);
    outer?.throwIfAborted();
    return summary(reports, store.gathered());
  } finally {
    await web.close();
    unlock();
  }
}

/** Files one after the other, the web all at once: the fetcher has a queue of its own. Waits for all before it throws. */
async function settleAll(
  members: readonly MemberConfig[],
  run: (member: MemberConfig) => Promise<SourceReport>,
): Promise<SourceReport[]> {
  const reports = new Map<string, SourceReport>();
  const keep = async (member: MemberConfig) => {
    reports.set(member.id, await run(member));
  };
  const [files, others] = [members.filter(isFile), members.filter((member) => !isFile(member))];
  const inTurn = async () => {
    for (const member of files) await keep(member);
  };
  const ends = await Promise.allSettled([inTurn(), ...others.map(keep)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return members.flatMap(({ id }) => reports.get(id) ?? []);
}

function isFile({ feedUrl }: MemberConfig): boolean {
  return !/^https?:/.test(feedUrl);
}

function filePoll({
  dir,
}: PlanetConfig): (member: MemberConfig, state?: SourceState) => ReturnType<typeof readFeedFile> {
  return (member, state) =>
    readFeedFile(member.feedUrl, {
      dir,
      url: member.feedUrl,
      bodyHash: state?.feedUrl === member.feedUrl ? state.bodyHash : undefined,
    });
}

/** A file has no address of its own: its relative links are the member's home page's, else the planet's. */
function baseOfFile({ siteUrl, feedUrl }: MemberConfig, { url }: PlanetConfig): string {
  return siteUrl ?? (url ? new URL(feedUrl, url).href : 'about:blank');
}

/** The fetcher is made, and its libraries loaded, when the first source on the web is due. */
function webPoll(config: PlanetConfig, signal: AbortSignal) {
  let fetcher: Promise<Fetcher> | undefined;
  return {
    async poll({ feedUrl }: MemberConfig, state: SourceState | undefined) {
      fetcher ??= openFetcher(config);
      const known = state?.feedUrl === feedUrl ? state : undefined;
      return (await fetcher).fetchFeed({
        url: feedUrl,
        signal,
        ...(known?.validators && { validators: known.validators }),
        ...(known?.bodyHash && { bodyHash: known.bodyHash }),
      });
    },
    async close() {
      await (await fetcher)?.close();
    },
  };
}

async function openFetcher({ fetch, url }: PlanetConfig): Promise<Fetcher> {
  const { createFetcher } = await import('@planet-ceres/fetch');
  const { concurrency, timeout, allowHosts } = fetch;
  const contact = fetch.contact ?? url ?? 'https://github.com/planet-ceres/planet-ceres';
  const userAgent = `PlanetCeres/${packageVersions.planet} (+${contact.replace(/[^\x21-\x7e]/g, '')})`;
  return createFetcher({ userAgent, concurrency, timeout: timeout * 1000, allowHosts });
}

function summary(reports: SourceReport[], gathered: string | undefined): UpdateReport {
  const sum = (key: 'added' | 'changed') => reports.reduce((total, report) => total + (report[key] ?? 0), 0);
  return {
    reports,
    added: sum('added'),
    changed: sum('changed'),
    failed: reports.filter(({ status }) => status === 'failed' || status === 'gone').length,
    ...(gathered && { gathered }),
  };
}
