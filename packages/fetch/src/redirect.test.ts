import { describe, expect, test } from 'vitest';
import type { Failure } from './failure.ts';
import { follow, type Leg } from './redirect.ts';
import { expectStatus, testFetcher } from './testing/fetching.ts';
import { reply, serve, type TestServer } from './testing/serve.ts';

/** A server on which each path redirects as listed, and every other is a feed. */
function serveRedirects(hops: Readonly<Record<string, [number, string]>>): Promise<TestServer> {
  return serve(({ path }) => {
    const hop = hops[path];
    return hop ? reply(hop[0], { Location: hop[1] }) : reply(200, {}, `<rss>${path}</rss>`);
  });
}

test.each([301, 302, 303, 307, 308])('a %i is followed with a GET', async (httpStatus) => {
  const server = await serveRedirects({ '/a': [httpStatus, '/b'] });
  const outcome = expectStatus(await testFetcher().fetchFeed({ url: `${server.origin}/a` }), 'fresh');
  expect(outcome.url).toBe(`${server.origin}/b`);
  expect(Buffer.from(outcome.body).toString()).toBe('<rss>/b</rss>');
});

describe('what is permanent', () => {
  test.each([
    ['a 301', { '/a': [301, '/b'] }, '/b'],
    ['a 308', { '/a': [308, '/b'] }, '/b'],
    ['a 302', { '/a': [302, '/b'] }, undefined],
    ['a 303', { '/a': [303, '/b'] }, undefined],
    ['a 307', { '/a': [307, '/b'] }, undefined],
    ['a 301 and a 308', { '/a': [301, '/b'], '/b': [308, '/c'] }, '/c'],
    ['a 301, then a 302', { '/a': [301, '/b'], '/b': [302, '/c'] }, '/b'],
    ['a 302, then a 301', { '/a': [302, '/b'], '/b': [301, '/c'] }, undefined],
    ['a 301, a 302 and a 301', { '/a': [301, '/b'], '/b': [302, '/c'], '/c': [301, '/d'] }, '/b'],
  ] as [string, Record<string, [number, string]>, string | undefined][])(
    'after %s only the leading permanent part counts',
    async (_, hops, path) => {
      const server = await serveRedirects(hops);
      const outcome = expectStatus(await testFetcher().fetchFeed({ url: `${server.origin}/a` }), 'fresh');
      expect(outcome.permanentUrl).toBe(path && server.origin + path);
    },
  );

  test('a permanent redirect to an unchanged feed is told as well', async () => {
    const server = await serve(({ path }) => (path === '/a' ? reply(301, { Location: '/b' }) : reply(304)));
    const validators = { url: `${server.origin}/b`, etag: '"b"' };
    const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a`, validators });
    expect(outcome).toMatchObject({ status: 'unchanged', permanentUrl: `${server.origin}/b` });
  });
});

describe('Location', () => {
  test.each([
    ['relative', 'b.xml', '/x/b.xml'],
    ['absolute path', '/b.xml', '/b.xml'],
    ['query alone', '?page=2', '/x/a?page=2'],
    ['with a fragment', '/b.xml#latest', '/b.xml'],
    ['in UTF-8 bytes', Buffer.from('/ö.xml').toString('latin1'), '/%C3%B6.xml'],
    ['in Latin-1 bytes', '/\xf6.xml', '/%C3%B6.xml'],
    ['with a space', '/b c.xml', '/b%20c.xml'],
  ])('%s is resolved against the URL that sent it', async (_, location, path) => {
    const server = await serveRedirects({ '/x/a': [302, location] });
    const outcome = expectStatus(await testFetcher().fetchFeed({ url: `${server.origin}/x/a` }), 'fresh');
    expect(outcome.url).toBe(server.origin + path);
  });

  test('without a scheme keeps the scheme of the URL that sent it', async () => {
    const target = await serveRedirects({});
    const server = await serveRedirects({ '/a': [302, `//127.0.0.1:${target.port}/b`] });
    const outcome = expectStatus(await testFetcher().fetchFeed({ url: `${server.origin}/a` }), 'fresh');
    expect(outcome.url).toBe(`${target.origin}/b`);
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'data:text/xml,<rss/>', 'javascript:alert(1)'])(
    '%s is not followed',
    async (location) => {
      const server = await serveRedirects({ '/a': [302, location] });
      const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
      expect(outcome).toMatchObject({ status: 'failed', reason: 'invalid-url', url: `${server.origin}/a` });
    },
  );

  test.each([
    ['missing', {}],
    ['empty', { Location: '' }],
    ['given twice', { Location: ['/b', '/c'] }],
  ])('%s is an error', async (_, fields) => {
    const server = await serve(() => reply(302, fields));
    const outcome = await testFetcher().fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 302 });
  });
});

test.each([300, 305, 306])('a %i is not followed', async (httpStatus) => {
  const server = await serveRedirects({ '/a': [httpStatus, '/b'] });
  const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
  expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus });
  expect(server.seen).toHaveLength(1);
});

test('five redirects are followed, a sixth is not', async () => {
  const server = await serveRedirects(
    Object.fromEntries([0, 1, 2, 3, 4, 5].map((hop) => [`/${hop}`, [302, `/${hop + 1}`]])),
  );
  const fetcher = testFetcher();
  expect(await fetcher.fetchFeed({ url: `${server.origin}/1` })).toMatchObject({ status: 'fresh' });
  expect(await fetcher.fetchFeed({ url: `${server.origin}/0` })).toMatchObject({
    status: 'failed',
    reason: 'redirect-loop',
  });
  expect(server.seen).toHaveLength(12);
});

test('a circle of redirects ends as soon as it closes, cookies or not', async () => {
  const server = await serve(({ path }) =>
    reply(302, { Location: path === '/a' ? '/b' : '/a', 'Set-Cookie': 'seen=1' }),
  );
  const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
  expect(outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop' });
  expect(server.seen).toHaveLength(2);
});

test.each([
  ['a header', { Refresh: '0; url=/b' }],
  ['a page', { 'Content-Type': 'text/html' }],
])('a refresh in %s is no redirect', async (_, fields) => {
  const server = await serve(() => reply(200, fields, '<meta http-equiv=refresh content="0; url=/b">'));
  const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
  expect(outcome).toMatchObject({ status: 'fresh', url: `${server.origin}/a` });
  expect(server.seen).toHaveLength(1);
});

describe('a redirect to what another source has', () => {
  test('ends the fetch before anything is asked there', async () => {
    const server = await serveRedirects({ '/a': [301, '/b'], '/b': [302, '/c#latest'] });
    const asked: string[] = [];
    const isTaken = (url: string) => asked.push(url) === 2;
    const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a`, isTaken });
    expect(outcome).toEqual({
      status: 'failed',
      reason: 'duplicate',
      url: `${server.origin}/b`,
      message: `127.0.0.1:${server.port} redirects to 127.0.0.1:${server.port}, to a feed that is another source's own.`,
      hint: 'Take one of the two off the list.',
    });
    expect(asked).toEqual([`${server.origin}/b`, `${server.origin}/c`]);
    expect(server.seen.map(({ path }) => path)).toEqual(['/a', '/b']);
  });

  test('is none where nobody redirects', async () => {
    const server = await serveRedirects({});
    const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a`, isTaken: () => true });
    expect(outcome.status).toBe('fresh');
  });
});

test('the endless body of a redirect is not read', async () => {
  let sent = 0;
  const server = await serve(({ path }, socket) => {
    if (path !== '/a') return reply(200, {}, '<rss/>');
    socket.write('HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n');
    const pour = setInterval(() => {
      sent += 16_384;
      socket.write(Buffer.alloc(16_384));
    }, 1);
    socket.on('close', () => clearInterval(pour));
    return undefined;
  });
  const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
  expect(outcome.status).toBe('fresh');
  expect(sent).toBeLessThan(2 ** 20);
});

test('the body of a redirect that does not come is not waited for', async () => {
  const server = await serve(({ path }, socket) => {
    if (path !== '/a') return reply(200, {}, '<rss/>');
    socket.write('HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 100\r\n\r\n');
    return undefined;
  });
  const outcome = await testFetcher({ timeout: 2_000 }).fetchFeed({ url: `${server.origin}/a` });
  expect(outcome.status).toBe('fresh');
});

describe('credentials in the URL', () => {
  const basic = `Basic ${Buffer.from('reader:pä ss').toString('base64')}`;

  test('become Basic authorization and appear in no outcome', async () => {
    const server = await serve(({ headers }) =>
      headers.authorization === basic ? reply(200, { ETag: '"a"' }, '<rss/>') : reply(401),
    );
    const at = `127.0.0.1:${server.port}/feed`;
    const outcome = await testFetcher().fetchFeed({ url: `http://reader:p%C3%A4%20ss@${at}` });
    expect(outcome).toMatchObject({
      status: 'fresh',
      url: `http://${at}`,
      validators: { url: `http://${at}`, etag: '"a"' },
    });
    expect(await testFetcher().fetchFeed({ url: `http://reader:wrong@${at}` })).toMatchObject({
      status: 'failed',
      reason: 'auth-required',
      url: `http://${at}`,
      message: expect.not.stringContaining('wrong'),
    });
  });

  test('go along with a redirect on the same origin and to no other', async () => {
    const other = await serve(() => reply(200, {}, '<rss/>'));
    const server = await serve(({ path }) =>
      path === '/a' ? reply(302, { Location: '/b' }) : reply(302, { Location: `${other.origin}/c` }),
    );
    await testFetcher().fetchFeed({ url: `http://reader:p%C3%A4%20ss@127.0.0.1:${server.port}/a` });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
    expect(other.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  test('in a Location are not sent: the server does not decide what we say', async () => {
    const server = await serve(({ path }, { localPort }) =>
      path === '/a'
        ? reply(302, { Location: `http://x:y@127.0.0.1:${localPort}/b` })
        : reply(200, {}, '<rss/>'),
    );
    const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/a` });
    expect(outcome).toMatchObject({ status: 'fresh', url: `${server.origin}/b` });
    expect(server.seen[1]?.headers).not.toHaveProperty('authorization');
  });
});

test('a step from https to http is followed, but nothing from there on is permanent', () => {
  const answer = (location: string) => ({ httpStatus: 301, headers: { location } });
  const start = { url: new URL('https://a.example/'), passed: [], isPermanent: true };
  const secure = legAfter(follow(start, answer('https://b.example/')));
  const plain = legAfter(follow(secure, answer('http://b.example/')));
  const last = legAfter(follow(plain, answer('https://c.example/')));
  expect(last.url.href).toBe('https://c.example/');
  expect(last.permanentUrl).toBe('https://b.example/');
});

function legAfter(step: Leg | Failure): Leg {
  if ('reason' in step) throw new Error(step.message);
  return step;
}
