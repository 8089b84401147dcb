import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { atom } from '../behaviours/kit/atom.ts';
import { rss } from '../behaviours/kit/feed.ts';
import { inTurn } from '../behaviours/kit/one-feed.ts';
import { recognizing, utf8 } from '../behaviours/kit/recognizing.ts';
import { isConditional, openVillage } from './village.ts';

const day = 24;
const date = 'Sat, 01 Aug 2026 10:00:00 GMT';
const page = '<html><head><title>Come in</title></head><body>We are moving house.</body></html>';

/** Every so many requests this answer instead of the usual one. */
function now(and: number, then: Answer, usual: Answer): Answer {
  let asked = 0;
  return (request, socket) => (++asked % and === 0 ? then : usual)(request, socket);
}

/** A feed that has a new entry, a new ETag and a new date every so many requests. */
function growing(every: number): Answer {
  let asked = 0;
  return (request, socket) => {
    const entries = 2 + Math.floor(asked++ / every);
    const fields = { ETag: `"${entries}"`, 'Last-Modified': `day ${entries}` };
    return recognizing(fields, rss({ entries }))(request, socket);
  };
}

test('[S1] every poll after the first good one is conditional', async () => {
  const steady = recognizing({ ETag: '"steady"', 'Last-Modified': date });
  const village = await openVillage(
    {
      steady,
      dated: recognizing({ 'Last-Modified': date }),
      tagged: recognizing({ ETag: 'W/"tagged"' }),
      moody: now(3, () => reply(500, { ETag: '"500"' }), steady),
      paged: now(4, () => reply(200, { ETag: '"page"' }, page), steady),
      growing: growing(5),
      moved: (request, socket) =>
        request.path === '/feed' ? reply(301, { Location: '/new' }) : steady(request, socket),
      private: recognizing({ ETag: '"p"', 'Cache-Control': 'no-store', Expires: '0', Vary: '*' }),
      late: inTurn(
        () => reply(404),
        () => reply(200, {}, page),
        steady,
      ),
    },
    { store: 'sqlite' },
  );
  for (let days = 1; days <= 3; days++) {
    await village.live(days * day, { every: 2 });
    await village.planet.restart();
  }
  const known = new Set<string>();
  for (const logged of village.log) {
    const place = `${logged.house} ${logged.path}`;
    if (known.has(place)) expect(isConditional(logged), place).toBe(true);
    if (logged.isFeed) known.add(place);
  }
  expect(known.size).toBe(9);
  expect(village.log.length).toBeGreaterThan(300);
});

test('[S2] validators come back byte for byte', async () => {
  const odd = [
    { ETag: '"a"', 'Last-Modified': 'Sat, 1 Aug 2026 10:00:00 +0000' },
    { ETag: 'no quotes', 'Last-Modified': '2026-08-01T10:00:00Z' },
    { ETag: 'W/"weak"', 'Last-Modified': 'Sat, 01-Aug-2026 10:00:00 GMT' },
    { ETag: '"a,b" , "c"', 'Last-Modified': '1785578400' },
    { ETag: utf8('"Erntedank ä 🌾"'), 'Last-Modified': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { ETag: '"\xe4\xff"', 'Last-Modified': 'Tue, 19 Jan 2038 03:14:08 GMT' },
    { ETag: '""', 'Last-Modified': 'Sat, 01  Aug  2026 10:00:00  GMT' },
  ];
  const houses = odd.map((fields, index): [string, Answer] => [`odd${index}`, recognizing(fields)]);
  const village = await openVillage(Object.fromEntries(houses), { store: 'sqlite' });
  await village.live(8, { every: 2, restarts: true });
  for (const [index, fields] of odd.entries()) {
    const later = village.logOf(`odd${index}`).slice(1);
    expect(later).toHaveLength(4);
    for (const { headers } of later) {
      expect(headers['if-none-match']).toBe(fields.ETag);
      expect(headers['if-modified-since']).toBe(fields['Last-Modified']);
    }
  }
});

test('[S3] every 200 brings new validators, whatever else it brings', async () => {
  let asked = 0;
  const renewing =
    (body: () => string, lastModified: () => string): Answer =>
    () =>
      reply(200, { ETag: `"${++asked}"`, 'Last-Modified': lastModified() }, body());
  const village = await openVillage({
    same: renewing(rss, () => date),
    dated: renewing(rss, () => `moment ${asked}`),
    new: renewing(
      () => rss({ entries: 2 + (asked % 7) }),
      () => date,
    ),
  });
  const sent = new Map<string, string | undefined>();
  await village.live(day);
  for (const house of ['same', 'dated', 'new']) {
    const tags = village.logOf(house).map(({ headers }) => Number(headers['if-none-match']?.slice(1, -1)));
    expect(tags).toHaveLength(25);
    // Each has the tag of the answer before, which no other answer has.
    expect(new Set(tags).size, house).toBe(25);
    expect(
      tags.slice(1).every((tag, index) => index === 0 || tag > (tags[index] ?? 0)),
      house,
    ).toBe(true);
    sent.set(house, village.logOf(house).at(-1)?.headers['if-modified-since']);
  }
  expect(sent.get('dated')).not.toBe(date);
});

test('[S4] a bare 304 leaves the validators as they are', async () => {
  const village = await openVillage({
    both: recognizing({ ETag: '"1"', 'Last-Modified': date }),
    tagged: inTurn(
      () => reply(200, { ETag: '"1"' }, rss()),
      () => reply(304, { Date: date }),
    ),
  });
  await village.live(2 * day);
  for (const { headers } of village.logOf('both').slice(1)) {
    expect(headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': date });
  }
  expect(
    village
      .logOf('tagged')
      .slice(1)
      .every(({ headers }) => headers['if-none-match'] === '"1"'),
  ).toBe(true);
  expect(village.log).toHaveLength(2 * (2 * day + 1));
});

test('[S5] an answer that is an error never touches the validators', async () => {
  const statuses = [204, 302, 400, 401, 403, 404, 410, 418, 429, 451, 500, 502, 503, 999];
  const good = recognizing({ ETag: '"good"', 'Last-Modified': date });
  const houses = statuses.map((status): [string, Answer] => {
    const fault = () =>
      reply(status, { ETag: '"fault"', 'Last-Modified': 'never' }, status === 204 ? '' : 'Oh!');
    return [`s${status}`, now(2, fault, good)];
  });
  const village = await openVillage(Object.fromEntries(houses));
  await village.live(12 * day, { every: 12 });
  for (const status of statuses) {
    const log = village.logOf(`s${status}`);
    expect(log.filter((logged) => logged.status === status).length, `${status}`).toBeGreaterThan(0);
    for (const { headers } of log.slice(1)) {
      expect(headers, `${status}`).toMatchObject({ 'if-none-match': '"good"', 'if-modified-since': date });
    }
  }
});

test('[S6] validators are kept only of what proved to be a feed', async () => {
  const body = atom([1, 2, 3]);
  const bad: Record<string, Answer> = {
    page: () => reply(200, { ETag: '"bad"' }, page),
    words: () => reply(200, { ETag: '"bad"' }, 'Back soon.'),
    torn: () => reply(200, { ETag: '"bad"' }, '<?xml version="1.0"?><rss'),
    cut: () => reply(200, { ETag: '"bad"', 'Content-Length': `${body.length + 9}` }, body),
    coded: () => reply(200, { ETag: '"bad"', 'Content-Encoding': 'gzip' }, gzipSync(body).subarray(0, 40)),
    empty: () => reply(200, { ETag: '"bad"' }),
  };
  const good = recognizing({ ETag: '"good"' });
  const houses = Object.entries(bad).map(([name, answer]): [string, Answer] => [name, now(2, answer, good)]);
  const village = await openVillage(Object.fromEntries(houses));
  await village.live(4 * day, { every: 3 });
  expect(village.log.length).toBeGreaterThan(6 * 20);
  expect(village.log.filter(({ headers }) => headers['if-none-match'] === '"bad"')).toEqual([]);
  expect(village.log.filter((logged) => !isConditional(logged))).toHaveLength(6);
});

test('[S7] no rule makes a poll unconditional: in 29 days of hourly polls the first alone', async () => {
  const village = await openVillage({
    still: ({ headers }) =>
      headers['if-none-match'] === undefined ? reply(200, { ETag: '"1"' }, rss()) : reply(304),
  });
  await village.live(29 * day);
  expect(village.log).toHaveLength(29 * day + 1);
  const whole = () => village.log.filter((logged) => !isConditional(logged));
  expect(whole().map(({ hours }) => hours)).toEqual([0]);

  // Then one, documented, to find out whether a server that has only ever said "not modified" means it; after a day of rest.
  await village.live(45 * day, { every: 6 });
  const [, probe, ...more] = whole();
  expect(more).toEqual([]);
  expect(probe?.hours).toBeGreaterThanOrEqual(30 * day);
  const before = village.log.findLast(({ hours }) => hours < (probe?.hours ?? 0));
  expect((probe?.hours ?? 0) - (before?.hours ?? 0)).toBeGreaterThanOrEqual(day);
});
