import type { Entry, SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const options = { timeZone: 'America/New_York', language: 'en', dayFormat: '%B %d, %Y' };

test('days are those of the time zone, groups change with the source', () => {
  const days = groupByDay(
    [
      entry('ann', '2018-08-30T03:59:00.000Z'),
      entry('ann', '2018-08-29T15:58:00.000Z'),
      entry('ben', '2018-08-29T10:00:00.000Z'),
      entry('ann', '2018-08-29T04:00:00.000Z'),
      entry('ann', '2018-08-29T03:59:00.000Z'),
    ],
    options,
  );
  expect(
    days.map(({ date, heading, groups }) => [
      date,
      heading,
      groups.map((g) => [g.sourceId, g.entries.length]),
    ]),
  ).toEqual([
    [
      '2018-08-29',
      'August 29, 2018',
      [
        ['ann', 2],
        ['ben', 1],
        ['ann', 1],
      ],
    ],
    ['2018-08-28', 'August 28, 2018', [['ann', 1]]],
  ]);
});

test('the days of a clock change have 23 and 25 hours', () => {
  const hours = (from: string, count: number) =>
    Array.from({ length: count }, (_, hour) =>
      entry('ann', new Date(Date.parse(from) - hour * 3_600_000).toISOString()),
    );
  const sizes = (entries: Entry<SafeHtml>[]) =>
    groupByDay(entries, options).map(({ date, groups }) => [date, groups[0]?.entries.length]);
  expect(sizes(hours('2018-03-12T03:30:00.000Z', 24))).toEqual([
    ['2018-03-11', 23],
    ['2018-03-10', 1],
  ]);
  expect(sizes(hours('2018-11-05T04:30:00.000Z', 26))).toEqual([
    ['2018-11-04', 25],
    ['2018-11-03', 1],
  ]);
});

test('an entry from the future stands on the day it was seen', () => {
  const [day] = groupByDay(
    [{ ...entry('ann', '2031-01-01T00:00:00.000Z'), seen: '2018-10-17T10:00:00.000Z' }],
    options,
  );
  expect(day?.date).toBe('2018-10-17');
});

test('no entries give no days', () => {
  expect(groupByDay([], options)).toEqual([]);
});

function entry(sourceId: string, published: string): Entry<SafeHtml> {
  return {
    id: published,
    sourceId,
    published,
    seen: '2040-01-01T00:00:00.000Z',
    authors: [],
    tags: [],
    enclosures: [],
  };
}
