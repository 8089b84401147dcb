import { expect, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { PlanetError } from '../../packages/model/src/index.ts';
import { type Normalized, normalizeFeed } from '../../packages/normalize/src/index.ts';
import { type Behaviour, behaviours } from './kit/behaviours.ts';
import { rss } from './kit/feed.ts';
import { openWeb } from './kit/web.ts';

/** What a planet reads from a server that answers like this: the feed, or the error that says what it is instead. */
async function read(answer: Answer): Promise<Normalized | PlanetError> {
  const web = await openWeb();
  const server = await web.serve(answer);
  const outcome = await web.fetch(`${server.origin}/feed`);
  if (outcome.status !== 'fresh') throw new Error(outcome.message);
  try {
    return normalizeFeed(outcome.body, {
      sourceId: 'a',
      url: outcome.url,
      seen: '2026-08-02T00:00:00.000Z',
      ...(outcome.contentType !== undefined && { contentType: outcome.contentType }),
    });
  } catch (error) {
    if (error instanceof PlanetError) return error;
    throw error;
  }
}

function expectFeed(found: Normalized | PlanetError): Normalized {
  if (found instanceof PlanetError) throw found;
  return found;
}

const html =
  (body: string): Answer =>
  () =>
    reply(200, { 'Content-Type': 'text/html; charset=utf-8' }, body);

test('[140] a page instead of a feed is no feed, with what it is and where its feed is; a challenge is a block', async () => {
  const pages: [string, string | undefined][] = [
    ['page-error', 'titled "Something went wrong"'],
    ['page-parked', 'titled "harvest.example is for sale"'],
    ['page-login', 'titled "Log in"'],
  ];
  for (const [name, title] of pages) {
    const found = await read(behaviours[name as Behaviour]);
    expect(found, name).toMatchObject({ code: 'NOT_A_FEED', message: expect.stringContaining(title ?? '') });
  }
  const linking = await read(
    html(
      '<html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"><title>Us</title></head></html>',
    ),
  );
  expect(linking).toMatchObject({ code: 'NOT_A_FEED', hint: expect.stringMatching(/http:.*\/new\.xml/) });

  const web = await openWeb();
  const server = await web.serve(behaviours.challenge);
  expect(await web.fetch(server.origin)).toMatchObject({
    status: 'failed',
    reason: 'blocked',
    httpStatus: 403,
    message: expect.stringContaining('proof that a person is asking'),
  });
});

test('[141e] warnings, white space and a byte order mark before the feed are passed over', async () => {
  const warning =
    '<br />\n<b>Warning</b>:  mkdir(): No space left in <b>/srv/cache.php</b> on line <b>7</b><br />\n';
  for (const before of [
    warning,
    'Notice: undefined index in cache.php\n',
    ' \r\n\t\n',
    '\ufeff',
    '\ufeff\ufeff\n',
  ]) {
    const { feed, entries } = expectFeed(await read(() => reply(200, {}, before + rss())));
    expect([feed.title, entries.length], JSON.stringify(before)).toEqual(['Harvest', 2]);
  }
});

test('[141f] an empty answer is empty', async () => {
  const web = await openWeb();
  for (const name of ['empty-200', 'empty-200-chunked', 'empty-gzip'] as const) {
    const server = await web.serve(behaviours[name]);
    expect(await web.fetch(server.origin), name).toMatchObject({
      status: 'failed',
      reason: 'empty',
      httpStatus: 200,
    });
  }
  // White space is something, but no feed.
  expect(await read(() => reply(200, {}, ' \n\n'))).toMatchObject({ code: 'NOT_A_FEED' });
});

test('[141g] a feed without entries is a feed', async () => {
  const feeds = [
    rss({ entries: 0 }),
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harvest</title><id>tag:harvest.example,2026:a</id></feed>',
    '{"version":"https://jsonfeed.org/version/1.1","title":"Harvest","items":[]}',
  ];
  for (const text of feeds) {
    const { feed, entries } = expectFeed(await read(() => reply(200, {}, text)));
    expect([feed.title, entries]).toEqual(['Harvest', []]);
  }
});

test('[141h] a feed that is sent as something else is read', async () => {
  for (const type of ['text/html', 'text/plain', 'application/octet-stream', 'image/png', 'nonsense', '']) {
    const { entries } = expectFeed(await read(() => reply(200, { 'Content-Type': type }, rss())));
    expect(entries, type).toHaveLength(2);
  }
});

test('[141i] a JSON Feed that is sent as plain text is read', async () => {
  const text = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harvest',
    items: [{ id: '1', content_text: 'Rain at last.' }],
  });
  const { feed, entries } = expectFeed(
    await read(() => reply(200, { 'Content-Type': 'text/plain; charset=utf-8' }, text)),
  );
  expect([feed.title, entries.length]).toEqual(['Harvest', 1]);
});

test('[141j] no document takes longer than 5 seconds to read, and none makes us read another', async () => {
  const entity = (name: string, of: string) => `<!ENTITY ${name} "${`&${of};`.repeat(10)}">`;
  const laughs = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name, index) =>
    entity(name, 'abcdefghi'.charAt(index)),
  );
  const documents: [string, string, number | undefined][] = [
    ['a billion laughs', `<!DOCTYPE rss [<!ENTITY a "ha">${laughs.join('')}]>${oneEntry('&j;')}`, 1],
    [
      'an entity from a file',
      `<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1/b.dtd">%b;]>${oneEntry('&a;')}`,
      1,
    ],
    [
      '150,000 entries',
      rss({ entries: 0 }).replace(
        '</channel>',
        `${'<item><title>x</title></item>'.repeat(150_000)}</channel>`,
      ),
      150_000,
    ],
    [
      '200,000 attributes',
      oneEntry('x').replace(
        '<item>',
        `<item ${Array.from({ length: 200_000 }, (_, index) => `a${index}="v"`).join(' ')}>`,
      ),
      1,
    ],
  ];
  for (const [name, text, count] of documents) {
    const web = await openWeb();
    const server = await web.serve(() => reply(200, {}, text));
    const outcome = await web.fetch(server.origin);
    const body = outcome.status === 'fresh' ? outcome.body : '';
    const started = process.cpuUsage();
    const { entries } = normalizeFeed(body, {
      sourceId: 'a',
      url: server.origin,
      seen: '2026-08-02T00:00:00.000Z',
    });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6, name).toBeLessThan(5);
    expect(entries, name).toHaveLength(count ?? 1);
    expect(JSON.stringify(entries[0]), name).not.toMatch(/root:|hahaha/);
    expect(server.seen, name).toHaveLength(1);
  }
});

function oneEntry(title: string): string {
  return `<rss version="2.0"><channel><title>Harvest</title><item><title>${title}</title><guid>1</guid></item></channel></rss>`;
}
