import { expect, test } from 'vitest';
import { instant } from './instant.ts';

test('an instant is given back in UTC', () => {
  expect(instant('2018-10-17T12:00:00+02:00')).toBe('2018-10-17T10:00:00.000Z');
});

test.each(['soon', '', '0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-14:00'])(
  'the time "%s" is refused, as it would never leave the store again',
  (now) => {
    expect(() => instant(now)).toThrow(RangeError);
  },
);
