import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../../packages/fetch/src/clock.ts';
import { createFetcherWith, type Fetcher, type FetcherOptions } from '../../../packages/fetch/src/fetcher.ts';
import type { FetchOutcome, FetchRequest } from '../../../packages/fetch/src/outcome.ts';
import { userAgent } from '../../../packages/fetch/src/testing/fetching.ts';
import { type Answer, reply, serve, type TestServer } from '../../../packages/fetch/src/testing/serve.ts';
import { rss } from './feed.ts';
import { type Leads, stubResolve } from './stub-resolve.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface WebOptions extends Partial<FetcherOptions> {
  names?: Readonly<Record<string, Leads>>;
  clock?: VirtualClock;
}

/** The part of a web that a test needs: servers that misbehave, and fetchers that have to bear it. */
export interface Web {
  /** A server on loopback that answers like this. */
  serve(answer: Answer, options?: Parameters<typeof serve>[1]): Promise<TestServer>;
  /**
   * A fetcher that may talk to 127.0.0.1 (or to `allowHosts`), has no gap between requests and knows `names` alone. A healthy
   * feed elsewhere is fetched with it when the test ends.
   */
  fetcher(options?: WebOptions): Fetcher;
  /** One fetch with a fetcher of its own, while the same fetcher fetches a healthy feed elsewhere. */
  fetch(request: string | FetchRequest, options?: WebOptions): Promise<FetchOutcome>;
}

/**
 * A web for one test. When the test ends it holds the two things that go for every behaviour: a bad feed has not harmed a
 * healthy one, and no connection is left open, whatever the server did.
 */
export async function openWeb(): Promise<Web> {
  const servers: TestServer[] = [];
  const fetchers: Fetcher[] = [];
  const start = async (...given: Parameters<typeof serve>): Promise<TestServer> => {
    const server = await serve(...given);
    servers.push(server);
    return server;
  };
  const neighbour = await start(() => reply(200, {}, rss({ title: 'Neighbour' })), { address: '127.0.0.7' });
  const fetchNeighbour = async (fetcher: Fetcher) =>
    expect(await fetcher.fetchFeed({ url: `${neighbour.origin}/feed` })).toMatchObject({ status: 'fresh' });

  const fetcherWith = ({
    names = {},
    clock,
    allowHosts = ['127.0.0.1'],
    ...options
  }: WebOptions = {}): Fetcher =>
    createFetcherWith(
      { resolve: stubResolve(names), clock: clock ?? systemClock },
      {
        userAgent,
        perDomainGap: 0,
        allowHosts: [...allowHosts, `127.0.0.7:${neighbour.port}`],
        ...options,
      },
    );

  onTestFinished(async () => {
    for (const fetcher of fetchers) {
      await fetchNeighbour(fetcher);
      await fetcher.close();
    }
    const open = () => servers.map((server) => server.open());
    await expect.poll(open, { timeout: 5_000 }).toEqual(servers.map(() => 0));
  });

  return {
    serve: start,

    fetcher(options) {
      const fetcher = fetcherWith(options);
      fetchers.push(fetcher);
      return fetcher;
    },

    async fetch(request, options) {
      const fetcher = fetcherWith(options);
      const asked = typeof request === 'string' ? { url: request } : request;
      const [outcome] = await Promise.all([fetcher.fetchFeed(asked), fetchNeighbour(fetcher)]);
      await fetcher.close();
      return outcome;
    },
  };
}
