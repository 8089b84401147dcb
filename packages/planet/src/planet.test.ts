import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { formats } from '@planet-ceres/syndicate';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder, writeFiles } from '../test/temp-folder.ts';
import { openPlanet, type Planet } from './planet.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

const now = '2018-08-29T12:00:00.000Z';
const later = '2018-08-30T12:00:00.000Z';

interface Post {
  id: string;
  title?: string;
  date?: string;
  html?: string;
  url?: string;
}

function rss(title: string, posts: Post[]): string {
  const items = posts.map(({ id, title: name = id, date, html, url }) => {
    const pubDate = date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : '';
    const link = url ? `<link>${url}</link>` : '';
    return `<item><guid isPermaLink="false">${id}</guid><title>${name}</title>${link}${pubDate}<description><![CDATA[${html ?? `<p>${id}</p>`}]]></description></item>`;
  });
  return `<rss version="2.0"><channel><title>${title}</title><link>https://${title}.example/</link>${items.join('')}</channel></rss>`;
}

/** A server on the loopback; its URL ends in a slash. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A planet in a folder of its own. */
async function planetOf(
  config: Record<string, unknown>,
  { files = {}, store }: { files?: Record<string, string>; store?: Store } = {},
): Promise<{ planet: Planet; folder: string }> {
  const text = JSON.stringify({
    title: 'Planet',
    url: 'https://planet.example',
    fetch: { allowHosts: ['127.0.0.1'], timeout: 2 },
    ...config,
  });
  const folder = tempFolder({ 'planet.json': text, ...files });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0, ...(store && { store }) });
  onTestFinished(() => planet.close());
  return { planet, folder };
}

/** A planet whose members' feeds are files beside its config. */
function filePlanet(feeds: Record<string, string>, config: Record<string, unknown> = {}) {
  const files = Object.fromEntries(Object.entries(feeds).map(([name, body]) => [`feeds/${name}.xml`, body]));
  const members = Object.keys(feeds).map((name) => ({ feed: `feeds/${name}.xml`, name }));
  return planetOf({ members, ...config }, { files });
}

test('a planet gathers the feeds of its members into one edition, newest first', async () => {
  const { planet } = await filePlanet({
    ann: rss('Ann', [{ id: '1', title: 'First', date: '2018-08-01T10:00:00Z' }]),
    bob: rss('Bob', [{ id: '1', title: 'Second', date: '2018-08-02T10:00:00Z' }]),
  });
  const report = await planet.update({ now });
  expect(report).toMatchObject({ added: 2, changed: 0, failed: 0, gathered: now });
  expect(report.reports).toMatchObject([
    {
      sourceId: 'ann',
      name: 'ann',
      feedUrl: 'feeds/ann.xml',
      status: 'fresh',
      entries: 1,
      message: '1 new entry.',
    },
    { sourceId: 'bob', status: 'fresh', added: 1 },
  ]);
  const edition = await planet.edition();
  expect(edition.entries.map(({ sourceId, title }) => `${sourceId} ${title}`)).toEqual([
    'bob Second',
    'ann First',
  ]);
  expect(edition).toMatchObject({
    planet: { title: 'Planet', url: 'https://planet.example/', language: 'en', timeZone: 'UTC' },
    members: [
      { id: 'ann', name: 'ann', feed: { title: 'Ann' } },
      { id: 'bob', name: 'bob', feed: { title: 'Bob' } },
    ],
    months: [{ month: '2018-08', count: 2 }],
    updated: '2018-08-02T10:00:00.000Z',
    gathered: now,
  });
});

test('an update that brings nothing new changes nothing that is published', async () => {
  const { planet } = await filePlanet({ ann: rss('Ann', [{ id: '1' }]) });
  await planet.update({ now });
  const [revision, edition] = [planet.revision(), JSON.stringify(await planet.edition())];
  const report = await planet.update({ now: later });
  expect(report).toMatchObject({ added: 0, changed: 0, gathered: now, reports: [{ status: 'unchanged' }] });
  expect(planet.revision()).toBe(revision);
  expect(JSON.stringify(await planet.edition())).toBe(edition);
});

test('the same history gives the same bytes, whatever the store', async () => {
  const feeds = {
    ann: rss('Ann', [{ id: '1', html: '<p>A<b>B' }]),
    bob: rss('Bob', [{ id: '1', date: now }]),
  };
  const files = Object.fromEntries(Object.entries(feeds).map(([name, body]) => [`${name}.xml`, body]));
  const config = { members: [{ feed: 'ann.xml' }, { feed: 'bob.xml' }] };
  const inFile = await planetOf(config, { files });
  const inMemory = await planetOf(config, { files, store: memoryStore() });
  for (const { planet } of [inFile, inMemory]) {
    await planet.update({ now });
    await planet.update({ now: later });
  }
  const editions = await Promise.all([inFile, inMemory].map(({ planet }) => planet.edition()));
  expect(JSON.stringify(editions[0])).toBe(JSON.stringify(editions[1]));
  expect(inFile.planet.revision()).toBe(inMemory.planet.revision());
  expect(await inFile.planet.feeds()).toEqual(await inMemory.planet.feeds());
});

test('a revision changes with the config, with new entries and with the health of a member', async () => {
  const feed = rss('Ann', [{ id: '1' }]);
  const { planet, folder } = await filePlanet({ ann: feed });
  const revisions = [planet.revision()];
  await planet.update({ now });
  revisions.push(planet.revision());
  writeFiles(folder, { 'feeds/ann.xml': 'no feed at all' });
  await planet.update({ now: later });
  revisions.push(planet.revision());
  const other = await openPlanet({ ...planet.config, title: 'Another' });
  revisions.push(other.revision());
  other.close();
  const elsewhere = await openPlanet({ ...planet.config, output: '/srv/www' });
  expect(elsewhere.revision()).toBe(planet.revision());
  elsewhere.close();
  expect(new Set(revisions).size).toBe(4);
});

test('no bad feed harms another: HTML, a hang, an error, garbage and a missing file each have a report', async () => {
  const url = await serve((request, response) => {
    switch (request.url) {
      case '/good':
        return void response.end(rss('Good', [{ id: '1' }]));
      case '/html':
        return void response
          .setHeader('content-type', 'text/html')
          .end('<!DOCTYPE html><title>Hello</title>');
      case '/hangs':
        return void response.write('<rss>');
      case '/garbage':
        return void response.end(Buffer.from([1, 2, 3, 255, 254]));
      default:
        return void response.writeHead(500).end('broken');
    }
  });
  const members = ['good', 'html', 'hangs', 'garbage', 'broken'].map((path) => ({
    feed: url + path,
    name: path,
  }));
  const { planet, folder } = await planetOf(
    { members: [...members, { feed: 'gone.xml', name: 'file' }] },
    { files: { 'gone.xml': rss('Gone', []) } },
  );
  await import('node:fs').then(({ rmSync }) => rmSync(join(folder, 'gone.xml')));
  const told: string[] = [];
  const { reports, failed } = await planet.update({ now, onReport: ({ sourceId }) => told.push(sourceId) });
  expect(reports.map(({ sourceId, status, reason }) => [sourceId, status, reason])).toEqual([
    ['good', 'fresh', 'changed'],
    ['html', 'failed', 'not-a-feed'],
    ['hangs', 'failed', 'timeout'],
    ['garbage', 'failed', 'not-a-feed'],
    ['broken', 'failed', 'server-error'],
    ['file', 'failed', 'not-found'],
  ]);
  expect(failed).toBe(5);
  expect(told.toSorted()).toEqual(reports.map(({ sourceId }) => sourceId).toSorted());
  const { entries, members: shown } = await planet.edition();
  expect(entries).toHaveLength(1);
  expect(shown.filter(({ problem }) => problem).map(({ id }) => id)).toEqual([
    'broken',
    'file',
    'garbage',
    'hangs',
    'html',
  ]);
});

test('what was gathered stays while a feed is down, and its problem goes when it is back', async () => {
  let isDown = false;
  const url = await serve((_request, response) => {
    if (isDown) response.writeHead(404).end();
    else response.end(rss('Ann', [{ id: '1' }]));
  });
  const { planet } = await planetOf({ members: [{ feed: `${url}feed`, name: 'ann' }] });
  await planet.update({ now });
  isDown = true;
  await planet.update({ now: later });
  expect(await planet.edition()).toMatchObject({
    entries: [{ id: '1' }],
    members: [{ problem: expect.any(String) }],
  });
  isDown = false;
  await planet.update({ now: '2018-08-31T12:00:00.000Z' });
  expect((await planet.edition()).members[0]).not.toHaveProperty('problem');
});

test('validators are kept from a body that was a feed, and from no other', async () => {
  const answers: { etag: string; body: string }[] = [
    { etag: '"1"', body: rss('Ann', [{ id: '1' }]) },
    { etag: '"2"', body: '<html>An error page with an ETag</html>' },
    { etag: '"3"', body: rss('Ann', [{ id: '2' }]) },
  ];
  const requests: IncomingMessage['headers'][] = [];
  const url = await serve((request, response) => {
    requests.push(request.headers);
    const { etag, body } = answers[Math.min(requests.length, answers.length) - 1] ?? { etag: '', body: '' };
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.setHeader('etag', etag).end(body);
  });
  const { planet } = await planetOf({ members: [{ feed: `${url}feed` }] });
  const statuses: string[] = [];
  for (const day of ['01', '02', '03', '04']) {
    const { reports } = await planet.update({ now: `2018-09-${day}T12:00:00.000Z` });
    statuses.push(...reports.map(({ status }) => status));
  }
  expect(statuses).toEqual(['fresh', 'failed', 'fresh', 'unchanged']);
  expect(requests.map((headers) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"', '"3"']);
  expect(requests[0]?.['user-agent']).toBe('PlanetCeres/0.0.0 (+https://planet.example/)');
});

test('a server that asks for a rest gets it, and a feed that is gone is left alone', async () => {
  let requests = 0;
  const url = await serve((request, response) => {
    requests += 1;
    if (request.url === '/busy') response.writeHead(503, { 'retry-after': '7200' }).end();
    else response.writeHead(410).end();
  });
  const members = ['busy', 'gone'].map((name) => ({ feed: url + name, name }));
  const { planet } = await planetOf({ members });
  await planet.update({ now });
  const soon = await planet.update({ now: '2018-08-29T13:00:00.000Z' });
  expect(requests).toBe(2);
  expect(soon.reports).toMatchObject([
    {
      status: 'waiting',
      reason: 'server-error',
      message: expect.stringMatching(
        /HTTP 503.*Its server asked to be left alone until 2018-08-29 14:00 UTC\.$/,
      ),
    },
    { status: 'waiting', reason: 'gone', message: expect.stringContaining('once more after 2018-09-28') },
  ]);
  expect(soon).toMatchObject({ failed: 2, waiting: 2 });
  await planet.update({ now: later });
  expect(requests).toBe(3);
});

test('an aborted update throws the reason and leaves the planet free for the next', async () => {
  const url = await serve(() => {});
  const { planet } = await planetOf({
    members: [{ feed: `${url}a` }, { feed: `${url}b` }],
    fetch: { allowHosts: ['127.0.0.1'] },
  });
  const stop = new AbortController();
  const update = planet.update({ now, signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(update).rejects.toThrow('enough');
  await expect(planet.update({ now, signal: stop.signal })).rejects.toThrow('enough');
  const free = await planet
    .update({ now, signal: AbortSignal.timeout(100) })
    .catch((error: Error) => error.name);
  expect(free).toBe('TimeoutError');
});

test('two updates of one planet do not run at once', async () => {
  const { planet } = await filePlanet({ ann: rss('Ann', [{ id: '1' }]) });
  const both = await Promise.allSettled([planet.update({ now }), planet.update({ now })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STORE_BUSY' } });
});

test('what is shown is sanitized, entries and the planet’s own words alike', async () => {
  const evil = '<p onclick="x()">Hi<script>alert(1)</script>';
  const { planet } = await filePlanet(
    { ann: rss('Ann', [{ id: '1', html: `${evil}<a id="top" href="/here">x</a>` }]) },
    { intro: evil, notes: [{ title: 'Note', html: evil }] },
  );
  await planet.update({ now });
  const edition = await planet.edition();
  expect(JSON.stringify(edition)).not.toMatch(/script|onclick/);
  expect(edition.planet.intro).toBe('<p>Hi</p>');
  expect(edition.planet.notes).toEqual([{ title: 'Note', html: '<p>Hi</p>' }]);
  expect(edition.entries[0]?.content).toMatch(/id="e[0-9a-f]{16}-top"/);
  expect(edition.entries[0]).not.toHaveProperty('baseUrl');
});

test('the front page is full although one member floods and members carry the same posts', async () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    id: `f${index}`,
    date: new Date(Date.parse('2018-08-20T00:00:00Z') - index * 60_000).toISOString(),
  }));
  const few = Array.from({ length: 12 }, (_, index) => ({
    id: `q${index}`,
    url: `https://shared.example/${index % 6}`,
    date: `2018-07-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
  }));
  const { planet } = await filePlanet(
    { flood: rss('Flood', many), quiet: rss('Quiet', few.slice(0, 6)), echo: rss('Echo', few.slice(6)) },
    { entriesPerPage: 10, entriesPerMember: 4 },
  );
  await planet.update({ now });
  const { entries } = await planet.edition();
  const count = (id: string) => entries.filter(({ sourceId }) => sourceId === id).length;
  expect(entries).toHaveLength(8);
  expect([count('flood'), count('quiet'), count('echo')]).toEqual([4, 4, 0]);
  expect(
    entries.every(({ sourceId, alsoOn }) => sourceId !== 'quiet' || alsoOn?.[0]?.sourceId === 'echo'),
  ).toBe(true);
});

test('a month’s archive holds all its entries, by the planet’s own midnight', async () => {
  const { planet } = await filePlanet(
    {
      ann: rss('Ann', [
        { id: 'july', date: '2018-07-31T21:59:00Z' },
        { id: 'august', date: '2018-07-31T22:00:00Z' },
        { id: 'still-august', date: '2018-08-31T21:59:00Z' },
        { id: 'may', date: '2018-05-05T00:00:00Z' },
      ]),
    },
    { timeZone: 'Europe/Berlin', entriesPerPage: 1 },
  );
  await planet.update({ now: '2018-09-29T12:00:00.000Z' });
  expect(planet.months()).toEqual([
    { month: '2018-08', count: 2 },
    { month: '2018-07', count: 1 },
    { month: '2018-05', count: 1 },
  ]);
  const august = await planet.edition({ month: '2018-08' });
  expect(august.month).toBe('2018-08');
  expect(august.entries.map(({ id }) => id)).toEqual(['still-august', 'august']);
  expect((await planet.edition({ month: '2018-06' })).entries).toEqual([]);
  await expect(planet.edition({ month: 'August' })).rejects.toThrow('"August" is not a month');
});

test('a member without a name is called as its feed calls itself, once that is known', async () => {
  const url = await serve((_request, response) => void response.end(rss('Ann', [{ id: '1' }])));
  const secret = url.replace('//', '//user:secret@');
  const { planet } = await planetOf({ members: [{ feed: `${secret}feed` }] });
  expect((await planet.edition()).members[0]?.name).toBe(new URL(url).host);
  const { reports } = await planet.update({ now });
  expect(reports[0]?.name).toBe('Ann');
  const edition = await planet.edition();
  expect(edition.members[0]).toMatchObject({ id: '127-0-0-1', name: 'Ann' });
  expect(JSON.stringify([edition, reports])).not.toContain('secret');
});

test('a feed’s file that is there no more is one feed that is down; one that never was is a mistake in the config', async () => {
  const csv = 'feed,name\nhttp://127.0.0.1:9/,Cay\n';
  const files = {
    'ann.xml': rss('Ann', [{ id: '1' }]),
    'ben.xml': rss('Ben', [{ id: '2' }]),
    'more.csv': csv,
  };
  const members = [{ feed: './ann.xml' }, { feed: 'ben.xml' }];
  const { planet, folder } = await planetOf({ members, lists: [{ from: 'more.csv' }] }, { files });
  await planet.update({ now });
  rmSync(join(folder, 'ann.xml'));
  rmSync(join(folder, 'more.csv'));
  const config = join(folder, 'planet.json');
  const again = await openPlanet(config, { threads: 0 });
  onTestFinished(() => again.close());
  const { reports, lists } = await again.update({ now: later });
  expect(reports).toMatchObject([
    { status: 'failed', reason: 'not-found', message: 'The file ann.xml is not there.' },
    { status: 'unchanged' },
    { name: 'Cay' },
  ]);
  expect(lists).toMatchObject([{ status: 'failed', reason: 'not-found', members: 1 }]);
  expect((await again.edition()).entries).toHaveLength(2);
  writeFiles(folder, {
    'planet.json': JSON.stringify({ title: 'P', members: [...members, { feed: 'cy.xml' }] }),
  });
  await expect(openPlanet(config)).rejects.toMatchObject({
    problems: [{ path: 'members.2.feed', message: expect.stringContaining('neither a URL nor a file') }],
  });
});

test('a member who is renamed, then moves to another host, keeps the ids of its entries in the combined feeds', async () => {
  const url = await serve((_request, response) => void response.end(rss('Ann', [{ id: '1' }, { id: '2' }])));
  const store = memoryStore();
  const idsOf = async (feed: string, name: string, members: object[] = []) => {
    const fetch = { allowHosts: ['127.0.0.1', 'localhost'], timeout: 2 };
    const { planet } = await planetOf({ members: [{ feed, name }, ...members], fetch }, { store });
    await planet.update({ now, force: true });
    const atom = (await planet.feeds()).find(({ path }) => path === 'atom.xml');
    return [...String(atom?.body).matchAll(/<id>(tag:[^<]*)<\/id>/g)].map(([, id]) => id).sort();
  };
  const before = await idsOf(`${url}feed`, 'Ann');
  expect(before).toEqual(['1', '2'].map((id) => `tag:127.0.0.1,2026:planet/ann/${id}`));
  expect(await idsOf(`${url}feed`, 'Ann Smith')).toEqual(before);
  const moved = `${url.replace('127.0.0.1', 'localhost')}feed`;
  expect(await idsOf(moved, 'Ann Smith')).toEqual(before);
  // Another Ann has the ids of that name: nobody's may be two entries'.
  const ids = await idsOf(moved, 'Ann Smith', [{ feed: `${url}other`, name: 'Ann' }]);
  expect(new Set(ids).size).toBe(4);
});

test('entries of a member who left are no longer shown, and are back when the member is', async () => {
  const { planet } = await filePlanet({ ann: rss('Ann', [{ id: '1' }]), bob: rss('Bob', [{ id: '2' }]) });
  await planet.update({ now });
  const without = await openPlanet({
    ...planet.config,
    members: planet.config.members.filter(({ id }) => id !== 'bob'),
  });
  expect((await without.edition()).entries.map(({ id }) => id)).toEqual(['1']);
  expect(without.months()).toEqual([{ month: '2018-08', count: 1 }]);
  without.close();
  expect((await planet.edition()).entries).toHaveLength(2);
});

test('a member who is renamed keeps every entry', async () => {
  const { planet, folder } = await filePlanet({ ann: rss('Ann', [{ id: 'old' }]) });
  await planet.update({ now });
  writeFiles(folder, { 'feeds/ann.xml': rss('Ann', [{ id: 'new' }]) });
  const members = planet.config.members.map((member) => ({ ...member, name: 'Ann Ex', id: 'ann-ex' }));
  const renamed = await openPlanet({ ...planet.config, members }, { threads: 0 });
  await renamed.update({ now: later });
  expect((await renamed.edition()).entries.map(({ id, sourceId }) => `${sourceId} ${id}`)).toEqual([
    'ann-ex new',
    'ann-ex old',
  ]);
  renamed.close();
});

test('an update starts one thread for all the feeds it reads, and none where nothing has changed', async () => {
  const { planet, folder } = await filePlanet({
    ann: rss('Ann', [{ id: '1' }]),
    bob: rss('Bob', [{ id: '2' }]),
  });
  const threaded = await openPlanet(planet.config);
  onTestFinished(() => threaded.close());
  let started = 0;
  const count = () => {
    started += 1;
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  const startedBy = async (one: Planet) => {
    started = 0;
    await one.update({ now: later });
    return started;
  };
  expect(await startedBy(threaded)).toBe(1);
  expect(await startedBy(threaded)).toBe(0);
  writeFiles(folder, { 'feeds/ann.xml': rss('Ann', [{ id: '3' }]) });
  expect(await startedBy(planet)).toBe(0);
  expect((await planet.edition()).entries).toHaveLength(3);
});

test.each([-1, 1.5, Number.NaN])('%d threads are refused', async (threads) => {
  const { planet } = await filePlanet({});
  await expect(openPlanet(planet.config, { threads })).rejects.toMatchObject({
    code: 'BAD_CONFIG',
    message: `threads is ${threads}, but has to be a whole number from 0 on.`,
  });
});

test('relative links of a feed that is a file start from the member’s home page, else from the planet', async () => {
  const html = '<a href="/there">x</a>';
  const files = { 'ann.xml': rss('Ann', [{ id: '1', html }]).replace(/<link>.*?<\/link>/, '') };
  const contentOf = async (config: Record<string, unknown>) => {
    const { planet } = await planetOf(config, { files });
    await planet.update({ now });
    return (await planet.edition()).entries[0]?.content;
  };
  expect(await contentOf({ members: [{ feed: 'ann.xml', site: 'https://ann.example/' }] })).toContain(
    'href="https://ann.example/there"',
  );
  expect(await contentOf({ url: 'https://planet.example/sub/', members: [{ feed: 'ann.xml' }] })).toContain(
    'href="https://planet.example/there"',
  );
});

test('a history hangs on the id and outlives a change of the feed’s address', async () => {
  const { planet, folder } = await filePlanet({ ann: rss('Ann', [{ id: 'old' }]) });
  await planet.update({ now });
  writeFiles(folder, { 'moved.xml': rss('Ann', [{ id: 'new' }]) });
  const members = planet.config.members.map((member) => ({ ...member, feedUrl: 'moved.xml' }));
  const moved = await openPlanet({ ...planet.config, members }, { threads: 0 });
  await moved.update({ now: later });
  expect((await moved.edition()).entries.map(({ id }) => id)).toEqual(['new', 'old']);
  moved.close();
});

test('a site is published once, and again when there is something new', async () => {
  const { planet, folder } = await filePlanet({ ann: rss('Ann', [{ id: '1' }]) });
  await planet.update({ now });
  const files = async () => [{ path: 'index.html', body: 'page' }, ...(await planet.feeds())];
  expect(planet.isPublished('renderer 1')).toBe(false);
  const { written } = await planet.publish(await files(), { renderer: 'renderer 1' });
  expect(written).toEqual([...formats.map(({ path }) => path), 'index.html'].sort());
  expect(planet.isPublished('renderer 1')).toBe(true);
  expect(planet.isPublished('renderer 2')).toBe(false);
  writeFiles(folder, { 'feeds/ann.xml': rss('Ann', [{ id: '1' }, { id: '2' }]) });
  await planet.update({ now: later });
  expect(planet.isPublished('renderer 1')).toBe(false);
  expect((await planet.publish(await files(), { renderer: 'renderer 1' })).written).toContain('atom.xml');
});
