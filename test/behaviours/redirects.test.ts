import { beforeAll, expect, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { normalizeFeed } from '../../packages/normalize/src/index.ts';
import { redirecting } from './kit/behaviours/redirects.ts';
import { behaviours } from './kit/behaviours.ts';
import { certificates } from './kit/certificates.ts';
import { rss } from './kit/feed.ts';
import { trustAuthority } from './kit/trust.ts';
import { openWeb } from './kit/web.ts';

beforeAll(trustAuthority);

/** One server with this behaviour, asked once for a path: what came of it and the paths that were asked for. */
async function ask(answer: Answer, path = '/a') {
  const web = await openWeb();
  const server = await web.serve(answer);
  const outcome = await web.fetch(server.origin + path);
  return {
    outcome,
    origin: server.origin,
    paths: server.seen.map((request) => request.path),
    seen: server.seen,
  };
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

test('[60] five redirects in a row are followed, a sixth is not', async () => {
  const hops = redirecting(
    Object.fromEntries([0, 1, 2, 3, 4, 5].map((hop) => [`/${hop}`, [302, `/${hop + 1}`] as const])),
  );
  const five = await ask(hops, '/1');
  expect(five.outcome).toMatchObject({ status: 'fresh', url: `${five.origin}/6` });
  const six = await ask(hops, '/0');
  expect(six.outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop', httpStatus: 302 });
  expect(six.paths).toEqual(['/0', '/1', '/2', '/3', '/4', '/5']);
});

test('[61] a redirect to itself ends after one request', async () => {
  const { outcome, paths } = await ask(behaviours['redirect-to-itself']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop', httpStatus: 301 });
  expect(paths).toEqual(['/a']);
});

test('[62] two URLs that redirect to each other end as soon as the circle closes', async () => {
  const { outcome, paths } = await ask(behaviours['redirect-in-a-circle']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop', httpStatus: 302 });
  expect(paths).toEqual(['/a', '/b']);
});

test('[63] a redirect that waits for its cookie gets none and ends as a circle', async () => {
  const { outcome, seen } = await ask(behaviours['redirect-for-a-cookie']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop' });
  expect(seen).toHaveLength(1);
  const onItsWay = await ask(({ path }) =>
    path === '/c' ? reply(200, {}, rss()) : reply(302, { Location: '/c', 'Set-Cookie': 'seen=1' }),
  );
  expect(onItsWay.outcome).toMatchObject({ status: 'fresh' });
  expect(onItsWay.seen[1]?.headers).not.toHaveProperty('cookie');
});

test('[64] a redirect without Location is broken HTTP', async () => {
  const { outcome } = await ask(behaviours['location-missing']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 302 });
});

test('[65] a redirect with an empty Location is broken HTTP', async () => {
  const { outcome, paths } = await ask(behaviours['location-empty']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 302 });
  expect(paths).toEqual(['/a']);
});

test('[66] every relative form of Location is resolved against the URL that sent it', async () => {
  const forms = [
    ['b.xml', '/x/b.xml'],
    ['../b.xml', '/b.xml'],
    ['/b.xml', '/b.xml'],
    ['?page=2', '/x/a?page=2'],
    ['b.xml#latest', '/x/b.xml'],
  ];
  for (const [location = '', path] of forms) {
    const { outcome, origin, paths } = await ask(redirecting({ '/x/a': [302, location] }), '/x/a');
    expect(outcome, location).toMatchObject({ status: 'fresh', url: origin + path });
    expect(paths, location).toEqual(['/x/a', path]);
  }
  // A fragment alone is the same URL again.
  const alone = await ask(redirecting({ '/x/a': [302, '#latest'] }), '/x/a');
  expect(alone.outcome).toMatchObject({ status: 'failed', reason: 'redirect-loop' });

  const web = await openWeb();
  const other = await web.serve(behaviours.feed);
  const server = await web.serve(redirecting({ '/a': [302, `//127.0.0.1:${other.port}/b`] }));
  expect(await web.fetch(`${server.origin}/a`)).toMatchObject({ status: 'fresh', url: `${other.origin}/b` });
});

test('[67] UTF-8 bytes in Location are percent-encoded, and so is what can only be Latin-1', async () => {
  for (const location of [latin1('/flöte.xml'), '/fl\xf6te.xml', '/fl%C3%B6te.xml']) {
    const { outcome, paths } = await ask(redirecting({ '/a': [301, location] }));
    expect(outcome, location).toMatchObject({ status: 'fresh' });
    expect(paths[1], location).toBe('/fl%C3%B6te.xml');
  }
});

test('[68] a space in Location is encoded, a tab goes, and a control character is broken HTTP', async () => {
  const spaced = await ask(redirecting({ '/a': [302, '/my feed.xml'] }));
  expect(spaced.outcome).toMatchObject({ status: 'fresh', url: `${spaced.origin}/my%20feed.xml` });
  const around = await ask(redirecting({ '/a': [302, ' /b.xml \t'] }));
  expect(around.outcome).toMatchObject({ status: 'fresh', url: `${around.origin}/b.xml` });
  const tabbed = await ask(redirecting({ '/a': [302, '/b\t.xml'] }));
  expect(tabbed.outcome).toMatchObject({ status: 'fresh', url: `${tabbed.origin}/b.xml` });
  for (const control of ['\0', '\x01', '\x7f', '\n']) {
    const { outcome, paths } = await ask(redirecting({ '/a': [302, `/b${control}.xml`] }));
    expect(outcome, JSON.stringify(control)).toMatchObject({ status: 'failed', reason: 'bad-http' });
    expect(paths).toEqual(['/a']);
  }
});

test('[69] two different Locations are broken HTTP, the same one twice is one', async () => {
  const { outcome, paths } = await ask(behaviours['location-twice']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 302 });
  expect(paths).toEqual(['/a']);
  const same = await ask(({ path }) =>
    path === '/a' ? reply(302, { Location: ['/b', '/b'] }) : reply(200, {}, rss()),
  );
  expect(same.outcome).toMatchObject({ status: 'fresh' });
});

test('[70] a 300 leaves the choice to a person and is not followed', async () => {
  const { outcome, paths } = await ask(behaviours['multiple-choices']);
  expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 300 });
  expect(paths).toEqual(['/a']);
});

test('[71] a Location that is neither http nor https is not followed', async () => {
  for (const location of [
    'file:///etc/passwd',
    'ftp://127.0.0.1/feed',
    'data:text/xml,<rss/>',
    'javascript:alert(1)',
    'http://[not-an-address]/',
    'http://127.0.0.1:0/',
    'http://',
  ]) {
    const { outcome, origin, paths } = await ask(redirecting({ '/a': [301, location] }));
    expect(outcome, location).toMatchObject({ status: 'failed', reason: 'invalid-url', url: `${origin}/a` });
    expect(paths).toEqual(['/a']);
  }
});

test('[72] a step from https to http is followed, but never as a move for good', async () => {
  const web = await openWeb();
  const plain = await web.serve(behaviours.feed);
  const secure = await web.serve(redirecting({ '/a': [301, '/b'], '/b': [301, `${plain.origin}/c`] }), {
    secure: certificates.good,
  });
  expect(await web.fetch(`${secure.origin}/a`)).toMatchObject({
    status: 'fresh',
    url: `${plain.origin}/c`,
    permanentUrl: `${secure.origin}/b`,
  });
  const other = await web.fetch(`${secure.origin}/b`);
  expect(other).toMatchObject({ status: 'fresh', url: `${plain.origin}/c` });
  expect(other).not.toHaveProperty('permanentUrl');
});

test('[73] the endless body of a redirect is left before 64 KiB of it have gone out', async () => {
  let sent = 0;
  const { outcome, paths } = await ask(({ path }, socket) => {
    if (path !== '/a') return reply(200, {}, rss());
    socket.write('HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n');
    const pouring = setInterval(() => {
      sent += 1_024;
      socket.write(Buffer.alloc(1_024, ' '));
    }, 1);
    socket.on('close', () => clearInterval(pouring));
    return undefined;
  });
  expect(outcome).toMatchObject({ status: 'fresh' });
  expect(paths).toEqual(['/a', '/b']);
  expect(sent).toBeLessThanOrEqual(65_536);
});

test('[76] credentials do not go along to another origin', async () => {
  const web = await openWeb();
  const other = await web.serve(behaviours.feed);
  const server = await web.serve(redirecting({ '/a': [302, '/b'], '/b': [302, `${other.origin}/c`] }));
  const outcome = await web.fetch(`http://reader:secret@127.0.0.1:${server.port}/a`);
  expect(outcome).toMatchObject({ status: 'fresh', url: `${other.origin}/c` });
  const basic = `Basic ${Buffer.from('reader:secret').toString('base64')}`;
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([basic, basic]);
  expect(other.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  expect(JSON.stringify(outcome)).not.toMatch(/secret|reader/);
});

test('[78] slow redirects share the time of one fetch', async () => {
  const web = await openWeb();
  const server = await web.serve(behaviours['slow-redirects']);
  const started = performance.now();
  const outcome = await web.fetch(`${server.origin}/a`, { timeout: 400 });
  expect(outcome).toMatchObject({ status: 'failed', reason: 'timeout' });
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(server.seen.length).toBeLessThan(4);
});

test('[79] neither a Refresh field nor a meta refresh is followed', async () => {
  for (const name of ['refresh-field', 'refresh-element'] as const) {
    const { outcome, origin, paths } = await ask(behaviours[name]);
    expect(outcome, name).toMatchObject({ status: 'fresh', url: `${origin}/a` });
    expect(paths, name).toEqual(['/a']);
    const body = outcome.status === 'fresh' ? outcome.body : '';
    const read = () => normalizeFeed(body, { sourceId: 'a', url: origin, seen: '2026-08-02T00:00:00.000Z' });
    expect(read, name).toThrow(/is an HTML page/);
  }
});
