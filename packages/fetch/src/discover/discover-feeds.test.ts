import { describe, expect, test } from 'vitest';
import { testFetcher } from '../testing/fetching.ts';
import { reply, type SeenRequest, serve, type TestServer } from '../testing/serve.ts';
import type { DiscoveryOutcome } from './discover-feeds.ts';
import { usualPaths } from './usual-paths.ts';

const rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title></channel></rss>';
const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title></feed>';
const page = '<!DOCTYPE html><title>Jane</title><p>Welcome.';

type Answer = Parameters<typeof serve>[0];

/** A server with these answers by path; nothing else is there. */
function serveSite(site: Readonly<Record<string, Buffer | string | Answer>>): Promise<TestServer> {
  return serve((request, socket) => {
    const answer = site[request.path];
    if (answer === undefined) return reply(404, {}, 'Nothing here.');
    if (typeof answer === 'function') return answer(request, socket);
    return typeof answer === 'string' ? reply(200, { 'Content-Type': 'text/html' }, answer) : answer;
  });
}

function expectFound(outcome: DiscoveryOutcome): Extract<DiscoveryOutcome, { status: 'found' }> {
  if (outcome.status !== 'found') throw new Error(`nothing found, but ${JSON.stringify(outcome)}`);
  return outcome;
}

const pathsOf = (seen: readonly SeenRequest[]) => seen.map(({ path }) => path);

describe('at the address of a feed', () => {
  test.each([
    ['rss', rss],
    ['atom', `\ufeff\n<!-- ours -->${atom}`],
    ['json', '{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": []}'],
  ])('there is that one: %s, whatever its media type, and its answer comes with it', async (format, body) => {
    const server = await serveSite({ '/': body });
    const outcome = expectFound(await testFetcher().discoverFeeds(server.origin));
    expect(outcome).toMatchObject({
      url: `${server.origin}/`,
      candidates: [{ url: `${server.origin}/`, format, foundIn: 'self' }],
      read: { status: 'fresh' },
    });
    expect(Buffer.from(outcome.read?.body ?? []).toString()).toBe(body);
    expect(outcome.candidates).toHaveLength(1);
    expect(server.seen).toHaveLength(1);
  });

  test('it is the address to keep: behind permanent redirects the new one, before temporary ones the old', async () => {
    const server = await serveSite({
      '/moved': reply(301, { Location: '/now' }),
      '/now': reply(302, { Location: '/today' }),
      '/today': rss,
    });
    const fetcher = testFetcher();
    for (const [asked, kept] of [
      ['/moved', '/now'],
      ['/now#top', '/now'],
      ['/today', '/today'],
    ]) {
      const { url, candidates } = expectFound(await fetcher.discoverFeeds(`${server.origin}${asked}`));
      expect(candidates[0].url).toBe(`${server.origin}${kept}`);
      expect(url).toBe(`${server.origin}/today`);
    }
  });

  test('credentials are used and not told', async () => {
    const server = await serve(({ headers }) => reply(headers.authorization ? 200 : 401, {}, rss));
    const outcome = await testFetcher().discoverFeeds(server.origin.replace('//', '//me:secret@'));
    expect(expectFound(outcome).candidates[0].url).toBe(`${server.origin}/`);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});

describe('on a page', () => {
  test('the feeds are those of its links, then those of its header, and none is asked', async () => {
    const server = await serveSite({
      '/jane': reply(302, { Location: '/jane/', Link: '</not-this>; rel=feed' }),
      '/jane/': reply(
        200,
        { Link: '<header.json>; rel="alternate"; type="application/feed+json"; title="Header"' },
        '<link rel=alternate type="application/rss+xml" href="rss" title="Entries"><link rel=feed href="/all">',
      ),
    });
    const outcome = await testFetcher().discoverFeeds(`${server.origin}/jane`);
    expect(outcome).toEqual({
      status: 'found',
      url: `${server.origin}/jane/`,
      candidates: [
        { url: `${server.origin}/jane/rss`, title: 'Entries', format: 'rss', foundIn: 'link' },
        { url: `${server.origin}/all`, format: 'unknown', foundIn: 'link' },
        { url: `${server.origin}/jane/header.json`, title: 'Header', format: 'json', foundIn: 'header' },
      ],
    });
    expect(pathsOf(server.seen)).toEqual(['/jane', '/jane/']);
  });

  test('a link to a private address is told like any other, and only the guard decides whether it is asked', async () => {
    const hidden = await serve(() => reply(200, {}, rss), { address: '127.0.0.2' });
    const server = await serveSite({
      '/': `<link rel=feed href="${hidden.origin}/"><link rel=feed href="http://169.254.169.254/">`,
    });
    const fetcher = testFetcher();
    const { candidates } = expectFound(await fetcher.discoverFeeds(server.origin));
    expect(candidates.map(({ url }) => url)).toEqual([`${hidden.origin}/`, 'http://169.254.169.254/']);
    for (const { url } of candidates) {
      expect(await fetcher.fetchFeed({ url })).toMatchObject({ status: 'failed', reason: 'unsafe-address' });
    }
    expect(hidden.connections()).toBe(0);
  });

  test.each<[string, Buffer | string, string]>([
    [
      'the byte order mark',
      Buffer.from('\ufeff<meta charset=latin1>TITLE', 'utf16le'),
      'text/html; charset=latin1',
    ],
    [
      'the charset of HTTP',
      Buffer.from('<meta charset=utf-8>TITLE', 'latin1'),
      'text/html; charset="iso-8859-1"',
    ],
    ['the charset of the page', Buffer.from('<meta charset=iso-8859-1>TITLE', 'latin1'), 'text/html'],
    [
      'the charset of an old page',
      Buffer.from('<meta http-equiv="content-type" content="text/html; charset=latin1">TITLE', 'latin1'),
      'text/html',
    ],
    [
      'the XML declaration',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>TITLE', 'latin1'),
      'text/html',
    ],
    ['UTF-8 where nothing is said', 'TITLE', 'text/html'],
    ['UTF-8 where nonsense is said', '<meta charset="utf-16">TITLE', 'text/html; charset=none'],
  ])('a title is read by %s', async (_, html, type) => {
    const coded = typeof html === 'string' ? Buffer.from(html) : html;
    const isWide = coded[0] === 0xff;
    const encoding = isWide ? 'utf16le' : typeof html === 'string' ? 'utf8' : 'latin1';
    const text = coded.toString(encoding).replace('TITLE', '<link rel=feed href=f title="Über">');
    const server = await serve(() => reply(200, { 'Content-Type': type }, Buffer.from(text, encoding)));
    const { candidates } = expectFound(await testFetcher().discoverFeeds(server.origin));
    expect(candidates[0].title).toBe('Über');
  });
});

describe('on a page that names no feed', () => {
  test('the usual addresses are asked one by one, in its folder, up to the first feed', async () => {
    const server = await serveSite({
      '/~jane/?from=x': page,
      '/~jane/feed': reply(200, {}, page),
      '/~jane/feed.xml': reply(410),
      '/~jane/atom.xml': reply(500),
      '/~jane/rss.xml': reply(200, { 'Content-Type': 'text/plain' }, atom),
      '/~jane/index.xml': rss,
    });
    const outcome = expectFound(await testFetcher().discoverFeeds(`${server.origin}/~jane/?from=x`));
    expect(outcome.candidates).toEqual([
      { url: `${server.origin}/~jane/rss.xml`, format: 'atom', foundIn: 'path' },
    ]);
    expect(outcome.read?.url).toBe(`${server.origin}/~jane/rss.xml`);
    expect(pathsOf(server.seen)).toEqual([
      '/~jane/?from=x',
      ...['feed', 'feed.xml', 'atom.xml', 'rss.xml'].map((name) => `/~jane/${name}`),
    ]);
    expect(server.mostAtOnce()).toBe(1);
  });

  test('a redirect counts if a feed is behind it, and none is followed back to the page', async () => {
    const server = await serveSite({
      '/': page,
      '/feed': reply(302, { Location: '/' }),
      '/feed.xml': reply(302, { Location: '/login' }),
      '/login': page,
      '/atom.xml': reply(301, { Location: '/feeds/1' }),
      '/feeds/1': rss,
    });
    const { candidates } = expectFound(await testFetcher().discoverFeeds(`${server.origin}/`));
    expect(candidates).toEqual([{ url: `${server.origin}/feeds/1`, format: 'rss', foundIn: 'path' }]);
    expect(pathsOf(server.seen)).toEqual(['/', '/feed', '/feed.xml', '/login', '/atom.xml', '/feeds/1']);
  });

  test('it is said that there is none, what was tried and what to do', async () => {
    const server = await serveSite({ '/': page });
    const outcome = await testFetcher().discoverFeeds(server.origin);
    expect(outcome).toEqual({
      status: 'none',
      url: `${server.origin}/`,
      tried: usualPaths.map((path) => `${server.origin}/${path}`),
      message: `127.0.0.1:${server.port} offers no feed: the page names none, and there is none at the usual addresses.`,
      hint: expect.stringContaining('give that address'),
    });
    expect(server.seen).toHaveLength(1 + usualPaths.length);
  });

  test('a server that asks for a pause is asked no more', async () => {
    const server = await serveSite({ '/': page, '/feed.xml': reply(429, { 'Retry-After': '60' }) });
    const outcome = await testFetcher().discoverFeeds(server.origin);
    expect(outcome).toMatchObject({
      status: 'none',
      tried: [`${server.origin}/feed`, `${server.origin}/feed.xml`],
      message: expect.stringContaining('asks for fewer requests (HTTP 429).'),
    });
    expect(server.seen).toHaveLength(3);
  });

  test('the usual addresses are paced like feeds', async () => {
    const server = await serve(({ path }) => reply(200, {}, path === '/atom.xml' ? atom : page), {
      address: '127.0.0.3',
    });
    const gap = 200;
    const fetcher = testFetcher(
      { allowHosts: ['127.0.0.0/8'], perDomainGap: gap },
      { 'jane.example': ['127.0.0.3'] },
    );
    expectFound(await fetcher.discoverFeeds(`http://jane.example:${server.port}/`));
    const starts = server.seen.map(({ at }) => at);
    expect(starts).toHaveLength(4);
    for (const [index, start] of starts.slice(1).entries()) {
      expect(start - (starts[index] ?? 0)).toBeGreaterThan(gap / 2);
    }
  });
});

describe('without a page', () => {
  test.each<[string, Answer, object]>([
    [
      'is missing',
      () => reply(404),
      { status: 'failed', reason: 'not-found', httpStatus: 404, hint: expect.any(String) },
    ],
    ['is gone', () => reply(410), { status: 'gone' }],
    ['is empty', () => reply(200), { status: 'failed', reason: 'empty' }],
    [
      'redirects in a circle',
      () => reply(302, { Location: '/' }),
      { status: 'failed', reason: 'redirect-loop' },
    ],
    [
      'redirects to a private address',
      () => reply(302, { Location: 'http://127.0.0.9:1/' }),
      { status: 'failed', reason: 'unsafe-address' },
    ],
    [
      'never ends',
      (_, socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n<link rel=feed href=a>');
        const more = setInterval(() => socket.write('<p>'.repeat(5_000)), 1).unref();
        socket.on('close', () => clearInterval(more));
        return undefined;
      },
      { status: 'failed', reason: 'too-large' },
    ],
  ])('the outcome is that of a fetch: it %s', async (_, answer, expected) => {
    const server = await serve(answer);
    const outcome = await testFetcher({ maxBytes: 100_000 }).discoverFeeds(server.origin);
    expect(outcome).toMatchObject({ ...expected, message: expect.any(String) });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['jane.example', 'invalid-url'],
    ['file:///etc/passwd', 'invalid-url'],
    ['http://127.0.0.8/', 'unsafe-address'],
    ['http://nobody.example/', 'dns'],
  ])('%s fails as %s', async (address, reason) => {
    expect(await testFetcher().discoverFeeds(address)).toMatchObject({ status: 'failed', reason });
  });
});

test('an abort rejects with its reason, before the page, at the page and between the usual addresses', async () => {
  const stop = new AbortController();
  const reason = { why: 'any value will do' };
  const server = await serve(({ path }) => {
    if (path === '/feed.xml') stop.abort(reason);
    return path === '/silent' || path === '/feed.xml' ? undefined : reply(200, {}, page);
  });
  const fetcher = testFetcher();
  await expect(fetcher.discoverFeeds(server.origin, { signal: stop.signal })).rejects.toBe(reason);
  expect(pathsOf(server.seen)).toEqual(['/', '/feed', '/feed.xml']);
  await expect(fetcher.discoverFeeds(server.origin, { signal: stop.signal })).rejects.toBe(reason);
  const silent = fetcher.discoverFeeds(`${server.origin}/silent`, { signal: AbortSignal.timeout(20) });
  await expect(silent).rejects.toHaveProperty('name', 'TimeoutError');
});

test('closing waits for a discovery with all its requests', async () => {
  const server = await serveSite({ '/': page, '/index.xml': rss });
  const fetcher = testFetcher();
  let status: string | undefined;
  void fetcher.discoverFeeds(server.origin).then((outcome) => {
    status = outcome.status;
  });
  await fetcher.close();
  expect(status).toBe('found');
});
