import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthOf } from './month-of.ts';

test('the month is that of the time zone', () => {
  expect(monthOf('2018-09-01T03:00:00.000Z', 'America/New_York')).toBe('2018-08');
  expect(monthOf('2018-09-01T03:00:00.000Z', 'UTC')).toBe('2018-09');
  expect(monthOf('2018-12-31T13:00:00.000Z', 'Pacific/Kiritimati')).toBe('2019-01');
});

test('no month differs from what Intl says of the moment', () => {
  const zones = ['UTC', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns'];
  const formats = new Map(
    zones.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }),
    ]),
  );
  const moment = fc.date({
    min: new Date('1971-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (date, timeZone) => {
      expect(monthOf(date.toISOString(), timeZone)).toBe(formats.get(timeZone)?.format(date));
    }),
  );
});

test('a text that is no date is refused by name', () => {
  expect(() => monthOf('yesterday', 'UTC')).toThrow('"yesterday" is not an ISO 8601 date.');
});
