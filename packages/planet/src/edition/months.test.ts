import { monthOf } from '@planet-ceres/timeline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthSpan } from './months.ts';

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
