import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { discreetReader } from './discreet-reader.ts';
import { eachOf } from './each-of.ts';
import type { FeedReader } from './feed-reader.ts';
import type { Web } from './open-web.ts';
import { dueAt, type PollContext, pollSource } from './poll-source.ts';
import { readFeedFile } from './read-feed-file.ts';
import type { SourceReport } from './report.ts';

interface Context {
  config: PlanetConfig;
  store: Store;
  now: string;
  force: boolean;
  web: Web;
  feedReader: FeedReader;
  signal: AbortSignal;
  onReport: (report: SourceReport) => void;
  /** Told before anybody waits for the others: they are to be called back. */
  onBroken: (cause: unknown) => void;
}

/** Domains under way for each request: most of them rest, and whoever is not under way costs no memory. */
const lanesPerRequest = 8;

/**
 * Files one after the other. Of the web, who is not due is told at once; the others go by lanes, one for each domain, for the
 * fetcher asks no domain for two feeds at a time. Waits for all who are under way before it throws.
 */
export async function pollMembers(
  members: readonly MemberConfig[],
  context: Context,
): Promise<Map<string, SourceReport>> {
  const { config, web, onReport, onBroken } = context;
  const reports = new Map<string, SourceReport>();
  const started = performance.now();
  const contextFor = (member: MemberConfig) => contextOf(member, started, context);

  const poll = async (member: MemberConfig) => {
    const report = await pollSource(member, await contextFor(member)).catch((cause) => {
      onBroken(cause);
      throw cause;
    });
    onReport(report);
    reports.set(member.id, report);
  };
  const inTurn = async (some: readonly MemberConfig[]) => {
    for (const member of some) await poll(member);
  };
  const inLanes = async (some: readonly MemberConfig[]) => {
    const lanes = new Map<string, MemberConfig[]>();
    for (const member of some) {
      const url = dueAt(member, await contextFor(member));
      if (url === undefined) {
        await poll(member);
        continue;
      }
      const bucket = await web.bucketOf(url);
      const lane = lanes.get(bucket) ?? [];
      lane.push(member);
      lanes.set(bucket, lane);
    }
    await eachOf(lanes.values(), { atOnce: lanesPerRequest * config.fetch.concurrency, work: inTurn });
  };

  const ends = await Promise.allSettled([
    inTurn(members.filter(isFile)),
    inLanes(members.filter((each) => !isFile(each))),
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return reports;
}

function isFile({ feedUrl }: MemberConfig): boolean {
  return !/^https?:/.test(feedUrl);
}

async function contextOf(member: MemberConfig, started: number, context: Context): Promise<PollContext> {
  const { config, store, now, force, web, signal } = context;
  const feedReader = discreetReader(context.feedReader, member);
  const shared = {
    ...{ store, now, force, feedReader, signal, policy: web.policy },
    newMemberEntries: config.newMemberEntries,
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
