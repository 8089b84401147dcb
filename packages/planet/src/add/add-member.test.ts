import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { sqliteStore } from '../store/sqlite-store.ts';
import { type AddOptions, type AddReport, addMember } from './add-member.ts';

const now = '2018-08-29T12:00:00.000Z';
const rss =
  '<rss version="2.0"><channel><title>Jane&#8217;s\n notes</title><link>https://jane.example/</link></channel></rss>';

/** A server with these documents by path, and the paths that were asked. `/` in a document stands for its origin. */
async function serve(documents: Record<string, string | RequestListener>) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    seen.push(path);
    const document = documents[path];
    if (typeof document === 'function') return document(request, response);
    response.writeHead(document === undefined ? 404 : 200).end(document);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** A planet with this config, and what adding an address to it comes to. */
function planetOf(text = 'title: x\n', name = 'planet.yaml') {
  const folder = tempFolder({ [name]: text });
  const path = join(folder, name);
  return {
    path,
    folder,
    read: () => readFileSync(path, 'utf8'),
    add: (address: string, options: Partial<AddOptions> = {}) =>
      addMember(folder, address, { now, allowHosts: ['127.0.0.1'], threads: 0, ...options }),
  };
}

function expectStatus<Status extends AddReport['status']>(report: AddReport, status: Status) {
  if (report.status !== status) throw new Error(`not ${status}: ${JSON.stringify(report)}`);
  return report as Extract<AddReport, { status: Status }>;
}

test('the best feed of a site becomes a member, named after itself, and the others are told', async () => {
  const { origin, seen } = await serve({
    '/': '<link rel=alternate type="application/rss+xml" href="/feed"><link rel=feed href="/comments" title="Comments">',
    '/feed': rss,
  });
  const planet = planetOf('# Ours.\ntitle: x\nmembers:\n  - feed: https://ann.example/ # Ann\n# end\n');
  const report = await planet.add(`${origin}/`);
  expect(report).toEqual({
    status: 'added',
    message: 'Added Jane’s notes to planet.yaml.',
    config: planet.path,
    member: { name: 'Jane’s notes', feed: `${origin}/feed`, site: 'https://jane.example/', format: 'rss' },
    others: [{ url: `${origin}/comments`, title: 'Comments', format: 'unknown', foundIn: 'link' }],
  });
  expect(planet.read()).toBe(
    `# Ours.\ntitle: x\nmembers:\n  - feed: https://ann.example/ # Ann\n  - name: Jane’s notes\n    feed: ${origin}/feed\n    site: https://jane.example/\n# end\n`,
  );
  expect(seen).toEqual(['/', '/feed']);
  expect(readdirSync(planet.folder)).toEqual(['planet.yaml']);
});

test('a feed that was found by reading it is asked for once', async () => {
  const { origin, seen } = await serve({ '/jane.xml': rss, '/': '<p>', '/atom.xml': rss });
  expectStatus(await planetOf().add(`${origin}/jane.xml`), 'added');
  expect(seen).toEqual(['/jane.xml']);
  expectStatus(await planetOf().add(`${origin}/`), 'added');
  expect(seen.slice(1)).toEqual(['/', '/feed', '/feed.xml', '/atom.xml']);
});

test('its name may be given; without a title it is the host', async () => {
  const { origin } = await serve({
    '/': '<link rel=feed href="/bare">',
    '/bare': '<rss version="2.0"><channel></channel></rss>',
  });
  const named = await planetOf().add(`${origin}/`, { name: ' Jane \n Doe ' });
  expect(expectStatus(named, 'added').member).toMatchObject({ name: 'Jane Doe', site: `${origin}/` });
  const bare = expectStatus(await planetOf().add(`${origin}/bare`), 'added');
  expect(bare.member).toEqual({ name: new URL(origin).host, feed: `${origin}/bare`, format: 'rss' });
});

test('a site on somebody’s own machine is not taken from the feed', async () => {
  const { origin } = await serve({
    '/': '<link rel=feed href="/feed">',
    '/feed': rss.replace('https://jane.example/', 'http://localhost:4000/'),
  });
  const { member } = expectStatus(await planetOf().add(`${origin}/`), 'added');
  expect(member.site).toBe(`${origin}/`);
});

test('a feed that moved for good is added where it is', async () => {
  const { origin } = await serve({
    '/': '<link rel=feed href="/old">',
    '/old': (_, response) => response.writeHead(301, { Location: '/new' }).end(),
    '/new': rss,
  });
  const { member } = expectStatus(await planetOf().add(`${origin}/`), 'added');
  expect(member.feed).toBe(`${origin}/new`);
});

test('where the first feed cannot be read the next one is taken', async () => {
  const { origin } = await serve({
    '/': '<link rel=feed href="/1"><link rel=feed href="/2"><link rel=feed href="/3">',
    '/2': '<p>',
    '/3': rss,
  });
  const report = expectStatus(await planetOf().add(`${origin}/`), 'added');
  expect(report.member.feed).toBe(`${origin}/3`);
  expect(report.others).toHaveLength(2);
});

describe('a feed that is there already', () => {
  test('is told, and nothing is changed or asked', async () => {
    const { origin, seen } = await serve({ '/feed': rss });
    const planet = planetOf(`title: x\nmembers: [{name: Jane, feed: "${origin}/feed"}]\n`);
    const before = planet.read();
    for (const address of [
      `${origin}/feed`,
      ` feed:${origin}/feed#x`,
      `${origin.replace('http', 'https')}/feed/`,
    ]) {
      expect(await planet.add(address)).toEqual({
        status: 'already-there',
        message: `Jane is in planet.yaml already, with the feed ${origin}/feed.`,
        config: planet.path,
        sourceId: 'jane',
        feedUrl: `${origin}/feed`,
      });
    }
    expect(seen).toEqual([]);
    expect(planet.read()).toBe(before);
  });

  test('is told when its site was given', async () => {
    const { origin } = await serve({ '/': '<link rel=feed href="/feed">', '/feed': rss });
    const planet = planetOf(`title: x\nmembers: [{feed: "${origin}/feed"}]\n`);
    expectStatus(await planet.add(`${origin}/`), 'already-there');
  });
});

describe('an address', () => {
  test.each(['file:///etc/passwd', 'mailto:jane@example.org', '', 'https://', 'jane example'])(
    'that cannot be one is a mistake of the caller: %j',
    async (address) => {
      await expect(planetOf().add(address)).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    },
  );

  test('that is a file beside the config is told to be one', async () => {
    const planet = planetOf('title: x\n', 'jane.yaml');
    await expect(addMember(planet.path, 'jane.yaml', { now })).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: '"jane.yaml" is a file, and only what is on the web can be added.',
      hint: 'Write it into jane.yaml yourself, as the feed of a member.',
    });
  });

  test.each([
    'jane.example/feed',
    ' jane.example:443/feed ',
    'HTTPS://www.jane.example/feed',
    '//jane.example/feed',
  ])('need not be written whole: %j', async (address) => {
    const planet = planetOf('title: x\nmembers: [{name: Jane, feed: "https://jane.example/feed"}]\n');
    expectStatus(await planet.add(address), 'already-there');
  });

  test('keeps its credentials to its origin, and in the config alone their origin, in the config alone', async () => {
    const { origin } = await serve({
      '/': '<link rel=feed href="/feed">',
      '/feed': ({ headers }, response) => response.writeHead(headers.authorization ? 200 : 401).end(rss),
    });
    const planet = planetOf();
    const report = await planet.add(`${origin.replace('//', '//me:secret@')}/`);
    expect(planet.read()).toContain(`feed: ${origin.replace('//', '//me:secret@')}/feed\n`);
    expect(JSON.stringify(report)).not.toContain('secret');
    expectStatus(await planet.add(`${origin}/feed`), 'already-there');
  });
});

describe('where there is no feed', () => {
  test.each<[string, Record<string, string>, object]>([
    [
      'at all',
      { '/': '<p>' },
      { message: expect.stringContaining('offers no feed'), hint: expect.any(String) },
    ],
    ['nor a page', {}, { message: expect.stringContaining('HTTP 404'), tried: [] }],
    [
      'that can be read',
      { '/': '<link rel=feed href="/1">', '/1': '<html><title>Gone fishing</title>' },
      { message: expect.stringMatching(/cannot be read\. .*Gone fishing/) },
    ],
  ])('%s, that is told and nothing is changed', async (_, documents, expected) => {
    const { origin } = await serve(documents);
    const planet = planetOf();
    expect(await planet.add(`${origin}/`)).toMatchObject({ status: 'not-found', ...expected });
    expect(planet.read()).toBe('title: x\n');
  });

  test('because the address is private, that is told', async () => {
    const { origin, seen } = await serve({ '/': rss });
    const report = await planetOf().add(`${origin}/`, { allowHosts: [] });
    expect(expectStatus(report, 'not-found').message).toContain('127.0.0.1');
    expect(report).toMatchObject({ hint: expect.stringContaining('fetch.allowHosts') });
    expect(seen).toEqual([]);
  });

  test('because the domain asked for a pause, it is not asked', async () => {
    const { origin, seen } = await serve({ '/': rss });
    const planet = planetOf();
    const store = sqliteStore(join(planet.folder, '.planet', 'planet.db'));
    store.recordBucket(`${origin}/`, { pausedUntil: '2018-08-29T13:00:00.000Z' });
    store.close();
    const report = expectStatus(await planet.add(`${origin}/`), 'not-found');
    expect(report.message).toContain('2018-08-29T13:00:00.000Z');
    expect(seen).toEqual([]);
    expectStatus(await planet.add(`${origin}/`, { now: '2018-08-29T14:00:00.000Z' }), 'added');
  });
});

describe('the config', () => {
  test('may wait for its first member', async () => {
    const { origin } = await serve({ '/': rss });
    const planet = planetOf('title: x\nmembers:\n  # Here.\n');
    expectStatus(await planet.add(`${origin}/`), 'added');
    expect(planet.read()).toMatch(/^title: x\nmembers:\n {2}- name: Jane’s notes\n/);
  });

  test.each(['planet.json', 'planet.toml', 'planet.yml'])('may be %s', async (name) => {
    const { origin } = await serve({ '/': rss });
    const text = { 'planet.json': '{"title": "x"}', 'planet.toml': 'title = "x"\n' }[name] ?? 'title: x\n';
    const planet = planetOf(text, name);
    expectStatus(await planet.add(`${origin}/`), 'added');
    expectStatus(await planet.add(`${origin}/`), 'already-there');
  });

  test.each<[string, string, (feed: string) => string]>([
    [
      'planet.config.js',
      'export const planet = { title: "x" };',
      (feed) => `{ name: "Jane’s notes", feed: "${feed}", site: "https://jane.example/" },`,
    ],
    [
      'config.ini',
      '[Planet]\nname = x\n',
      (feed) => `[${feed}]\nname = Jane’s notes\nlink = https://jane.example/`,
    ],
    [
      'planet.opml',
      '<opml version="2.0"><head><title>x</title></head><body/></opml>',
      (feed) => `<outline type="rss" text="Jane’s notes" xmlUrl="${feed}" htmlUrl="https://jane.example/"/>`,
    ],
    [
      'planet.yaml',
      'title: x\nmembers: ~\n',
      (feed) => `- name: Jane’s notes\n  feed: ${feed}\n  site: https://jane.example/`,
    ],
    [
      'planet.toml',
      'title = "x"\nmembers = []\n',
      (feed) => `[[members]]\nname = "Jane’s notes"\nfeed = "${feed}"\nsite = "https://jane.example/"`,
    ],
  ])('is left alone if it is %s with %j: then there are lines to paste', async (name, text, lines) => {
    const { origin } = await serve({ '/': rss });
    const planet = planetOf(text, name);
    const report = expectStatus(await planet.add(`${origin}/`), 'to-paste');
    expect(report.lines).toBe(lines(`${origin}/`));
    expect(report.message).toContain(name);
    expect(planet.read()).toBe(text);
  });

  test('keeps its rights, and a link to it stays a link', async () => {
    const { origin } = await serve({ '/': rss });
    const elsewhere = tempFolder({ 'ours.yaml': 'title: x\n' });
    const file = join(elsewhere, 'ours.yaml');
    chmodSync(file, 0o640);
    const folder = tempFolder();
    symlinkSync(file, join(folder, 'planet.yaml'));
    expectStatus(await addMember(folder, `${origin}/`, { now, allowHosts: ['127.0.0.1'] }), 'added');
    expect(lstatSync(join(folder, 'planet.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('Jane’s notes');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['planet.yaml']);
  });

  test('is not guessed at: with mistakes it is refused before anything is asked', async () => {
    const { origin, seen } = await serve({ '/': rss });
    await expect(planetOf('titel: x\n').add(`${origin}/`)).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    expect(seen).toEqual([]);
  });
});

test('an abort rejects with its reason and changes nothing', async () => {
  const stop = new AbortController();
  const { origin } = await serve({ '/': () => stop.abort('enough') });
  const planet = planetOf();
  await expect(planet.add(`${origin}/`, { signal: stop.signal })).rejects.toBe('enough');
  expect(planet.read()).toBe('title: x\n');
});
