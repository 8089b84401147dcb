import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Answer, reply, serve } from '../../packages/fetch/src/testing/serve.ts';
import { loadConfig } from '../../packages/planet/src/config/load-config.ts';
import { openPlanet } from '../../packages/planet/src/planet.ts';
import { memoryStore } from '../../packages/planet/src/store/memory-store.ts';
import { atom } from '../behaviours/kit/atom.ts';
import { behaviours } from '../behaviours/kit/behaviours.ts';
import { rss } from '../behaviours/kit/feed.ts';
import { hour } from '../behaviours/kit/planet.ts';
import { openTimedPlanet } from '../behaviours/kit/timed-planet.ts';
import { openWeb } from '../behaviours/kit/web.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { openVillage } from './village.ts';

const good: Answer = () => reply(200, { ETag: '"1"', 'Last-Modified': 'long ago' }, rss());

test('[S14] whatever goes wrong, nothing is asked twice in one run', async () => {
  const faults: Record<string, Answer> = {
    busy: () => reply(503, { 'Retry-After': '0' }),
    broken: () => reply(500),
    many: () => reply(429, { 'Retry-After': '0' }),
    timeout: () => reply(408),
    early: () => reply(425),
    closed: (_request, socket) => void socket.destroy(),
    reset: (_request, socket) => void socket.resetAndDestroy(),
    cut: () => reply(200, { 'Content-Length': '999' }, rss()),
    torn: () => reply(200, { 'Content-Encoding': 'gzip' }, gzipSync(rss()).subarray(0, 50)),
    odd: () => 'ICY 200 OK\r\n\r\n',
    page: () => reply(200, {}, '<html></html>'),
    empty: () => reply(200),
    silent: () => undefined,
  };
  const village = await openVillage(faults, { web: { timeout: 1_500 } });
  await village.live(0);
  expect(village.log.map(({ house }) => house).toSorted()).toEqual(Object.keys(faults).toSorted());
});

const said = [
  'accept',
  'accept-encoding',
  'connection',
  'host',
  'if-modified-since',
  'if-none-match',
  'user-agent',
];

test('[S17] no request tells where it comes from, carries a cookie or says more than it has to', async () => {
  const cookies = { 'Set-Cookie': ['id=42; Path=/', 'seen=1; Domain=test'] };
  const village = await openVillage({
    plain: () => reply(200, { ...cookies, ETag: '"1"', 'Last-Modified': 'long ago' }, rss()),
    moving: ({ path }) =>
      path === '/feed' ? reply(302, { ...cookies, Location: '/next' }) : reply(200, cookies, rss()),
    away: () => reply(302, { ...cookies, Location: 'http://plain.test/elsewhere' }),
  });
  await village.live(6);
  expect(village.log.length).toBeGreaterThan(20);
  const names = new Set(village.log.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].toSorted()).toEqual(said);
  // Nothing is added to an address.
  expect(new Set(village.log.map(({ path }) => path))).toEqual(new Set(['/feed', '/next']));
});

test('[S18] the planet says who it is, in which version, and how its owner is reached', async () => {
  const server = await serve(good);
  const fetch = { allowHosts: ['127.0.0.1'] };
  const agentOf = async (config: Record<string, unknown>) => {
    const input = { title: 'Test planet', fetch, members: [{ feed: `${server.origin}/feed` }], ...config };
    const folder = temporaryFolder({ 'planet.json': JSON.stringify(input) });
    const planet = await openPlanet(join(folder, 'planet.json'), { store: memoryStore(), threads: 0 });
    await planet.update({ now: hour(0) });
    return server.seen.at(-1)?.headers['user-agent'];
  };
  const shape = /^PlanetCeres\/\d+\.\d+\.\d+\S* \(\+(\S+)\)$/;
  expect(shape.exec(String(await agentOf({ url: 'https://planet.example/' })))?.[1]).toBe(
    'https://planet.example/',
  );
  const contact = 'mailto:jane@planet.example';
  expect(shape.exec(String(await agentOf({ fetch: { ...fetch, contact } })))?.[1]).toBe(contact);
  expect(shape.exec(String(await agentOf({})))?.[1]).toMatch(/^https:\/\//);
});

test('[S19] gzip and brotli are offered, and read', async () => {
  const village = await openVillage({
    gzip: () => reply(200, { 'Content-Encoding': 'gzip' }, gzipSync(rss())),
    brotli: () => reply(200, { 'Content-Encoding': 'br' }, brotliCompressSync(rss())),
  });
  await village.live(1);
  for (const { headers } of village.log) {
    const offered = headers['accept-encoding']?.split(/,\s*/);
    expect(offered).toEqual(expect.arrayContaining(['gzip', 'br']));
  }
  expect(village.planet.titles('gzip')).toHaveLength(2);
  expect(village.planet.titles('brotli')).toHaveLength(2);
});

test('[S22] a body that is too large when it is decoded is an error, and nothing of it is kept', async () => {
  const huge = atom([1, 2], { title: 'Huge', head: `<rights>${' '.repeat(10 * 2 ** 20)}</rights>` });
  const village = await openVillage({
    gzip: () => reply(200, { ETag: '"1"', 'Content-Encoding': 'gzip' }, gzipSync(huge)),
    brotli: () => reply(200, { ETag: '"1"', 'Content-Encoding': 'br' }, brotliCompressSync(huge)),
    plain: () => reply(200, { ETag: '"1"' }, huge),
  });
  const { reports } = await village.planet.update(0);
  expect(reports.map(({ reason }) => reason)).toEqual(['too-large', 'too-large', 'too-large']);
  for (const house of ['gzip', 'brotli', 'plain']) {
    expect(village.planet.titles(house)).toEqual([]);
    expect(village.planet.state(house)?.poll).not.toHaveProperty('validators');
  }
});

test('[S23] no feed takes longer than its time, however its server spends it', async () => {
  const config = await loadConfig(
    temporaryFolder({ 'planet.json': '{ "title": "Test planet", "members": [] }' }),
  );
  expect(config.fetch.timeout).toBe(30);
  const village = await openVillage(
    {
      silent: behaviours.silence,
      head: behaviours['dribbled-header'],
      body: behaviours['dribbled-body'],
      hops: behaviours['slow-redirects'],
    },
    { web: { timeout: 500 } },
  );
  const started = performance.now();
  const { reports } = await village.planet.update(0);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(reports.map(({ reason }) => reason)).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
});

test('[S24] no address that is not public is connected to, whatever name, redirect or link leads there', async () => {
  const web = await openWeb();
  const secret = await web.serve(good, { address: '0.0.0.0' });
  const inside = `http://inside.test:${secret.port}/hidden`;
  // 127.0.0.2 stands for the public internet.
  const open = await web.serve(
    ({ path }) =>
      path === '/feed'
        ? reply(302, { Location: inside })
        : reply(301, { Location: `http://127.0.0.1:${secret.port}/` }),
    { address: '127.0.0.2' },
  );
  const names = {
    'inside.test': ['127.0.0.1'],
    'mixed.test': ['127.0.0.2', '127.0.0.1'],
    'six.test': ['::1'],
    'mapped.test': ['::ffff:127.0.0.1'],
    'network.test': ['192.168.1.1'],
    'cloud.test': ['169.254.169.254'],
  };
  const members = [
    ...Object.keys(names).map((name) => `http://${name}:${secret.port}/feed`),
    `${open.origin}/feed`,
    `${open.origin}/other`,
  ];
  const planet = await openTimedPlanet(web, members, {
    web: { names, allowHosts: [`127.0.0.2:${open.port}`] },
  });
  for (const hours of [0, 2, 8, 48]) {
    const { reports } = await planet.update(hours, { force: true });
    expect(new Set(reports.map(({ reason }) => reason))).toEqual(new Set(['unsafe-address']));
  }
  expect(secret.connections()).toBe(0);
  expect(open.seen.length).toBeGreaterThan(4);
});

test('[S25] the same body is not read twice', async () => {
  const numbers = Array.from({ length: 3_000 }, (_, index) => index + 1);
  const body = atom(numbers);
  const village = await openVillage({ large: () => reply(200, {}, body) });
  const processorTime = async (hours: number) => {
    const before = process.cpuUsage();
    const { reports } = await village.planet.update(hours);
    const { user, system } = process.cpuUsage(before);
    return { spent: user + system, report: reports[0] };
  };
  const first = await processorTime(0);
  expect(first.report).toMatchObject({ status: 'fresh', added: 3_000 });
  const second = await processorTime(2);
  expect(second.report).toMatchObject({ status: 'unchanged', reason: 'same-body' });
  // Fetching and comparing it costs a fraction of reading it.
  expect(second.spent).toBeLessThan(first.spent / 3);
  expect(village.planet.state('large')?.poll.counts).toMatchObject({ polls: 2, changed: 1 });
});
