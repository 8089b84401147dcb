import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFetcherWith } from '../../packages/fetch/src/fetcher.ts';
import { type Answer, reply, serve } from '../../packages/fetch/src/testing/serve.ts';
import { loadConfig } from '../../packages/planet/src/config/load-config.ts';
import { openPlanet } from '../../packages/planet/src/planet.ts';
import { memoryStore } from '../../packages/planet/src/store/memory-store.ts';
import { rss } from '../behaviours/kit/feed.ts';
import { inTurn } from '../behaviours/kit/one-feed.ts';
import { hour } from '../behaviours/kit/planet.ts';
import { recognizing } from '../behaviours/kit/recognizing.ts';
import { stubResolve } from '../behaviours/kit/stub-resolve.ts';
import { virtualClock } from '../behaviours/kit/virtual-clock.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { gapsOf, openVillage } from './village.ts';

const minute = 1 / 60;
const day = 24;
const good: Answer = () => reply(200, {}, rss());
const httpDate = (hours: number) => new Date(hour(hours)).toUTCString();

test('[S8] max-age and Expires are obeyed, after a 200 and after a 304, within a day', async () => {
  const cached =
    (fields: Record<string, string>): Answer =>
    ({ headers }) =>
      headers['if-none-match'] === undefined
        ? reply(200, { ETag: '"1"', ...fields }, rss())
        : reply(304, fields);
  const village = await openVillage({
    aged: cached({ 'Cache-Control': 'max-age=10800' }),
    expiring: cached({ Date: httpDate(100), Expires: httpDate(105) }),
    forever: cached({ 'Cache-Control': 'max-age=31536000' }),
    busy: (() => {
      let asked = 0;
      return () =>
        reply(200, { ETag: `"${++asked}"`, 'Cache-Control': 'max-age=7200' }, rss({ title: `${asked}` }));
    })(),
  });
  await village.live(4 * day, { every: 0.25 });
  for (const [house, least] of Object.entries({ aged: 3, expiring: 5, forever: 24, busy: 2 })) {
    const gaps = gapsOf(village.logOf(house));
    expect(gaps.length, house).toBeGreaterThanOrEqual(3);
    expect(Math.min(...gaps), house).toBeGreaterThanOrEqual(least);
    expect(Math.max(...gaps), house).toBeLessThanOrEqual(Math.min(1.1 * least, 24) + 0.25);
  }
});

test('[S9] a feed about which nobody says anything is asked once an hour at most', async () => {
  const village = await openVillage({
    plain: good,
    eager: () => reply(200, { 'Cache-Control': 'max-age=1, must-revalidate' }, rss({ head: '<ttl>1</ttl>' })),
    still: recognizing({ ETag: '"1"' }),
  });
  await village.live(day, { every: 5 * minute });
  for (const house of ['plain', 'eager', 'still']) {
    const gaps = gapsOf(village.logOf(house));
    expect(gaps, house).toHaveLength(24);
    expect(Math.min(...gaps), house).toBeCloseTo(1);
  }
});

test('[S10] what is to be waited for is waited for in the next process too', async () => {
  const village = await openVillage(
    {
      plain: good,
      patient: () => reply(200, { 'Cache-Control': 'max-age=21600' }, rss()),
      paused: () => reply(503, { 'Retry-After': '18000' }),
      failing: () => reply(404),
      'one.shared': () => reply(429, { 'Retry-After': '14400' }),
      'two.shared': () => reply(429, { 'Retry-After': '14400' }),
    },
    { store: 'sqlite' },
  );
  await village.live(14, { every: 0.5, restarts: true });
  const least = (house: string) => Math.min(...gapsOf(village.logOf(house)));
  expect(least('plain')).toBeGreaterThanOrEqual(1);
  expect(least('patient')).toBeGreaterThanOrEqual(6);
  expect(least('paused')).toBeGreaterThanOrEqual(5);
  expect(village.logOf('failing').length).toBeLessThanOrEqual(5);
  const shared = village.log.filter(({ house }) => house.endsWith('.shared'));
  expect(shared.length).toBeGreaterThan(2);
  expect(Math.min(...gapsOf(shared))).toBeGreaterThanOrEqual(4);
});

test('[S11] Retry-After is obeyed on 429 and on 503, as a number and as a date, also by a run started by hand', async () => {
  const dated = { Date: httpDate(0), 'Retry-After': httpDate(3) };
  const village = await openVillage({
    many: () => reply(429, { 'Retry-After': '10800' }),
    busy: () => reply(503, { 'Retry-After': '10800' }),
    'many-dated': () => reply(429, dated),
    'busy-dated': () => reply(503, dated),
  });
  await village.live(12, { every: 0.25, force: true });
  for (const house of ['many', 'busy', 'many-dated', 'busy-dated']) {
    const gaps = gapsOf(village.logOf(house));
    expect(gaps.length, house).toBeGreaterThanOrEqual(3);
    expect(Math.min(...gaps), house).toBeGreaterThanOrEqual(3);
  }
});

test('[S12] a pause holds for the whole domain that asked for it', async () => {
  const blogs = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.platform`);
  let isTired = true;
  const answer: Answer = () =>
    isTired ? reply(429, { 'Retry-After': '7200' }) : good({} as never, {} as never);
  const village = await openVillage({
    ...Object.fromEntries(blogs.map((blog) => [blog, answer])),
    elsewhere: good,
  });
  await village.live(1.9, { every: 0.1, force: true });
  const asked = village.log.filter(({ house }) => house.endsWith('.platform'));
  expect(asked).toHaveLength(1);
  expect(village.logOf('elsewhere').length).toBeGreaterThan(10);
  isTired = false;
  await village.live(2.5, { every: 0.1 });
  expect(new Set(village.log.filter(({ isFeed }) => isFeed).map(({ house }) => house)).size).toBe(6);
});

test('[S13] a feed that fails is asked less and less, and still once a week', async () => {
  const village = await openVillage({
    lost: () => reply(404),
    broken: () => reply(500),
    reset: (_request, socket) => void socket.destroy(),
    page: () => reply(200, {}, '<html><title>For sale</title></html>'),
  });
  await village.live(60 * day, { every: 3 });
  for (const house of ['lost', 'broken', 'reset', 'page']) {
    const gaps = gapsOf(village.logOf(house));
    expect(gaps.length, house).toBeGreaterThan(10);
    expect(gaps.length, house).toBeLessThan(20);
    // A quarter more or less each time still grows, until it is a week.
    expect(
      gaps.every((gap, index) => gap + 3 >= Math.min(gaps[index - 1] ?? 0, 7 * day)),
      house,
    ).toBe(true);
    expect(Math.max(...gaps), house).toBeGreaterThanOrEqual(7 * day);
    expect(Math.max(...gaps), house).toBeLessThanOrEqual(7 * day + 3);
  }
});

test('[S15] a feed that is gone is not polled any more', async () => {
  const village = await openVillage({
    gone: inTurn(good, () => reply(410)),
    never: () => reply(410),
  });
  await village.live(2 * 365 * day, { every: 2 * day });
  const after = (house: string) => village.logOf(house).map(({ hours }) => hours / day);
  expect(after('gone')).toEqual([0, 2, 32]);
  expect(after('never')).toEqual([0, 30]);
});

test('[S16] a permanent redirect that lasts is followed for good, one that does not or is temporary is not', async () => {
  let isUp = true;
  const redirect =
    (status: number): Answer =>
    (request, socket) =>
      request.path === '/feed' ? reply(status, { Location: '/new' }) : good(request, socket);
  const village = await openVillage({
    moved: redirect(301),
    moved8: redirect(308),
    found: redirect(302),
    other: redirect(303),
    temporary: redirect(307),
    hiccup: (request, socket) => (isUp ? good : redirect(301))(request, socket),
  });
  await village.live(1 * day, { every: 8 });
  isUp = false;
  await village.live(2 * day, { every: 8 });
  isUp = true;
  await village.live(10 * day, { every: 8 });
  const old = (house: string) => village.logOf(house).filter(({ path }) => path === '/feed');
  for (const house of ['moved', 'moved8']) {
    expect(
      old(house)
        .map(({ hours }) => hours)
        .at(-1),
      house,
    ).toBe(48);
    expect(old(house).length, house).toBeGreaterThanOrEqual(3);
    expect(village.logOf(house).at(-1), house).toMatchObject({ path: '/new', hours: 10 * day });
  }
  for (const house of ['found', 'other', 'temporary', 'hiccup']) {
    expect(old(house), house).toHaveLength(10 * 3 + 1);
  }
});

test('[S20] one request at a time and one a second goes to a domain, if nobody says otherwise', async () => {
  const clock = virtualClock();
  const starts: number[] = [];
  const server = await serve(() => {
    starts.push(clock.now());
    return reply(200, {}, rss());
  });
  const hosts = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.blogs.test`);
  const members = hosts.map((host) => ({ feed: `http://${host}:${server.port}/feed` }));
  const config = await loadConfig(
    temporaryFolder({ 'planet.json': JSON.stringify({ title: 'Test planet', members }) }),
  );
  expect(config.fetch).toMatchObject({ gap: 1, gaps: {} });
  const resolve = stubResolve(Object.fromEntries(hosts.map((host) => [host, ['127.0.0.1']])));
  const fetcher = createFetcherWith(
    { resolve, clock },
    { userAgent: 'Judge/1.0', allowHosts: ['127.0.0.0/8'] },
  );
  const planet = await openPlanet(config, { store: memoryStore(), fetcher, threads: 0 });
  const update = planet.update({ now: hour(0) });
  for (const index of hosts.keys()) {
    while (server.seen.length <= index || server.open() > 0) await turn();
    await clock.advance(999);
    expect(server.seen).toHaveLength(index + 1);
    await clock.advance(1);
  }
  expect(await update).toMatchObject({ failed: 0, added: 12 });
  expect(server.mostAtOnce()).toBe(1);
  expect(starts).toEqual(hosts.map((_, index) => 1_000 * index));
});

test('[S21] polls are spread: hints end at different times, and no feed is always the first', async () => {
  const houses = Array.from({ length: 20 }, (_, index) => `house${index}`);
  const patient: Answer = () => reply(200, { 'Cache-Control': 'max-age=21600' }, rss());
  const hinted = await openVillage(Object.fromEntries(houses.map((house) => [house, patient])));
  await hinted.live(7, { every: 0.05 });
  const times = new Map<number, number>();
  for (const { hours } of hinted.log.filter((each) => each.hours > 0))
    times.set(hours, (times.get(hours) ?? 0) + 1);
  expect([...times.values()].reduce((sum, count) => sum + count)).toBe(20);
  expect(times.size).toBeGreaterThanOrEqual(5);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(8);

  const plain = await openVillage(Object.fromEntries(houses.map((house) => [house, good])), {
    fetch: { concurrency: 1 },
    web: { concurrency: 1 },
  });
  await plain.live(7);
  const firsts = Array.from({ length: 8 }, (_, run) => plain.log.find(({ hours }) => hours === run)?.house);
  expect(new Set(firsts).size).toBeGreaterThanOrEqual(4);
});
