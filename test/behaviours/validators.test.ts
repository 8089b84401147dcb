import { expect, test } from 'vitest';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import { atom } from './kit/atom.ts';
import { rss } from './kit/feed.ts';
import { inTurn, type OneFeed, openOneFeed } from './kit/one-feed.ts';
import { recognizing, utf8 } from './kit/recognizing.ts';

const etag = '"5f1e-8"';
const date = 'Sat, 01 Aug 2026 10:00:00 GMT';

/** Polls a feed that has just these validators three times: what the server was sent the second and the third time. */
async function sentBack(fields: Readonly<Record<string, string>>): Promise<OneFeed> {
  const feed = await openOneFeed(recognizing(fields));
  expect(await feed.next()).toMatchObject({ status: 'fresh', added: 2 });
  expect(await feed.next(), JSON.stringify(fields)).toMatchObject({
    status: 'unchanged',
    reason: 'not-modified',
  });
  await feed.next();
  const [first, second, third] = feed.conditions();
  expect(first).toEqual([undefined, undefined]);
  expect(third).toEqual(second);
  return feed;
}

test('[1] an ETag alone comes back as If-None-Match, with no date made up beside it', async () => {
  const feed = await sentBack({ ETag: etag });
  expect(feed.conditions()[1]).toEqual([etag, undefined]);
});

test('[2] a Last-Modified alone comes back as If-Modified-Since', async () => {
  const feed = await sentBack({ 'Last-Modified': date });
  expect(feed.conditions()[1]).toEqual([undefined, date]);
});

test('[3] of two validators both come back', async () => {
  const feed = await sentBack({ ETag: etag, 'Last-Modified': date });
  expect(feed.conditions()[1]).toEqual([etag, date]);
});

test('[4] a weak ETag comes back weak', async () => {
  const feed = await sentBack({ ETag: 'W/"5f1e"' });
  expect(feed.conditions()[1]).toEqual(['W/"5f1e"', undefined]);
});

test('[5] an ETag without quotes comes back without quotes', async () => {
  const feed = await sentBack({ ETag: '5f1e-8' });
  expect(feed.conditions()[1]).toEqual(['5f1e-8', undefined]);
});

test('[6] an odd ETag comes back byte for byte, from the file of the store too', async () => {
  const odd = [
    '"two words"',
    '"a,b", "c"',
    '"a "quoted" word"',
    "'a'",
    '"a\tb"',
    '"\xe9t\xe9"',
    utf8('"été 🌾"'),
    '"\\"',
    'W/"',
    '"'.repeat(300),
  ];
  for (const value of odd) {
    const feed = await openOneFeed(recognizing({ ETag: value }), { store: 'sqlite' });
    await feed.next();
    await feed.restart();
    expect(await feed.next(), value).toMatchObject({ reason: 'not-modified' });
    expect(feed.conditions()[1], value).toEqual([value, undefined]);
  }
});

test('[7] white space around an ETag is none of its own', async () => {
  for (const space of [' ', '\t', ' \t  ']) {
    const feed = await openOneFeed(() => reply(200, { ETag: `${space}${etag}${space}` }, rss()));
    await feed.next();
    await feed.next();
    expect(feed.conditions()[1], JSON.stringify(space)).toEqual([etag, undefined]);
  }
});

test('[8] a Last-Modified that is no HTTP date comes back as it came', async () => {
  for (const odd of ['2026-11-01 10:00:00', 'yesterday', '1785578400', 'Sat, 1 Aug 2026 10:00:00 +0200']) {
    const feed = await sentBack({ 'Last-Modified': odd });
    expect(feed.conditions()[1]).toEqual([undefined, odd]);
  }
});

test('[9] a Last-Modified out of its time comes back as it came; the end of a 32-bit clock is none', async () => {
  const odd = [
    'Fri, 01 Aug 2036 10:00:00 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Tue, 19 Jan 2038 03:14:06 GMT',
    'Fri, 01 Jan 2038 00:00:00 GMT',
  ];
  for (const value of odd) {
    const feed = await sentBack({ 'Last-Modified': value });
    expect(feed.conditions()[1]).toEqual([undefined, value]);
  }
  const endOfTime = { ETag: etag, 'Last-Modified': 'Tue, 19 Jan 2038 03:14:07 GMT' };
  const feed = await openOneFeed(() => reply(200, endOfTime, rss()));
  await feed.next();
  await feed.next();
  expect(feed.conditions()[1]).toEqual([etag, undefined]);
});

test('[10] a new ETag counts although the Last-Modified beside it is the old one', async () => {
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, { ETag: '"1"', 'Last-Modified': date }, rss()),
      () => reply(200, { ETag: '"2"', 'Last-Modified': date }, rss({ entries: 3 })),
      () => reply(304),
    ),
  );
  for (let poll = 0; poll < 3; poll++) await feed.next();
  expect(feed.conditions()).toEqual([
    [undefined, undefined],
    ['"1"', date],
    ['"2"', date],
  ]);
});

test('[11] a changed body is read although it has the ETag of the old one', async () => {
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, { ETag: etag }, atom([1, 2])),
      () => reply(200, { ETag: etag }, atom([1, 2, 3])),
    ),
  );
  await feed.next();
  expect(await feed.next()).toMatchObject({ status: 'fresh', added: 1 });
  expect(feed.titles()).toEqual(['Harvest 3', 'Harvest 2', 'Harvest 1']);
});

test('[12] the known body under a new ETag is not read again, and the new ETag is kept', async () => {
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, { ETag: '"1"', 'Last-Modified': date }, rss()),
      () => reply(200, { ETag: '"2"' }, rss()),
      () => reply(304),
    ),
  );
  await feed.next();
  const report = await feed.next();
  expect(report).toMatchObject({ status: 'unchanged', reason: 'same-body' });
  // Of what was read it would be told how much it holds.
  expect(report).not.toHaveProperty('entries');
  expect(await feed.next()).toMatchObject({ reason: 'not-modified' });
  expect(feed.conditions()[2]).toEqual(['"2"', undefined]);
});

test('[13] a 304 without validators leaves the old ones as they are', async () => {
  const feed = await openOneFeed(recognizing({ ETag: etag, 'Last-Modified': date }));
  for (let poll = 0; poll < 6; poll++) await feed.next();
  expect(feed.conditions().slice(1)).toEqual(Array(5).fill([etag, date]));
  expect(feed.titles()).toHaveLength(2);
});

test('[14] what a 304 brings replaces, what it leaves out stays', async () => {
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, { ETag: '"1"', 'Last-Modified': date }, rss()),
      () => reply(304, { ETag: '"2"' }),
      () => reply(304, { 'Last-Modified': 'Sun, 02 Aug 2026 10:00:00 GMT' }),
      () => reply(304),
    ),
  );
  for (let poll = 0; poll < 4; poll++) await feed.next();
  expect(feed.conditions().slice(1)).toEqual([
    ['"1"', date],
    ['"2"', date],
    ['"2"', 'Sun, 02 Aug 2026 10:00:00 GMT'],
  ]);
});

test('[15] a max-age of a 304 shortens the known one and does not lengthen it', async () => {
  const cached = (maxAge: number) => ({ 'Cache-Control': `max-age=${maxAge * 3_600}` });
  const feed = await openOneFeed(
    inTurn(
      () => reply(200, { ETag: etag, ...cached(6) }, rss()),
      () => reply(304, cached(20)),
      () => reply(304, cached(3)),
      () => reply(304),
    ),
  );
  await feed.next();
  const rests = [await feed.rest(), await feed.rest(), await feed.rest(), await feed.rest()];
  for (const [poll, hours] of [6, 6, 3, 3].entries()) {
    expect(rests[poll], `after poll ${poll}`).toBeGreaterThanOrEqual(hours);
    expect(rests[poll], `after poll ${poll}`).toBeLessThanOrEqual(hours * 1.1 + 0.05);
  }
});
