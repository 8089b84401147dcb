import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { loadConfig } from '../../packages/planet/src/config/load-config.ts';
import { openPlanet } from '../../packages/planet/src/planet.ts';
import { applicationId, migrations } from '../../packages/planet/src/store/migrations.ts';
import { sqliteStore } from '../../packages/planet/src/store/sqlite-store.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { atom } from './kit/atom.ts';
import { rss } from './kit/feed.ts';
import { inTurn, openOneFeed } from './kit/one-feed.ts';
import { hour } from './kit/planet.ts';
import { recognizing } from './kit/recognizing.ts';
import { openWeb } from './kit/web.ts';

const etag = '"5f1e-8"';
const date = 'Sat, 01 Aug 2026 10:00:00 GMT';
const good = () => reply(200, { ETag: etag, 'Last-Modified': date }, atom([1, 2]));
const titles = ['Harvest 2', 'Harvest 1'];

/** Polls what is good once, then this twice, far enough apart for any back-off: what is then sent back and known. */
async function afterwards(answer: Answer) {
  const feed = await openOneFeed(inTurn(good, answer));
  const reports = [await feed.poll(0), await feed.poll(9), await feed.poll(30)];
  return { report: reports[1], conditions: feed.conditions().slice(1), titles: feed.titles(), feed };
}

const kept = { conditions: Array(2).fill([etag, date]), titles };

test('[16] a 304 that nobody asked for is broken HTTP, and the last good feed stays', async () => {
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, {}, atom([1, 2])),
      () => reply(304, { ETag: '"new"' }),
    ),
  );
  await feed.next();
  expect(await feed.next()).toMatchObject({ status: 'failed', reason: 'bad-http' });
  expect(feed.titles()).toEqual(titles);
  await feed.next();
  expect(feed.conditions()).toEqual(Array(3).fill([undefined, undefined]));
});

test('[17] the ETag of a 404 is not kept', async () => {
  const result = await afterwards(() => reply(404, { ETag: '"404"', 'Last-Modified': 'never' }, 'no'));
  expect(result).toMatchObject({ report: { reason: 'not-found' }, ...kept });
});

test('[18] the good ETag outlives a fault of the server', async () => {
  for (const status of [500, 503, 403, 401, 410, 302]) {
    const answer = inTurn(
      () => reply(status, { ETag: '"fault"' }),
      recognizing({ ETag: etag, 'Last-Modified': date }),
    );
    const feed = await openOneFeed(inTurn(good, answer));
    await feed.poll(0);
    expect(await feed.poll(9), `${status}`).not.toMatchObject({ status: 'fresh' });
    expect(await feed.poll(1_000), `${status}`).toMatchObject({ reason: 'not-modified' });
    expect(feed.conditions().slice(1), `${status}`).toEqual(kept.conditions);
  }
});

test('[19] the validators of a document that is broken are not kept', async () => {
  const broken = ['<rss', '<?xml version="1.0"?>', '{"version":', 'feed', '<rss version="2.0"/'];
  for (const body of broken) {
    const result = await afterwards(() => reply(200, { ETag: '"new"' }, body));
    expect(result, body).toMatchObject({ report: { status: 'failed' }, ...kept });
  }
  // What can be read of a feed that breaks off is read; the next poll is to bring the rest.
  const whole = atom([1, 2, 3, 4]);
  const cut = whole.slice(0, whole.indexOf('Harvest 4'));
  const feed = await openOneFeed(inTurn(good, () => reply(200, { ETag: '"new"' }, cut)));
  await feed.next();
  expect(await feed.next()).toMatchObject({ status: 'fresh', added: 1 });
  await feed.next();
  expect(feed.conditions().slice(1)).toEqual(kept.conditions);
  // It comes again as it was: that is all there is of it.
  await feed.next();
  expect(feed.conditions().at(-1)).toEqual(['"new"', undefined]);
});

test('[20] the validators of a body that was cut off are not kept', async () => {
  const body = atom([1, 2, 3]);
  const cut: Answer[] = [
    () => reply(200, { ETag: '"new"', 'Content-Length': `${body.length + 1}` }, body),
    () => reply(200, { ETag: '"new"', 'Transfer-Encoding': 'chunked' }, `400\r\n${body.slice(0, 400)}`),
    () => reply(200, { ETag: '"new"', 'Content-Encoding': 'gzip' }, gzipSync(body).subarray(0, -20)),
  ];
  for (const [index, answer] of cut.entries()) {
    expect(await afterwards(answer), `${index}`).toMatchObject({ report: { status: 'failed' }, ...kept });
  }
});

test('[21] an ETag that a later body comes without is forgotten', async () => {
  const { conditions } = await afterwards(() => reply(200, { 'Last-Modified': date }, atom([1, 2, 3])));
  expect(conditions).toEqual([
    [etag, date],
    [undefined, date],
  ]);
});

test('[22] of two different ETags none is kept, of the same one twice it is', async () => {
  const twice = async (ETag: string[]) => {
    const feed = await openOneFeed(() => reply(200, { ETag, 'Last-Modified': date }, rss()));
    await feed.next();
    await feed.next();
    return feed.conditions()[1];
  };
  expect(await twice(['"1"', '"2"'])).toEqual([undefined, date]);
  expect(await twice(['"1"', '"1"'])).toEqual(['"1"', date]);
});

test('[23] a server that wants both validators back is content', async () => {
  const { report, feed } = await afterwards(recognizing({ ETag: etag, 'Last-Modified': date }));
  expect(report).toMatchObject({ reason: 'not-modified' });
  expect(feed.state()?.poll.counts).toMatchObject({ polls: 3, notModified: 2 });
});

test('[24] a server that does not know its own ETag again is sent the date alone, from the fourth time on', async () => {
  // Apache bug 45023: mod_deflate changes the ETag on the way out, not the one on the way in.
  const feed = await openOneFeed(({ headers }) =>
    headers['if-none-match'] === undefined && headers['if-modified-since'] === date
      ? reply(304)
      : reply(200, { ETag: '"5f1e-8-gzip"', 'Last-Modified': date }, rss()),
  );
  for (let poll = 0; poll < 7; poll++) await feed.next();
  const both = ['"5f1e-8-gzip"', date];
  const dateAlone = [undefined, date];
  expect(feed.conditions()).toEqual([
    [undefined, undefined],
    both,
    both,
    both,
    dateAlone,
    dateAlone,
    dateAlone,
  ]);
  expect(feed.state()?.poll.counts).toMatchObject({ notModified: 6 });
});

test('[25] what hides behind a 304 for ever is found by one whole request in thirty days', async () => {
  let body = atom([1, 2]);
  const feed = await openOneFeed(({ headers }) =>
    headers['if-none-match'] === undefined ? reply(200, { ETag: etag }, body) : reply(304),
  );
  const whole: number[] = [];
  for (let hours = 0; hours <= 45 * 24; hours += 12) {
    const before = feed.seen.length;
    await feed.poll(hours);
    if (feed.seen.length > before && feed.conditions().at(-1)?.[0] === undefined) whole.push(hours);
    if (hours === 120) body = atom([1, 2, 3]);
  }
  expect(whole).toHaveLength(2);
  expect(whole[1]).toBeGreaterThanOrEqual(30 * 24);
  expect(feed.titles()).toEqual(['Harvest 3', ...titles]);
});

/** A feed with an ETag and this field is polled three times: which of the requests had the ETag. */
async function conditionalDespite(fields: Readonly<Record<string, string>>) {
  const feed = await openOneFeed(recognizing({ ETag: etag, ...fields }));
  for (let poll = 0; poll < 3; poll++) await feed.next();
  return feed.conditions().map(([sent]) => sent === etag);
}

test('[26] no-store forbids a cache, not a condition', async () => {
  for (const value of ['no-store', 'no-cache, no-store, must-revalidate', 'private, max-age=0']) {
    expect(await conditionalDespite({ 'Cache-Control': value }), value).toEqual([false, true, true]);
  }
});

test('[27] Expires: 0 takes nothing from an ETag', async () => {
  expect(await conditionalDespite({ Expires: '0' })).toEqual([false, true, true]);
});

test('[28] Vary: * takes nothing from an ETag', async () => {
  expect(await conditionalDespite({ Vary: '*' })).toEqual([false, true, true]);
});

test('[29] the validators outlive the process', async () => {
  const feed = await openOneFeed(recognizing({ ETag: etag, 'Last-Modified': date }), { store: 'sqlite' });
  for (let poll = 0; poll < 4; poll++) {
    await feed.next();
    await feed.restart();
  }
  expect(feed.conditions()).toEqual([[undefined, undefined], ...Array(3).fill([etag, date])]);
});

test('[30] the validators outlive a new form of the store', async () => {
  const web = await openWeb();
  const server = await web.serve(recognizing({ ETag: etag, 'Last-Modified': date }));
  const feedUrl = `${server.origin}/feed`;
  const members = [{ id: 'jane', feed: feedUrl }];
  const input = { title: 'Test planet', fetch: { allowHosts: ['127.0.0.1'] }, members };
  const folder = temporaryFolder({ 'planet.json': JSON.stringify(input) });
  const path = join(folder, '.planet', 'planet.db');
  mkdirSync(join(folder, '.planet'));
  const old = new DatabaseSync(path);
  old.exec(`${migrations[0]}; PRAGMA user_version = 1; PRAGMA application_id = ${applicationId}`);
  const validators = { url: feedUrl, etag, lastModified: date };
  const times = { polled: hour(-2), succeeded: hour(-2) };
  const state = { feedUrl, url: feedUrl, validators, bodyHash: 'known', failures: 0, ...times };
  old.prepare('INSERT INTO sources (id, state) VALUES (?, ?)').run('jane', JSON.stringify(state));
  old.close();

  const store = sqliteStore(path);
  onTestFinished(() => store.close());
  const planet = await openPlanet(await loadConfig(folder), { store, fetcher: web.fetcher() });
  expect(await planet.update({ now: hour(0) })).toMatchObject({ reports: [{ reason: 'not-modified' }] });
  const [first] = server.seen;
  expect(first?.headers).toMatchObject({ 'if-none-match': etag, 'if-modified-since': date });
});

test('[31] a delta is added to what is known, and takes nothing away', async () => {
  const whole = () => reply(200, { ETag: '"1"' }, atom([1, 2], { head: '<fh:complete/>' }));
  const delta = () => reply(226, { ETag: '"2"', IM: 'feed' }, atom([3], { head: '<fh:complete/>' }));
  const feed = await openOneFeed(
    inTurn(whole, delta, () => reply(304)),
    { fetch: { deltas: true } },
  );
  await feed.next();
  expect(await feed.next()).toMatchObject({ status: 'fresh', reason: 'delta', added: 1 });
  expect(feed.titles()).toEqual(['Harvest 3', ...titles]);
  await feed.next();
  expect(feed.seen.map(({ headers }) => [headers['a-im'], headers['if-none-match']])).toEqual([
    [undefined, undefined],
    ['feed', '"1"'],
    ['feed', '"2"'],
  ]);
});

test('[32] the codings offered are always the same, so that an ETag of one of them is known again', async () => {
  const feed = await openOneFeed(
    inTurn(({ headers }) => {
      const isBrotli = headers['accept-encoding']?.includes('br');
      const [ETag, body] = isBrotli
        ? (['"1-br"', brotliCompressSync(rss())] as const)
        : (['"1-gzip"', gzipSync(rss())] as const);
      if (headers['if-none-match'] === ETag) return reply(304);
      return reply(200, { ETag, 'Content-Encoding': isBrotli ? 'br' : 'gzip' }, body);
    }),
    { store: 'sqlite' },
  );
  const reasons: string[] = [];
  for (let poll = 0; poll < 4; poll++) {
    reasons.push((await feed.next()).reason);
    await feed.restart();
  }
  expect(reasons).toEqual(['changed', 'not-modified', 'not-modified', 'not-modified']);
  expect(new Set(feed.seen.map(({ headers }) => headers['accept-encoding'])).size).toBe(1);
});
