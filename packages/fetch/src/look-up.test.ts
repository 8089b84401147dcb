import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parseAllowList } from './allow-list.ts';
import { systemClock } from './clock.ts';
import { createFetcherWith, type Fetcher, type FetcherOptions } from './fetcher.ts';
import { lookUp } from './look-up.ts';
import type { Resolve } from './resolve.ts';
import { userAgent } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

/** Name servers that never answer for `*.dead.test`, and 127.0.0.1 for all else. */
const resolve: Resolve = (name) =>
  name.endsWith('.dead.test') ? new Promise(() => {}) : Promise.resolve(['127.0.0.1']);

function fetcherWith(options: Partial<FetcherOptions>, using: Resolve = resolve): Fetcher {
  const allowHosts = ['127.0.0.0/8'];
  return createFetcherWith(
    { resolve: using, clock: systemClock },
    { userAgent, allowHosts, perDomainGap: 0, ...options },
  );
}

test('a dead name holds no place, and the name servers have five seconds', async () => {
  const server = await serve(() => reply(200, {}, '<rss/>'));
  const fetcher = fetcherWith({ concurrency: 1 });
  const started = performance.now();
  const dead = fetcher.fetchFeed({ url: 'http://a.dead.test/' });
  expect(await fetcher.fetchFeed({ url: `http://alive.test:${server.port}/` })).toMatchObject({
    status: 'fresh',
  });
  expect(performance.now() - started).toBeLessThan(4_000);
  expect(await dead).toMatchObject({
    status: 'failed',
    reason: 'dns',
    message: 'The name servers of a.dead.test do not answer.',
  });
  expect(performance.now() - started).toBeGreaterThan(4_900);
});

test('looking up is part of the time that a fetch has', async () => {
  const outcome = await fetcherWith({ timeout: 200 }).fetchFeed({ url: 'http://a.dead.test/' });
  expect(outcome).toMatchObject({
    status: 'failed',
    reason: 'timeout',
    message: 'a.dead.test was not done after 0.2 seconds.',
  });
});

test('an abort does not wait for the name servers', async () => {
  const stop = new AbortController();
  const fetching = fetcherWith({}).fetchFeed({ url: 'http://a.dead.test/', signal: stop.signal });
  await sleep(50);
  stop.abort(new Error('enough'));
  await expect(fetching).rejects.toThrow('enough');
});

test('at most 64 names are looked up at once, those included that wait for a place', async () => {
  const server = await serve(async () => {
    await sleep(5);
    return reply(200, {}, '<rss/>');
  });
  let asking = 0;
  let most = 0;
  let asked = 0;
  let ahead = 0;
  const counting: Resolve = async () => {
    asked++;
    most = Math.max(most, ++asking);
    ahead = Math.max(ahead, asked - server.seen.length);
    await sleep(10);
    asking--;
    return ['127.0.0.1'];
  };
  const fetcher = fetcherWith({ concurrency: 4 }, counting);
  const names = Array.from({ length: 200 }, (_, index) => `n${index}.test`);
  const outcomes = await Promise.all(
    names.map((name) => fetcher.fetchFeed({ url: `http://${name}:${server.port}/` })),
  );
  expect(outcomes.every(({ status }) => status === 'fresh')).toBe(true);
  expect(most).toBe(64);
  // Four requests may have been sent and not yet seen.
  expect(ahead).toBeLessThanOrEqual(64 + 4);
});

test('a name that fails does not make the next of its domain wait', async () => {
  const server = await serve(() => reply(200, {}, '<rss/>'));
  const missing: Resolve = async (name) => {
    if (name === 'a.example.org') throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
    return ['127.0.0.1'];
  };
  const fetcher = fetcherWith({ perDomainGap: 60_000 }, missing);
  const outcomes = await Promise.all(
    ['a', 'b'].map((name) => fetcher.fetchFeed({ url: `http://${name}.example.org:${server.port}/` })),
  );
  expect(outcomes).toMatchObject([{ reason: 'dns' }, { status: 'fresh' }]);
});

test.each<[string, string, readonly string[], string[] | string]>([
  ['a public name', 'http://a.test/', ['93.184.215.14'], ['93.184.215.14']],
  ['a name with one private address', 'http://a.test/', ['93.184.215.14', '::1'], 'unsafe-address'],
  ['a name without addresses', 'http://a.test/', [], 'dns'],
  ['something that is no address', 'http://a.test/', ['not an address'], 'unsafe-address'],
  ['a public literal', 'http://[2606:2800::1]/', ['10.0.0.1'], ['2606:2800::1']],
  ['a private literal', 'http://0x7f.1/', ['93.184.215.14'], 'unsafe-address'],
])('%s', async (_, url, addresses, expected) => {
  const found = await lookUp(new URL(url), {
    allowed: parseAllowList([]),
    resolve: async () => addresses,
  });
  expect('reason' in found ? found.reason : found).toEqual(expected);
});
