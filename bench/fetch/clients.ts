import { hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { FetchRequest } from '../../packages/fetch/src/index.ts';

/** Asks a URL with validators, and unzips and hashes the body if there is one. Resolves to `304` or `200`. */
export type Client = (url: string) => Promise<number>;

export type ClientName = 'planet-ceres' | 'undici.request' | 'undici.fetch';

const userAgent = 'PlanetBench/1.0 (+https://planet.example/)';
const lastModified = 'Mon, 23 Nov 2026 10:00:00 GMT';
const maxOutputLength = 10 * 2 ** 20;
const headers = {
  'user-agent': userAgent,
  accept: 'application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1',
  'accept-encoding': 'gzip, br, zstd',
  'if-none-match': '"old"',
  'if-modified-since': lastModified,
};

// undici is the very copy that the fetcher uses.
const makers: Record<ClientName, (concurrency: number) => Promise<Client>> = {
  async 'planet-ceres'(concurrency) {
    const { createFetcher } = await import('../../packages/fetch/src/index.ts');
    const { fetchFeed } = createFetcher({ userAgent, concurrency, allowHosts: ['127.0.0.0/8'] });
    return async (url) => {
      const outcome = await fetchFeed(requestOf(url));
      if (outcome.status === 'fresh') return outcome.httpStatus;
      if (outcome.status === 'unchanged') return 304;
      throw new Error(outcome.message);
    };
  },

  async 'undici.request'() {
    const { Agent, request } = await import('../../packages/fetch/node_modules/undici/index.js');
    const dispatcher = new Agent({ pipelining: 0 });
    return async (url) => {
      const { statusCode, body } = await request(url, { dispatcher, headers });
      if (statusCode === 200) digest(await body.bytes());
      else await body.dump();
      return statusCode;
    };
  },

  async 'undici.fetch'() {
    const { Agent, fetch } = await import('../../packages/fetch/node_modules/undici/index.js');
    const dispatcher = new Agent({ pipelining: 0 });
    return async (url) => {
      const response = await fetch(url, { dispatcher, headers });
      // It has unzipped the body by itself.
      hash('sha256', new Uint8Array(await response.arrayBuffer()), 'hex');
      return response.status;
    };
  },
};

/** A client with at most so many requests under way at a time, if it counts them at all. */
export function createClient(name: ClientName, concurrency: number): Promise<Client> {
  return makers[name](concurrency);
}

/** What a planet asks a feed that it knows. */
export function requestOf(url: string): FetchRequest {
  return { url, validators: { url, etag: '"old"', lastModified }, bodyHash: '0'.repeat(64) };
}

function digest(body: Uint8Array): string {
  return hash('sha256', gunzipSync(body, { maxOutputLength }), 'hex');
}
