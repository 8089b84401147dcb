import type { Fetcher, FetchOutcome } from '@planet-ceres/fetch';
import { type PollPolicy, recordBucket } from '@planet-ceres/fetch/schedule';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { learnedPace } from './learned-pace.ts';
import { openFetcher } from './open-fetcher.ts';
import type { Ask } from './poll-source.ts';

/** The web as one update sees it. */
export interface Web {
  policy: Partial<PollPolicy>;
  /** Fetches for a member or a list, and remembers what its server says about its whole domain. */
  ask(source: Pick<MemberConfig, 'feedUrl' | 'insecure'>, request: Parameters<Ask>[0]): Promise<FetchOutcome>;
  /** From now on these are the members whose feeds no redirect of another may lead to. */
  expect(members: readonly MemberConfig[]): void;
  /** The name under which requests to this URL are paced. */
  bucketOf(url: string): Promise<string>;
  /** Until when an earlier update was asked to leave the domain of this URL alone. */
  pausedUntil(url: string): Promise<string | undefined>;
  close(): Promise<void>;
}

interface Context {
  config: PlanetConfig;
  store: Store;
  now: string;
  /** One that the caller made and closes. Absent: one is made, and its libraries loaded, when a source is due. */
  fetcher: Fetcher | undefined;
  signal: AbortSignal;
  /** Aborted when no further source is to be asked. */
  giveUp: AbortSignal | undefined;
}

/** Opens the web for one update: one fetcher, with the gaps and pauses that earlier updates learned. */
export function openWeb({ config, store, now, fetcher: given, signal, giveUp }: Context): Web {
  let feedUrls = new Set(config.members.map(({ feedUrl }) => feedUrl));
  let own: Promise<Fetcher> | undefined;
  const fetcher = async (): Promise<Fetcher> => {
    own ??= given ? Promise.resolve(given) : openFetcher(config, learnedPace(config, store, now));
    return own;
  };
  const buckets = store.buckets();

  return {
    policy: policyOf(config),

    expect(members) {
      feedUrls = new Set(members.map(({ feedUrl }) => feedUrl));
    },

    async ask(source, request) {
      const open = await fetcher();
      const outcome = await open.fetchFeed({
        ...request,
        now,
        signal,
        ...(giveUp && { giveUp }),
        // The owner trusted one server, not wherever its redirects lead.
        ...(source.insecure && isSameOrigin(request.url, source.feedUrl) && { isInsecure: true }),
        ...(config.fetch.deltas && { wantsDelta: true }),
        isTaken: (url) => url !== source.feedUrl && feedUrls.has(url),
      });
      const bucket = open.bucketOf(outcome.url);
      const before = buckets.get(bucket);
      const state = recordBucket(before, outcome, now);
      if (state && state !== before) {
        buckets.set(bucket, state);
        store.recordBucket(bucket, state);
      }
      return outcome;
    },

    bucketOf: async (url) => (await fetcher()).bucketOf(url),

    async pausedUntil(url) {
      const isQuiet = [...buckets.values()].every(({ pausedUntil = '' }) => pausedUntil <= now);
      return isQuiet ? undefined : buckets.get((await fetcher()).bucketOf(url))?.pausedUntil;
    },

    async close() {
      if (!given) await (await own)?.close();
    },
  };
}

function isSameOrigin(one: string, other: string): boolean {
  return URL.parse(one)?.origin === URL.parse(other)?.origin;
}

export function policyOf({ fetch }: PlanetConfig): Partial<PollPolicy> {
  return { interval: fetch.interval * 60, isAdaptive: fetch.adaptive };
}
