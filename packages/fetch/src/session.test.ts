import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testFetcher } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

const loopback = { allowHosts: ['127.0.0.0/8'] };
const here = ['127.0.0.1'];

test('two hosts of one registrable domain are asked one after the other, a gap apart', async () => {
  const server = await serve(async () => {
    await sleep(10);
    return reply(200, {}, '<rss/>');
  });
  const fetcher = testFetcher(
    { ...loopback, perDomainGap: 250 },
    { 'a.example.org': here, 'b.example.org': here, 'example.org': here, 'warm.test': here },
  );
  await fetcher.fetchFeed({ url: `http://warm.test:${server.port}/` });
  await Promise.all(
    ['a.example.org', 'b.example.org', 'example.org'].map((name) =>
      fetcher.fetchFeed({ url: `http://${name}:${server.port}/` }),
    ),
  );
  const [, first = 0, second = 0, third = 0] = server.seen.map(({ at }) => at);
  expect(second - first).toBeGreaterThan(150);
  expect(third - second).toBeGreaterThan(150);
  expect(server.mostAtOnce()).toBe(1);
});

test('different domains, and different URLs of a named host, are asked at once', async () => {
  const server = await serve(async () => {
    await sleep(150);
    return reply(200, {}, '<rss/>');
  });
  const names = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`${index}.test`, here]));
  const domains = testFetcher({ ...loopback, perDomainGap: 1_000 }, names);
  await Promise.all(
    Object.keys(names).map((name) => domains.fetchFeed({ url: `http://${name}:${server.port}/` })),
  );
  expect(server.mostAtOnce()).toBe(8);
  const own = testFetcher({ perDomainGap: 1_000, concurrency: 4 });
  await Promise.all([1, 2, 3, 4, 5, 6].map((path) => own.fetchFeed({ url: `${server.origin}/${path}` })));
  expect(server.seen).toHaveLength(14);
  expect(server.seen.at(-1)?.at).toBeLessThan((server.seen[8]?.at ?? 0) + 900);
});

test('no more requests are in flight than allowed', async () => {
  const server = await serve(async () => {
    await sleep(40);
    return reply(200, {}, '<rss/>');
  });
  const fetcher = testFetcher({ concurrency: 5 });
  const paths = Array.from({ length: 30 }, (_, index) => `/${index}`);
  await Promise.all(paths.map((path) => fetcher.fetchFeed({ url: server.origin + path })));
  expect(server.seen).toHaveLength(30);
  expect(server.mostAtOnce()).toBe(5);
});

test.each([
  ['a 429', reply(429, { 'Retry-After': '120' }), 'failed', 120],
  ['a 503 with Retry-After', reply(503, { 'Retry-After': '60' }), 'failed', 60],
  [
    'a used-up quota',
    reply(200, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '37' }, '<rss/>'),
    'fresh',
    37,
  ],
])('after %s nobody of that domain is asked again', async (_, bytes, status, retryAfter) => {
  const server = await serve(() => bytes);
  const fetcher = testFetcher(loopback, { 'a.example.org': here, 'b.example.org': here });
  const [first, ...others] = await Promise.all(
    ['a', 'b', 'b'].map((name) => fetcher.fetchFeed({ url: `http://${name}.example.org:${server.port}/` })),
  );
  expect(first?.status).toBe(status);
  expect(others).toMatchObject([
    { status: 'failed', reason: 'paused', retryAfter },
    { status: 'failed', reason: 'paused', retryAfter },
  ]);
  expect(server.seen).toHaveLength(1);
});

test('a pause of a named host is for the one URL only', async () => {
  const server = await serve(({ path }) => (path === '/busy' ? reply(429) : reply(200, {}, '<rss/>')));
  const fetcher = testFetcher();
  const fetchPath = async (path: string) => (await fetcher.fetchFeed({ url: server.origin + path })).status;
  expect(await fetchPath('/busy')).toBe('failed');
  expect(await fetchPath('/calm')).toBe('fresh');
});

test('a 503 without Retry-After pauses nobody', async () => {
  const server = await serve(() => reply(503));
  const fetcher = testFetcher(loopback, { 'example.org': here });
  const url = `http://example.org:${server.port}/`;
  await fetcher.fetchFeed({ url });
  expect(await fetcher.fetchFeed({ url })).toMatchObject({ reason: 'server-error' });
});

test('a redirect to another domain queues there', async () => {
  const hub = await serve(async () => {
    await sleep(150);
    return reply(200, {}, '<rss/>');
  });
  const server = await serve(() => reply(302, { Location: `http://hub.test:${hub.port}/` }));
  const fetcher = testFetcher(loopback, { 'a.test': here, 'b.test': here, 'hub.test': here });
  const outcomes = await Promise.all(
    ['a.test', 'b.test'].map((name) => fetcher.fetchFeed({ url: `http://${name}:${server.port}/` })),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fresh', 'fresh']);
  expect(hub.seen).toHaveLength(2);
  expect(hub.mostAtOnce()).toBe(1);
});

test('a redirect within a domain is part of the same visit', async () => {
  const server = await serve(({ path }) =>
    path === '/' ? reply(302, { Location: '/feed' }) : reply(200, {}, '<rss/>'),
  );
  const fetcher = testFetcher({ ...loopback, perDomainGap: 5_000 }, { 'example.org': here });
  const outcome = await fetcher.fetchFeed({ url: `http://example.org:${server.port}/` });
  expect(outcome.status).toBe('fresh');
});
