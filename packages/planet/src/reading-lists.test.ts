import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pollOf } from '../test/poll-of.ts';
import { tempFolder, writeFiles } from '../test/temp-folder.ts';
import { openPlanet, type Planet } from './planet.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

/** The hour of a run. */
const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of feeds (`/ann`, `/bob` …) and of one list, which the test sets. */
async function serve(): Promise<{
  base: string;
  requests: string[];
  list: (answer: Answer | string[]) => void;
}> {
  const requests: string[] = [];
  let answer: Answer = (_request, response) => response.writeHead(404).end();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const isConditional = request.headers['if-none-match'] !== undefined;
    requests.push(isConditional ? `${path} again` : path);
    if (path.startsWith('/list')) return answer(request, response);
    return response.end(rss(path.slice(1)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const list = (given: Answer | string[]) => {
    answer = typeof given === 'function' ? given : ofNames(given, base);
  };
  return { base, requests, list };
}

function rss(name: string): string {
  return `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link><item><guid>${name}-1</guid><title>By ${name}</title></item></channel></rss>`;
}

/** An OPML list with an ETag of its own. */
function ofNames(names: readonly string[], base: string): Answer {
  return (request, response) => {
    const etag = `"${names.join()}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.setHeader('etag', etag).end(opml(names, base));
  };
}

function opml(names: readonly string[], base: string): string {
  const outlines = names.map((name) => `<outline text="${name}" xmlUrl="${base}/${name}"/>`);
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
}

async function planetOf(
  config: Record<string, unknown>,
  {
    store = memoryStore(),
    files = {},
    env = {},
  }: { store?: Store; files?: Record<string, string>; env?: Record<string, string> } = {},
): Promise<{ planet: Planet; folder: string }> {
  const text = JSON.stringify({ title: 'P', fetch: { allowHosts: ['127.0.0.1'], gap: 0 }, ...config });
  const folder = tempFolder({ 'planet.json': text, ...files });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0, store, env });
  onTestFinished(() => planet.close());
  return { planet, folder };
}

const idsOf = (planet: Planet): string[] => planet.config.members.map(({ id }) => id);

test('members of a list show up in the run that fetched it, and stay known without the network', async () => {
  const { base, list } = await serve();
  list(['ann', 'bob']);
  const store = memoryStore();
  const config = {
    lists: [{ from: `${base}/list`, tags: ['friends'] }],
    members: [{ feed: `${base}/cy`, name: 'Cy' }],
  };
  const { planet } = await planetOf(config, { store });
  expect(idsOf(planet)).toEqual(['cy']);
  const before = planet.revision();
  const told: string[] = [];
  const report = await planet.update({
    now: at(1),
    onList: ({ from, status }) => told.push(`${status} ${from}`),
  });
  expect(told).toEqual([`fresh ${base}/list`]);
  expect(report).toMatchObject({
    added: 3,
    lists: [{ from: `${base}/list`, status: 'fresh', members: 2, message: '2 members.' }],
  });
  expect(report.reports.map(({ sourceId }) => sourceId)).toEqual(['cy', 'ann', 'bob']);
  expect(idsOf(planet)).toEqual(['cy', 'ann', 'bob']);
  expect(planet.revision()).not.toBe(before);
  const { planet: again } = await planetOf(config, { store });
  expect(again.revision()).toBe(planet.revision());
  expect(again.status().map(({ health }) => health)).toEqual(['well', 'well', 'well']);
  const { members, entries } = await again.edition();
  expect(members.map(({ id, tags }) => [id, ...tags])).toEqual([
    ['ann', 'friends'],
    ['bob', 'friends'],
    ['cy'],
  ]);
  expect(entries).toHaveLength(3);
});

test('a list is asked as politely as a feed: when it is due, with conditions', async () => {
  const { base, requests, list } = await serve();
  list(['ann']);
  const { planet } = await planetOf({ lists: [{ from: `${base}/list` }] });
  await planet.update({ now: at(1) });
  const soon = await planet.update({ now: '2026-03-02T01:30:00.000Z' });
  expect(soon.lists).toMatchObject([{ status: 'waiting', reason: 'well', members: 1, notBefore: at(2) }]);
  const later = await planet.update({ now: at(3) });
  expect(later.lists).toMatchObject([{ status: 'unchanged', members: 1 }]);
  expect(requests.filter((path) => path.startsWith('/list'))).toEqual(['/list', '/list again']);
});

const broken: [string, Answer][] = [
  ['cannot be fetched', (_request, response) => response.writeHead(500).end()],
  ['is gone', (_request, response) => response.writeHead(410).end()],
  ['is a page', (_request, response) => response.end('<!doctype html><title>Maintenance</title>')],
  ['is broken', (_request, response) => response.end('{"members": [')],
  ['is empty all of a sudden', (_request, response) => response.end('<opml version="2.0"><body/></opml>')],
];

test.each(broken)('a list that %s takes nobody away, and the report says so', async (_what, answer) => {
  const { base, list } = await serve();
  list(['ann', 'bob']);
  const { planet } = await planetOf({ lists: [{ from: `${base}/list` }] });
  await planet.update({ now: at(1) });
  list(answer);
  const { lists, reports } = await planet.update({ now: at(3) });
  expect(lists).toMatchObject([{ status: expect.stringMatching(/failed|gone/), members: 2 }]);
  expect(lists[0]?.message).toMatch(/Its 2 members of last time stay\.$/);
  expect(reports).toHaveLength(2);
  list(['bob', 'cy']);
  const { lists: good } = await planet.update({ now: at(23), force: true });
  expect(good).toMatchObject([{ status: 'fresh', members: 2 }]);
  expect(idsOf(planet)).toEqual(['bob', 'cy']);
});

test('a list that is something else is not said to be no feed, and of one member it says so', async () => {
  const { base, list } = await serve();
  list(['ann']);
  const { planet } = await planetOf({ lists: [{ from: `${base}/list`, format: 'opml' }] });
  await planet.update({ now: at(1) });
  list((_request, response) => response.end('broken <'));
  const { lists } = await planet.update({ now: at(3) });
  expect(lists[0]?.message).toBe(
    'The list cannot be read: it starts with "broken <". Its 1 member of last time stays.',
  );
  expect(lists[0]).not.toHaveProperty('hint');
});

test('a list that never was good brings nobody, and keeps nobody else from being read', async () => {
  const { base } = await serve();
  const { planet } = await planetOf({
    lists: [{ from: `${base}/list` }],
    members: [{ feed: `${base}/ann` }],
  });
  const { lists, added } = await planet.update({ now: at(1) });
  expect(lists).toMatchObject([{ status: 'failed', reason: 'not-found', members: 0 }]);
  expect(lists[0]?.message).not.toContain('stay');
  expect(added).toBe(1);
});

test('who is in the config is the config’s, and who is on two lists comes once, with the tags of both', async () => {
  const { base, list } = await serve();
  list(['ann', 'bob']);
  const files = { 'more.csv': `feed,name,id\n${base}/bob,Robert,ann\n${base}/cy,Cy,ann\n` };
  const lists = [
    { from: `${base}/list`, tags: ['one'] },
    { from: './more.csv', tags: ['two'] },
  ];
  const members = [{ feed: `${base}/ann#top`, name: 'Ann Ex', id: 'ann' }];
  const { planet } = await planetOf({ lists, members }, { files });
  await planet.update({ now: at(1) });
  expect(planet.config.members.map(({ id, name, tags }) => [id, name, ...tags])).toEqual([
    ['ann', 'Ann Ex'],
    ['bob', 'bob', 'one', 'two'],
    ['cy', 'Cy', 'two'],
  ]);
});

test('a list in a file is looked at in every update, and lists in lists are not followed', async () => {
  const { base, requests } = await serve();
  const list = (name: string) =>
    `title: T\nlists: [{ from: ${base}/list }]\nmembers: [{ feed: ${base}/${name}, filters: [{ exclude: "(" }] }]\n`;
  const { planet, folder } = await planetOf(
    { lists: [{ from: 'theirs.yaml' }] },
    { files: { 'theirs.yaml': list('ann') } },
  );
  const first = await planet.update({ now: at(1) });
  expect(first.lists[0]).not.toHaveProperty('notBefore');
  expect(planet.config.notices.map(({ message }) => message)).toEqual([
    expect.stringContaining('is no pattern'),
  ]);
  writeFiles(folder, { 'theirs.yaml': list('bob') });
  await planet.update({ now: '2026-03-02T01:01:00.000Z' });
  expect(planet.config.members).toMatchObject([{ feedUrl: `${base}/bob` }]);
  expect(requests).toEqual(['/ann', '/bob']);
});

test('a secret in a list’s address is told to nobody', async () => {
  const { base, list } = await serve();
  list((_request, response) => response.writeHead(500).end());
  const { planet } = await planetOf(
    { lists: [{ from: `${base}/list?key=\${KEY}` }] },
    { env: { KEY: 'sesame' } },
  );
  const { lists } = await planet.update({ now: at(1) });
  expect(lists[0]?.from).toBe(`${base}/list?key=\${KEY}`);
  expect(JSON.stringify(lists)).not.toContain('sesame');
});

test.each([
  ['../list.opml', 'lies outside the config'],
  ['nothing.opml', 'neither a URL nor a file'],
  ['ftp://a.example/list', 'is not a web address'],
  ['https://a.example/planet.config.ts?x', 'is a program'],
])('a list at %s is a mistake in the config', async (from, problem) => {
  await expect(
    planetOf({ lists: [{ from }, { from: 'https://a.example/l' }, { from: 'https://a.example/l#x' }] }),
  ).rejects.toThrow(
    expect.objectContaining({
      code: 'BAD_CONFIG',
      problems: [
        expect.objectContaining({ path: 'lists.0.from', message: expect.stringContaining(problem) }),
        { path: 'lists.2.from', message: expect.stringContaining('once more') },
      ],
    }),
  );
});

test('views may show members that only lists know', async () => {
  const { base, list } = await serve();
  list(['ann']);
  const { planet } = await planetOf({ lists: [{ from: `${base}/list` }], show: { members: ['ann'] } });
  await planet.update({ now: at(1) });
  expect(idsOf(planet)).toEqual(['ann']);
});

test('a list on the public web leads to nothing on this machine’s network, and to no feed twice by http and https', async () => {
  const { base, requests } = await serve();
  const store = memoryStore();
  const from = 'https://lists.example/members.csv';
  const csv = `feed,name\n${base}/ann,Ann\nhttp://cy.example/feed,Cy\nhttps://cy.example/feed,Cy\nhttps://dee.example/,Dee\n`;
  store.recordList(from, {
    poll: { ...pollOf(from), notBefore: at(23) },
    body: { bytes: new TextEncoder().encode(csv) },
  });
  const members = [{ feed: 'http://dee.example/', name: 'Dee', disabled: true }];
  const { planet } = await planetOf({ lists: [{ from }], members }, { store });
  expect(planet.config.members.map(({ feedUrl, disabled }) => [feedUrl, disabled])).toMatchObject([
    ['http://dee.example/', {}],
    [`${base}/ann`, { reason: 'Its address is private, and its list is not.' }],
    ['http://cy.example/feed', undefined],
  ]);
  expect(requests).toEqual([]);
});
