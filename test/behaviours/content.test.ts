import { expect, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { PlanetError } from '../../packages/model/src/index.ts';
import { type Normalized, normalizeFeed } from '../../packages/normalize/src/index.ts';
import { type Behaviour, behaviours } from './kit/behaviours.ts';
import { rss } from './kit/feed.ts';
import { hostileDocuments } from './kit/hostile-documents.ts';
import { openTestPlanet, beginning as seen } from './kit/planet.ts';
import { readAlone } from './kit/read-alone.ts';
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
      seen,
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

test('[140] a page instead of a feed is told as what it is, a challenge as a block, and what was gathered stays', async () => {
  const web = await openWeb();
  let name: Behaviour = 'feed-with-etag';
  const server = await web.serve((request, socket) => behaviours[name](request, socket));
  const planet = await openTestPlanet(web, [server.origin]);
  expect(await planet.poll(0)).toMatchObject({ status: 'fresh', added: 2 });

  const ends: [Behaviour, string, string][] = [
    ['page-error', 'not-a-feed', 'titled "Something went wrong"'],
    ['page-parked', 'not-a-feed', 'titled "harvest.example is for sale"'],
    ['page-login', 'not-a-feed', 'titled "Log in"'],
    ['challenge', 'blocked', 'proof that a person is asking'],
  ];
  for (const [index, [behaviour, reason, words]] of ends.entries()) {
    name = behaviour;
    expect(await planet.poll(200 * (index + 1)), name).toMatchObject({
      status: 'failed',
      reason,
      message: expect.stringContaining(words),
    });
    expect(planet.titles(), name).toHaveLength(2);
    expect(planet.state()?.poll.validators, name).toMatchObject({ etag: '"good"' });
  }

  const linking =
    '<html><link rel="alternate" type="application/rss+xml" href="/new.xml"><p>Moved!</p></html>';
  const found = await read(() => reply(200, {}, linking));
  expect(found).toMatchObject({ code: 'NOT_A_FEED', hint: expect.stringMatching(/http:.*\/new\.xml/) });
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
  const web = await openWeb();
  const documents = Object.values(hostileDocuments);
  const server = await web.serve(({ path }, { localPort }) =>
    reply(200, {}, documents[Number(path.slice(1))]?.document(`http://127.0.0.1:${localPort}`)),
  );
  const fetching = documents.keys().map((index) => web.fetch(`${server.origin}/${index}`));
  const bodies = (await Promise.all(fetching)).map((outcome) =>
    outcome.status === 'fresh' ? Buffer.from(outcome.body).toString() : '',
  );
  const readings = await readAlone(bodies);
  for (const [index, name] of Object.keys(hostileDocuments).entries()) {
    const { entries, first, seconds, expected } = readings[index] ?? {};
    expect(entries, name).toBe(documents[index]?.entries);
    expect(first, name).not.toMatch(/root:|haha/);
    expect(seconds, name).toBeLessThan(Math.max(5, 1.5 * (expected ?? 0)));
  }
  expect(server.seen).toHaveLength(documents.length);
}, 120_000);
