import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { expectStatus, testFetcher } from './testing/fetching.ts';
import { manualClock } from './testing/manual-clock.ts';
import { meetingOf } from './testing/meeting.ts';
import { reply, serve } from './testing/serve.ts';

const loopback = { allowHosts: ['127.0.0.0/8'] };
const here = ['127.0.0.1'];
const feed = reply(200, {}, '<rss/>');

/** So many names that lead here. */
function namesHere(count: number): Record<string, string[]> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.test`, here]));
}

describe('the gap', () => {
  test('lies between two hosts of one registrable domain', async () => {
    const server = await serve(() => feed);
    const clock = manualClock();
    const names = { 'a.example.org': here, 'b.example.org': here, 'example.org': here };
    const fetcher = testFetcher({ ...loopback, perDomainGap: 1_000 }, names, clock);
    const fetches = Object.keys(names).map((name) =>
      fetcher.fetchFeed({ url: `http://${name}:${server.port}/` }),
    );
    for (const [index, fetching] of fetches.entries()) {
      await fetching;
      clock.pass(999);
      await sleep(5);
      expect(server.seen).toHaveLength(index + 1);
      clock.pass(1);
    }
    expect(server.mostAtOnce()).toBe(1);
  });

  test('may be another one for a domain that is named', async () => {
    const server = await serve(() => feed);
    const clock = manualClock();
    const names = { 'a.example.org': here, 'b.example.org': here, 'a.test': here };
    const options = { ...loopback, perDomainGap: 1_000, domainGaps: { 'example.org': 60_000, 'a.test': 0 } };
    const fetcher = testFetcher(options, names, clock);
    const fetchFrom = (name: string) => fetcher.fetchFeed({ url: `http://${name}:${server.port}/` });
    await fetchFrom('a.test');
    await fetchFrom('a.test');
    await fetchFrom('a.example.org');
    const waiting = fetchFrom('b.example.org');
    await expect.poll(() => clock.pending()).toBe(1);
    clock.pass(59_999);
    await sleep(5);
    expect(server.seen).toHaveLength(3);
    clock.pass(1);
    expect((await waiting).status).toBe('fresh');
  });

  test('is no matter for a redirect within the domain, which is part of the same visit and goes before others', async () => {
    const server = await serve(async ({ path }) => {
      await sleep(5);
      return path === '/' ? reply(302, { Location: '/feed' }) : feed;
    });
    const names = { 'example.org': here, ...namesHere(6) };
    const fetcher = testFetcher({ ...loopback, perDomainGap: 5_000, concurrency: 1 }, names);
    const urls = ['example.org/', ...Object.keys(namesHere(6)).map((name) => `${name}/other`)].map((place) =>
      place.replace('/', `:${server.port}/`),
    );
    const outcomes = await Promise.all(urls.map((url) => fetcher.fetchFeed({ url: `http://${url}` })));
    expect(outcomes.every(({ status }) => status === 'fresh')).toBe(true);
    // Whoever was first in line takes the place while the name is looked up again.
    expect(server.seen.slice(0, 3).map(({ path }) => path)).toEqual(['/', '/other', '/feed']);
  });
});

describe('at once', () => {
  test('different domains, and different URLs of a named host, are asked', async () => {
    const meeting = meetingOf(8);
    const server = await serve(async () => {
      await meeting.arrive();
      return feed;
    });
    const names = namesHere(8);
    const domains = testFetcher({ ...loopback, perDomainGap: 60_000 }, names);
    await Promise.all(
      Object.keys(names).map((name) => domains.fetchFeed({ url: `http://${name}:${server.port}/` })),
    );
    expect(server.mostAtOnce()).toBe(8);
    const own = testFetcher({ perDomainGap: 60_000 });
    await Promise.all([1, 2, 3].map((path) => own.fetchFeed({ url: `${server.origin}/${path}` })));
    expect(server.seen).toHaveLength(11);
  });

  test('no more requests are in flight than allowed', async () => {
    const server = await serve(async () => {
      await sleep(20);
      return feed;
    });
    const fetcher = testFetcher({ concurrency: 5 });
    const paths = Array.from({ length: 30 }, (_, index) => `/${index}`);
    await Promise.all(paths.map((path) => fetcher.fetchFeed({ url: server.origin + path })));
    expect(server.seen).toHaveLength(30);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(5);
  });

  test('one address is asked no more often than allowed, whatever names lead to it, and others do not wait', async () => {
    const meeting = meetingOf(1);
    const slow = await serve(async () => {
      await sleep(50);
      return feed;
    });
    const other = await serve(
      async () => {
        await meeting.arrive();
        return feed;
      },
      { address: '127.0.0.5' },
    );
    const names = { ...namesHere(12), 'other.test': ['127.0.0.5'] };
    const fetcher = testFetcher({ ...loopback, perAddress: 3, concurrency: 4 }, names);
    const fetches = Object.keys(namesHere(12)).map((name) =>
      fetcher.fetchFeed({ url: `http://${name}:${slow.port}/` }),
    );
    await fetcher.fetchFeed({ url: `http://other.test:${other.port}/` });
    expect(slow.seen.length).toBeLessThan(12);
    await Promise.all(fetches);
    expect(slow.seen).toHaveLength(12);
    expect(slow.mostAtOnce()).toBeLessThanOrEqual(3);
  });

  test('the address of a host that the owner named does not count', async () => {
    const meeting = meetingOf(4);
    const server = await serve(async () => {
      await meeting.arrive();
      return feed;
    });
    const fetcher = testFetcher({ perAddress: 1 });
    await Promise.all([1, 2, 3, 4].map((path) => fetcher.fetchFeed({ url: `${server.origin}/${path}` })));
    expect(server.mostAtOnce()).toBe(4);
  });
});

describe('a pause', () => {
  test.each([
    ['a 429', reply(429, { 'Retry-After': '120' }), 'failed', 120],
    ['a 503 with Retry-After', reply(503, { 'Retry-After': '60' }), 'failed', 60],
    ['a redirect to nowhere with Retry-After', reply(302, { 'Retry-After': '60' }), 'failed', 60],
    [
      'a used-up quota',
      reply(200, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '37' }, '<rss/>'),
      'fresh',
      37,
    ],
  ])('after %s keeps everybody away from the domain', async (_, bytes, status, retryAfter) => {
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

  test('is told as long as it still is, and ends', async () => {
    const server = await serve(({ path }) => (path === '/busy' ? reply(429) : feed));
    const clock = manualClock();
    const fetcher = testFetcher(loopback, { 'example.org': here }, clock);
    const fetchPath = (path: string) =>
      fetcher.fetchFeed({ url: `http://example.org:${server.port}${path}` });
    expect(await fetchPath('/busy')).toMatchObject({ reason: 'rate-limited', retryAfter: 14_400 });
    clock.pass(4_000_000);
    expect(await fetchPath('/calm')).toMatchObject({ reason: 'paused', retryAfter: 10_400 });
    clock.pass(10_400_000);
    expect(await fetchPath('/calm')).toMatchObject({ status: 'fresh' });
  });

  test('that an earlier fetcher was asked for is kept, also by who is redirected there', async () => {
    const server = await serve(({ path }) =>
      path === '/away' ? reply(302, { Location: `http://a.example.org:${server.port}/` }) : feed,
    );
    const clock = manualClock();
    const names = { 'a.example.org': here, 'b.test': here };
    const fetcher = testFetcher({ ...loopback, domainPauses: { 'example.org': 90_000 } }, names, clock);
    const fetchFrom = (name: string, path: string) =>
      fetcher.fetchFeed({ url: `http://${name}:${server.port}${path}` });
    expect(await fetchFrom('a.example.org', '/')).toMatchObject({ reason: 'paused', retryAfter: 90 });
    expect(await fetchFrom('b.test', '/away')).toMatchObject({ reason: 'paused', retryAfter: 90 });
    expect(server.seen.map(({ path }) => path)).toEqual(['/away']);
    clock.pass(90_000);
    expect(await fetchFrom('b.test', '/away')).toMatchObject({ status: 'fresh' });
  });

  test('of a named host is for the one URL only', async () => {
    const server = await serve(({ path }) => (path === '/busy' ? reply(429) : feed));
    const fetcher = testFetcher();
    const fetchPath = async (path: string) => (await fetcher.fetchFeed({ url: server.origin + path })).status;
    expect(await fetchPath('/busy')).toBe('failed');
    expect(await fetchPath('/calm')).toBe('fresh');
  });

  test('does not follow from a 503 without Retry-After', async () => {
    const server = await serve(() => reply(503));
    const fetcher = testFetcher(loopback, { 'example.org': here });
    const url = `http://example.org:${server.port}/`;
    await fetcher.fetchFeed({ url });
    expect(await fetcher.fetchFeed({ url })).toMatchObject({ reason: 'server-error' });
  });

  test('asked for by a redirect holds where it was asked for, and the redirect is followed', async () => {
    const server = await serve(({ path }) => {
      const fields = { 'Retry-After': '600' };
      if (path === '/inside') return reply(302, { ...fields, Location: '/feed' });
      if (path === '/outside') return reply(302, { ...fields, Location: `http://b.test:${server.port}/` });
      return feed;
    });
    const names = { 'a.test': here, 'b.test': here, 'c.test': here };
    const fetcher = testFetcher(loopback, names);
    const fetchFrom = (name: string, path: string) =>
      fetcher.fetchFeed({ url: `http://${name}:${server.port}${path}` });
    expect(await fetchFrom('c.test', '/inside')).toMatchObject({
      status: 'fresh',
      hints: { retryAfter: 600 },
    });
    expect(await fetchFrom('c.test', '/feed')).toMatchObject({ reason: 'paused' });
    expect(expectStatus(await fetchFrom('a.test', '/outside'), 'fresh').hints).toEqual({});
    expect(await fetchFrom('a.test', '/feed')).toMatchObject({ reason: 'paused', retryAfter: 600 });
    expect(await fetchFrom('b.test', '/feed')).toMatchObject({ status: 'fresh' });
  });
});

test('a redirect to another domain queues there', async () => {
  const hub = await serve(async () => {
    await sleep(30);
    return feed;
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

describe('giving up', () => {
  test('leaves out who waits, whatever for, and lets finish who is under way', async () => {
    const evening = new AbortController();
    const server = await serve(async ({ path }) => {
      await sleep(50);
      return path === '/a' ? reply(302, { Location: '/b' }) : feed;
    });
    const names = { ...namesHere(5), 'example.org': here };
    const fetcher = testFetcher({ ...loopback, concurrency: 1, perAddress: 1 }, names);
    const fetchFrom = (place: string) =>
      fetcher.fetchFeed({ url: `http://${place}`, giveUp: evening.signal });
    const underWay = fetchFrom(`example.org:${server.port}/a`);
    const others = [
      fetchFrom(`example.org:${server.port}/c`),
      ...Object.keys(namesHere(5)).map((name) => fetchFrom(`${name}:${server.port}/`)),
    ];
    await expect.poll(() => server.seen.length).toBe(1);
    evening.abort();
    for (const outcome of await Promise.all(others)) {
      expect(outcome).toEqual({
        status: 'failed',
        reason: 'paused',
        url: expect.any(String),
        message: expect.stringContaining('turn did not come'),
        hint: 'It is asked next time.',
      });
    }
    expect(await underWay).toMatchObject({ status: 'fresh' });
    expect(server.seen.map(({ path }) => path)).toEqual(['/a', '/b']);
    expect(await fetchFrom(`1.test:${server.port}/`)).toMatchObject({ reason: 'paused' });
  });

  test('is no abort: the next fetch goes its way', async () => {
    const server = await serve(() => feed);
    const fetcher = testFetcher();
    await fetcher.fetchFeed({ url: server.origin, giveUp: AbortSignal.abort() });
    expect(await fetcher.fetchFeed({ url: server.origin })).toMatchObject({ status: 'fresh' });
    expect(server.seen).toHaveLength(1);
  });
});

test('thousands may wait behind one signal without a warning and without a trace', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  const evening = new AbortController();
  const { signal } = new AbortController();
  const fetcher = testFetcher({ ...loopback, concurrency: 1 }, { 'x.test': here });
  const server = await serve(() => undefined);
  const first = fetcher.fetchFeed({ url: `http://x.test:${server.port}/`, signal: AbortSignal.timeout(500) });
  await expect.poll(() => server.seen.length).toBe(1);
  const fetches = Array.from({ length: 3_000 }, (_, index) =>
    fetcher.fetchFeed({ url: `http://${index}.test/`, giveUp: evening.signal, signal }),
  );
  await sleep(20);
  evening.abort();
  const outcomes = await Promise.all(fetches);
  expect(outcomes.every((outcome) => outcome.status === 'failed')).toBe(true);
  await expect(first).rejects.toHaveProperty('name', 'TimeoutError');
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
