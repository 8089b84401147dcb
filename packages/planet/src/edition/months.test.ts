import { monthOf } from '@planet-ceres/timeline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pollOf } from '../../test/poll-of.ts';
import { memoryStore } from '../store/memory-store.ts';
import { monthSpan, monthsOf } from './months.ts';

test('a month’s span holds exactly the instants that belong to it, in every zone', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Pacific/Niue',
  ];
  const date = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, fc.constantFrom(...zones), (instant, timeZone) => {
      const iso = instant.toISOString();
      const { from, to } = monthSpan(monthOf(iso, timeZone), timeZone);
      expect(from <= iso && iso < to).toBe(true);
      expect(monthOf(new Date(Date.parse(from) - 1).toISOString(), timeZone)).not.toBe(
        monthOf(from, timeZone),
      );
    }),
  );
});

test('a month begins at midnight of its first day', () => {
  expect(monthSpan('2018-12', 'America/New_York')).toEqual({
    from: '2018-12-01T05:00:00.000Z',
    to: '2019-01-01T05:00:00.000Z',
  });
});

test('months begin by the clock of their time, whatever month was asked for before', () => {
  const store = memoryStore();
  const months = ['2018-02', '2018-04', '2018-11', '2018-12'].map((month) => `${month}-15T12:00:00.000Z`);
  const edges = ['2018-03-31T21:59:00.000Z', '2018-03-31T22:00:00.000Z', '2018-10-31T22:59:00.000Z'];
  const entries = [...months, ...edges].map((published) => ({
    ...{ id: published, sourceId: 'a', published, seen: published, authors: [], tags: [], enclosures: [] },
  }));
  store.record({ sourceId: 'a', now: '2019-01-01T00:00:00.000Z', state: { poll: pollOf() }, entries });
  const found = monthsOf(store, { sourceIds: ['a'] }, 'Europe/Berlin');
  expect(found.map(({ month, count }) => [month, count])).toEqual([
    ['2018-12', 1],
    ['2018-11', 1],
    ['2018-10', 1],
    ['2018-04', 2],
    ['2018-03', 1],
    ['2018-02', 1],
  ]);
});
