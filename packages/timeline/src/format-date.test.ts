import { expect, test } from 'vitest';
import { createDateFormatter, formatDate } from './format-date.ts';

const afternoon = '2018-08-29T15:58:07.000Z';
const morning = '2007-01-05T04:03:02.000Z';
const english = { timeZone: 'UTC', language: 'en' };

test('the patterns of Planet and Venus give what they gave', () => {
  expect(formatDate(afternoon, '%B %d, %Y %I:%M %p', english)).toBe('August 29, 2018 03:58 PM');
  expect(formatDate(afternoon, '%B %d, %Y', english)).toBe('August 29, 2018');
  expect(formatDate(afternoon, '%l:%M %P', english)).toBe(' 3:58 pm');
  expect(formatDate(afternoon, '%d %B %Y @ %I:%M %p', english)).toBe('29 August 2018 @ 03:58 PM');
  expect(formatDate(morning, '%b %-d, %Y %Z', english)).toBe('Jan 5, 2007 UTC');
  expect(formatDate(afternoon, '%d de %B de %Y', { timeZone: 'UTC', language: 'es' })).toBe(
    '29 de agosto de 2018',
  );
});

// Right-hand sides are what `LC_ALL=C TZ=UTC date -d … +…` prints.
test.each([
  ['%A', 'Friday'],
  ['%a', 'Fri'],
  ['%b', 'Jan'],
  ['%h', 'Jan'],
  ['%C', '20'],
  ['%c', 'Fri Jan  5 04:03:02 2007'],
  ['%D', '01/05/07'],
  ['%d', '05'],
  ['%e', ' 5'],
  ['%F', '2007-01-05'],
  ['%G-W%V-%u', '2007-W01-5'],
  ['%g', '07'],
  ['%H', '04'],
  ['%I', '04'],
  ['%j', '005'],
  ['%k', ' 4'],
  ['%l', ' 4'],
  ['%M', '03'],
  ['%m', '01'],
  ['%p', 'AM'],
  ['%P', 'am'],
  ['%R', '04:03'],
  ['%r', '04:03:02 AM'],
  ['%S', '02'],
  ['%s', '1167969782'],
  ['%T', '04:03:02'],
  ['%U %W %w', '00 01 5'],
  ['%x %X', '01/05/07 04:03:02'],
  ['%y', '07'],
  ['%z', '+0000'],
  ['%:z', '+00:00'],
  ['%%', '%'],
  ['a%nb%tc', 'a\nb\tc'],
  ['%-d %-m %-I %-j', '5 1 4 5'],
  ['%_d %_m %_H', ' 5  1  4'],
  ['%0e %0l', '05 04'],
  ['%^A %^b %^p', 'FRIDAY JAN AM'],
  ['%^c', 'FRI JAN  5 04:03:02 2007'],
  ['%-^b%_^e', 'JAN 5'],
])('%s in English', (pattern, expected) => {
  expect(formatDate(morning, pattern, english)).toBe(expected);
});

test('ISO weeks belong to the year of their Thursday', () => {
  expect(formatDate('2016-01-03T12:00:00.000Z', '%G-W%V-%u %Y', english)).toBe('2015-W53-7 2016');
  expect(formatDate('2018-12-31T12:00:00.000Z', '%G-W%V-%u %j', english)).toBe('2019-W01-1 365');
});

test('midnight and noon are twelve', () => {
  const pattern = '%I %l %p';
  expect(formatDate('2018-08-29T00:00:00.000Z', pattern, english)).toBe('12 12 AM');
  expect(formatDate('2018-08-29T12:00:00.000Z', pattern, english)).toBe('12 12 PM');
});

test('what is no directive stays as it stands', () => {
  const pattern = '100% %Q %-Q %:m %ü %B%';
  expect(formatDate(afternoon, pattern, english)).toBe('100% %Q %-Q %:m %ü August%');
});

test('a date is that of the time zone, also in the hours when clocks change', () => {
  const pattern = '%F %T %z';
  const options = { timeZone: 'America/New_York', language: 'en' };
  expect(formatDate('2018-03-11T06:59:59.000Z', pattern, options)).toBe('2018-03-11 01:59:59 -0500');
  expect(formatDate('2018-03-11T07:00:00.000Z', pattern, options)).toBe('2018-03-11 03:00:00 -0400');
  expect(formatDate('2018-11-04T05:30:00.000Z', pattern, options)).toBe('2018-11-04 01:30:00 -0400');
  expect(formatDate('2018-11-04T06:30:00.000Z', pattern, options)).toBe('2018-11-04 01:30:00 -0500');
  expect(formatDate(afternoon, '%Z', options)).toBe('EDT');
  expect(formatDate(afternoon, '%R %:z', { timeZone: 'Asia/Kolkata', language: 'en' })).toBe('21:28 +05:30');
});

test('dates before 1970 and in the first centuries are dates', () => {
  expect(formatDate('1969-12-31T23:59:58.500Z', '%F %T %s', english)).toBe('1969-12-31 23:59:58 -2');
  expect(formatDate('0099-02-03T00:00:00.000Z', '%Y %y %-Y', english)).toBe('0099 99 99');
});

test('names are those of the language, inflected beside a day', () => {
  const format = (language: string, pattern: string) =>
    formatDate(afternoon, pattern, { timeZone: 'UTC', language });
  expect(format('de', '%A, %-d. %B')).toBe('Mittwoch, 29. August');
  expect(format('ru', '%-d %B')).toBe('29 августа');
  expect(format('ru', '%B %Y %%d')).toBe('август 2018 %d');
  expect(format('ja', '%B%d日')).toBe('8月29日');
  expect(format('tr', '%^b')).toBe('AĞU');
});

test('every language gets the Gregorian calendar and western digits', () => {
  const pattern = '%Y-%m-%d %H';
  for (const language of ['fa', 'th', 'ar-EG', 'hi-u-nu-deva']) {
    expect(formatDate(afternoon, pattern, { timeZone: 'UTC', language })).toBe('2018-08-29 15');
  }
  expect(formatDate(afternoon, '%B', { timeZone: 'UTC', language: 'th' })).toBe('สิงหาคม');
});

test('an unknown zone, an unknown language and no date are refused', () => {
  expect(() => formatDate(afternoon, '%F', { ...english, timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  expect(() => formatDate(afternoon, '%F', { ...english, language: 'en_US' })).toThrow(RangeError);
  expect(() => formatDate('soon', '%F', english)).toThrow('"soon" is not an ISO 8601 date.');
});

test('one formatter serves many dates', () => {
  const format = createDateFormatter('%e %B', english);
  expect([morning, afternoon].map(format)).toEqual([' 5 January', '29 August']);
});
