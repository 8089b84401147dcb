import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import type { Web } from './open-web.ts';
import { type PollContext, pollSource } from './poll-source.ts';
import { readFeedFile } from './read-feed-file.ts';
import type { SourceReport } from './report.ts';

interface Context {
  config: PlanetConfig;
  store: Store;
  now: string;
  force: boolean;
  web: Web;
  signal: AbortSignal;
  onReport: (report: SourceReport) => void;
  /** Told before anybody waits for the others: they are to be called back. */
  onBroken: (cause: unknown) => void;
}

/** Files one after the other, the web all at once: the fetcher has a queue of its own. Waits for all before it throws. */
export async function pollMembers(
  members: readonly MemberConfig[],
  context: Context,
): Promise<Map<string, SourceReport>> {
  const { onReport, onBroken } = context;
  const reports = new Map<string, SourceReport>();
  const keep = async (member: MemberConfig) => {
    const report = await pollSource(member, await contextOf(member, context)).catch((cause) => {
      onBroken(cause);
      throw cause;
    });
    onReport(report);
    reports.set(member.id, report);
  };
  const inTurn = async () => {
    for (const member of members.filter(isFile)) await keep(member);
  };
  const ends = await Promise.allSettled([inTurn(), ...members.filter((each) => !isFile(each)).map(keep)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return reports;
}

function isFile({ feedUrl }: MemberConfig): boolean {
  return !/^https?:/.test(feedUrl);
}

async function contextOf(member: MemberConfig, context: Context): Promise<PollContext> {
  const { config, store, now, force, web, signal } = context;
  const started = performance.now();
  const shared = {
    ...{ store, now, force, signal, policy: web.policy },
    elapsed: () => (performance.now() - started) / 1000,
  };
  if (isFile(member)) {
    const { dir } = config;
    const ask: PollContext['ask'] = ({ url, bodyHash }) => readFeedFile(url, { dir, url, bodyHash });
    return { ...shared, isFile: true, ask, baseUrl: baseOfFile(member, config) };
  }
  const pausedUntil = await web.pausedUntil(member.feedUrl);
  return { ...shared, isFile: false, ask: (request) => web.ask(member, request), pausedUntil };
}

/** A file has no address of its own: its relative links are the member's home page's, else the planet's. */
function baseOfFile({ siteUrl, feedUrl }: MemberConfig, { url }: PlanetConfig): string {
  return siteUrl ?? (url ? new URL(feedUrl, url).href : 'about:blank');
}
