import { PlanetError } from '@planet-ceres/model';
import { parseAllowList } from './allow-list.ts';
import { bucketOf } from './bucket.ts';
import type { Clock } from './clock.ts';
import type { DiscoveryOutcome } from './discover/discover-feeds.ts';
import { cleanFeedUrl } from './feed-url.ts';
import type { HubOutcome } from './hub-outcome.ts';
import type { FetchOutcome, FetchRequest } from './outcome.ts';
import type { Resolve } from './resolve.ts';
import type { Session, Settings } from './session.ts';

export interface FetcherOptions {
  /** Product, version and a contact, constant: `MyPlanet/1.0 (+https://planet.example/)`. */
  userAgent: string;
  /** Requests in flight at a time. @default 32 */
  concurrency?: number;
  /** Milliseconds between the starts of two requests to the same registrable domain. @default 1000 */
  perDomainGap?: number;
  /** The same for single registrable domains (see `bucketOf`), instead of `perDomainGap`. @default {} */
  domainGaps?: Readonly<Record<string, number>>;
  /** Milliseconds, from the first fetch on, for which registrable domains are to be left alone, as they asked an earlier fetcher. @default {} */
  domainPauses?: Readonly<Record<string, number>>;
  /** Requests in flight to one IP address; hosts that `allowHosts` names are not counted. @default 8 */
  perAddress?: number;
  /** Hosts that may be private or loopback: `host`, `host:port` or a CIDR range each. @default [] */
  allowHosts?: readonly string[];
  /** Bytes of a body, on the wire and decoded. @default 10 MiB */
  maxBytes?: number;
  /** Milliseconds for one fetch with all its redirects, the waiting in queues not counted. @default 30000 */
  timeout?: number;
}

export interface Fetcher {
  /**
   * Fetches a feed when its turn has come. Whatever the network does is an outcome; the only rejections are `signal.reason`
   * after an abort, and that of the request's `whenFresh`.
   */
  fetchFeed(request: FetchRequest): Promise<FetchOutcome>;
  /**
   * Finds the feeds of the site at an address: the address itself if a feed is there; else those that the page's `<link>`
   * elements and `Link` header name, which are not asked; else, asked one by one, the first of ten usual addresses. All
   * requests go the way of `fetchFeed`. For adding a source, not for polling one. Rejects as `fetchFeed` does.
   */
  discoverFeeds(url: string, options?: { signal?: AbortSignal }): Promise<DiscoveryOutcome>;
  /**
   * Tells a WebSub hub that these feeds have changed. The way of `fetchFeed` in all but what is sent; a redirect is not followed.
   * Rejects as `fetchFeed` does.
   */
  tellHub(hub: string, topics: readonly string[], options?: { signal?: AbortSignal }): Promise<HubOutcome>;
  /**
   * The name under which requests to this address are paced: its registrable domain, a public IP address itself, the whole
   * URL for a host of the owner's own or an address that cannot be asked.
   */
  bucketOf(url: string): string;
  /** Waits for every fetch under way. A later fetch starts anew, without the pauses and gaps that were kept so far. */
  close(): Promise<void>;
}

/** What a fetcher has of the world beside the network. */
export interface Seams {
  resolve: Resolve;
  clock: Clock;
}

/** A fetcher that resolves names and counts time its own way: the seam that tests use. */
export function createFetcherWith(seams: Seams, options: FetcherOptions): Fetcher {
  const settings = settingsOf(seams, options);
  const underWay = new Set<Promise<unknown>>();
  let session: Promise<Session> | undefined;

  function opened(): Promise<Session> {
    // Loaded when first needed: undici takes longer to load than a whole planet that has nothing to fetch.
    session ??= import('./session.ts').then(({ openSession }) => openSession(settings));
    return session;
  }

  const fetchIt: Session['fetchFeed'] = async (request, hear) => {
    request.signal?.throwIfAborted();
    return (await opened()).fetchFeed(request, hear);
  };

  async function tellIt(
    hub: string,
    topics: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<HubOutcome> {
    signal?.throwIfAborted();
    return (await opened()).tellHub(hub, topics, signal);
  }

  async function discoverIt(url: string, signal: AbortSignal | undefined): Promise<DiscoveryOutcome> {
    const { discoverFeeds } = await import('./discover/discover-feeds.ts');
    return discoverFeeds(url, fetchIt, signal);
  }

  async function untilDone<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  }

  return {
    fetchFeed: (request) => untilDone(fetchIt(request)),

    discoverFeeds: (url, { signal } = {}) => untilDone(discoverIt(url, signal)),

    tellHub: (hub, topics, { signal } = {}) => untilDone(tellIt(hub, topics, signal)),

    bucketOf(address) {
      const source = cleanFeedUrl(address);
      return 'reason' in source ? address : bucketOf(source.url, settings.allowed);
    },

    async close() {
      await Promise.allSettled(underWay);
      session = undefined;
    },
  };
}

function settingsOf(
  seams: Seams,
  {
    userAgent,
    concurrency = 32,
    perDomainGap = 1_000,
    domainGaps = {},
    domainPauses = {},
    perAddress = 8,
    allowHosts = [],
    maxBytes = 10 * 2 ** 20,
    timeout = 30_000,
  }: FetcherOptions,
): Settings {
  if (typeof userAgent !== 'string' || !/^[\x21-\x7e][\x20-\x7e]*$/.test(userAgent)) {
    throw new PlanetError(
      'BAD_CONFIG',
      `userAgent "${userAgent}" cannot be sent: it is empty or not ASCII.`,
      {
        hint: 'Name your program, its version and where to reach you: MyPlanet/1.0 (+https://planet.example/).',
      },
    );
  }
  expectWhole('concurrency', concurrency, 1);
  expectWhole('perDomainGap', perDomainGap, 0);
  for (const [domain, gap] of Object.entries(domainGaps)) expectWhole(`domainGaps["${domain}"]`, gap, 0);
  for (const [domain, pause] of Object.entries(domainPauses))
    expectWhole(`domainPauses["${domain}"]`, pause, 0);
  expectWhole('perAddress', perAddress, 1);
  expectWhole('maxBytes', maxBytes, 1);
  expectWhole('timeout', timeout, 1);
  return {
    ...seams,
    userAgent,
    concurrency,
    perDomainGap,
    domainGaps: new Map(Object.entries(domainGaps)),
    domainPauses: new Map(Object.entries(domainPauses)),
    perAddress,
    maxBytes,
    timeout,
    allowed: parseAllowList(allowHosts),
  };
}

/** The upper end is the longest time a timer takes. */
function expectWhole(option: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return;
  throw new PlanetError(
    'BAD_CONFIG',
    `${option} is ${value}, but has to be a whole number from ${least} on.`,
  );
}
