import { expect, test } from 'vitest';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import type { FetchInput } from '../../packages/planet/src/config/planet-config.ts';
import { rss } from './kit/feed.ts';
import { openOneFeed } from './kit/one-feed.ts';
import { hour } from './kit/planet.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Hours between the first poll and the second of a feed that is sent with these fields and has this markup in its head. */
async function restAfter(
  fields: Fields,
  { head = '', fetch = {}, longest = 30 }: { head?: string; fetch?: FetchInput; longest?: number } = {},
): Promise<number> {
  const feed = await openOneFeed(() => reply(200, fields, rss({ head })), { fetch });
  expect(await feed.poll(0)).toMatchObject({ status: 'fresh' });
  return feed.rest({ longest });
}

/** What is declared is waited for, and up to a tenth longer, so that not all come back at once. */
function expectHours(rest: number, hours: number, why = ''): void {
  expect(rest, why).toBeGreaterThanOrEqual(hours - 0.001);
  expect(rest, why).toBeLessThanOrEqual(hours * 1.1 + 0.05);
}

const usual = 1;

test('[33] an answer that is fresh for two hours is not asked for sooner', async () => {
  expectHours(await restAfter({ 'Cache-Control': 'max-age=7200' }), 2);
});

test('[34] an answer that is fresh for a year is asked for the next day', async () => {
  expect(await restAfter({ 'Cache-Control': 'public, max-age=31536000, immutable' })).toBeCloseTo(24);
});

test('[35] an answer that is never fresh is asked for after the usual time', async () => {
  const never = [
    'max-age=0',
    'no-cache',
    'no-store',
    'must-revalidate',
    'no-cache, max-age=86400',
    'max-age=0, s-maxage=86400',
  ];
  for (const value of never) expect(await restAfter({ 'Cache-Control': value }), value).toBeCloseTo(usual);
});

test('[36] an odd max-age is understood or does not count', async () => {
  const odd: [value: string | readonly string[], hours: number][] = [
    ['max-age="7200"', 2],
    ['Max-Age = 7200', 2],
    ['max-age=7200,, private', 2],
    ['max-age=60, max-age=7200', 2],
    [['max-age=7200', 'max-age=60'], 2],
    ['max-age=-1', usual],
    ['max-age=1e9', usual],
    ['max-age', usual],
    ['max-age=100000000000000000000', 24],
  ];
  for (const [value, hours] of odd) {
    expectHours(await restAfter({ 'Cache-Control': value }), hours, `${value}`);
  }
});

/** An instant so many hours after the first poll, as HTTP writes it. */
const httpDate = (hours: number) => new Date(hour(hours)).toUTCString();

test('[37] Expires counts from the server’s own Date, however wrong that is', async () => {
  for (const wrong of [24, -24, 24 * 365]) {
    const fields = { Date: httpDate(wrong), Expires: httpDate(wrong + 3) };
    expectHours(await restAfter(fields), 3, `${wrong} hours ahead`);
  }
});

test('[38] an Expires that is no time to come does not count', async () => {
  for (const Expires of ['0', '-1', 'never', '', httpDate(-5), 'Thu, 01 Jan 1970 00:00:00 GMT']) {
    expect(await restAfter({ Date: httpDate(0), Expires }), Expires).toBeCloseTo(usual);
  }
});

test('[39] the age of an answer counts off, and what is left is never under a quarter of an hour', async () => {
  const nearlyOver = { Age: '3000', 'Cache-Control': 'max-age=3600' };
  expect(await restAfter(nearlyOver)).toBeCloseTo(usual);
  expect(await restAfter(nearlyOver, { fetch: { interval: 15 } })).toBeCloseTo(0.25);
  expectHours(await restAfter({ Age: '3600', 'Cache-Control': 'max-age=10800' }), 2);
});

test('[40] a ttl is kept in minutes, and is none if it is no number above nothing', async () => {
  expectHours(await restAfter({}, { head: '<ttl>180</ttl>' }), 3);
  for (const ttl of ['0', '-180', 'soon', '']) {
    expect(await restAfter({}, { head: `<ttl>${ttl}</ttl>` }), ttl).toBeCloseTo(usual);
  }
});

test('[41] a feed that says it is updated twice a day is asked twice a day', async () => {
  const updated = (period: string, frequency: string) =>
    `<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">${period}</sy:updatePeriod>
     <sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">${frequency}</sy:updateFrequency>`;
  expectHours(await restAfter({}, { head: updated('daily', '2') }), 12);
  expectHours(await restAfter({}, { head: updated(' Daily\n', '8') }), 3);
  expect(await restAfter({}, { head: updated('weekly', '1') })).toBeCloseTo(24);
  expect(await restAfter({}, { head: updated('now and then', '1') })).toBeCloseTo(usual);
});

const skipHours = (hours: readonly (number | string)[]) =>
  `<skipHours>${hours.map((each) => `<hour>${each}</hour>`).join('')}</skipHours>`;
const allDay = Array.from({ length: 24 }, (_, at) => at);

test('[42] a feed is not asked in the hours that it excludes, unless it excludes all', async () => {
  // The first poll is at midnight, UTC.
  const but = (open: number) => allDay.filter((at) => at !== open);
  expect(await restAfter({}, { head: skipHours(but(20)) })).toBeCloseTo(20);
  const until24 = allDay.map((at) => at + 1).filter((at) => at !== 5);
  expect(await restAfter({}, { head: skipHours(until24) })).toBeCloseTo(5);
  for (const head of [skipHours(allDay), skipHours(['noon', -1, 25, 99, '']), '<skipHours/>']) {
    expect(await restAfter({}, { head }), head).toBeCloseTo(usual);
  }
});

test('[43] a feed is not asked on the days that it excludes, unless it excludes all', async () => {
  // The first poll is on a Sunday.
  const skipDays = (...days: string[]) =>
    `<skipDays>${days.map((each) => `<day>${each}</day>`).join('')}</skipDays>`;
  expect(await restAfter({}, { head: skipDays('Sunday', ' monday '), longest: 60 })).toBeCloseTo(48);
  const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  for (const head of [skipDays(...week), skipDays('Someday'), skipDays('Saturday')]) {
    expect(await restAfter({}, { head }), head).toBeCloseTo(usual);
  }
});
