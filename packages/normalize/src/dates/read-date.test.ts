import { describe, expect, test } from 'vitest';
import { foldName, isWeekday, monthOfName } from './names.ts';
import { readDate } from './read-date.ts';

describe('dates of every form are read', () => {
  test.each([
    // RFC 822 and its abuses
    ['Sat, 02 Nov 2024 07:15:00 +0100', '2024-11-02T06:15:00'],
    ['2 Nov 2024 7:15 GMT', '2024-11-02T07:15:00'],
    ['Sat, 02 Nov 24 07:15:00 Z', '2024-11-02T07:15:00'],
    ['Fri, 01 Jan 99 00:00:00 GMT', '1999-01-01T00:00:00'],
    ['Sat, Nov 02 2024 07:15:00 EST', '2024-11-02T12:15:00'],
    ['Sat,02 Nov, 2024 07:15:00-0700', '2024-11-02T14:15:00'],
    ['Satur, 2nd November 2024 07:15:00 GMT-07:00', '2024-11-02T14:15:00'],
    ['Mon, 02 Nov 2024 07:15:00 -07', '2024-11-02T14:15:00'],
    ['Sat, 2 Nov 2024 07:15:00 -0700 MST', '2024-11-02T14:15:00'],
    ['Sat, 02 Nov 2024 07:15:00 Etc/GMT', '2024-11-02T07:15:00'],
    ['Tue, 02 Jul 2024 07:15:00 America/Los_Angeles', '2024-07-02T14:15:00'],
    ['Sat, 02 Nov 2024 07:15:00 XYZ', '2024-11-02T07:15:00'],
    ['Saturday, 02-Nov-24 07:15:00 GMT', '2024-11-02T07:15:00'],
    ['Sat, 02 Nov 2024 24:00:00 GMT', '2024-11-03T00:00:00'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00'],
    ['Sat, 02 Nov 2024', '2024-11-02T00:00:00'],
    // RFC 3339, W3CDTF, ISO 8601
    ['2024-11-02T07:15:00Z', '2024-11-02T07:15:00'],
    ['2024-11-02t07:15:00.5z', '2024-11-02T07:15:00.500'],
    ['2024-11-02 07:15:00 +01:00', '2024-11-02T06:15:00'],
    ['2024-11-02T07:15+0530', '2024-11-02T01:45:00'],
    ['2024-11-02T07:15:00-05:00Z', '2024-11-02T12:15:00'],
    ['2024-11-02', '2024-11-02T00:00:00'],
    ['2024-11', '2024-11-01T00:00:00'],
    ['2024', '2024-01-01T00:00:00'],
    ['2024-1-2', '2024-01-02T00:00:00'],
    ['20241102T071500Z', '2024-11-02T07:15:00'],
    ['2024-307', '2024-11-02T00:00:00'],
    ['2024-W44-6', '2024-11-02T00:00:00'],
    ['2024-011-02T07:15:00Z', '2024-11-02T07:15:00'],
    // Numbers
    ['2024/11/2 07:15', '2024-11-02T07:15:00'],
    ['30.10.2024 07:15', '2024-10-30T07:15:00'],
    ['2.11.2024', '2024-11-02T00:00:00'],
    ['11/30/2024 1:15 pm', '2024-11-30T13:15:00'],
    ['30/11/2024', '2024-11-30T00:00:00'],
    ['3/4/2024', '2024-03-04T00:00:00'],
    ['3.4.2024', '2024-04-03T00:00:00'],
    ['1730531700', '2024-11-02T07:15:00'],
    ['1730531700000', '2024-11-02T07:15:00'],
    // asctime, JavaScript, prose
    ['Sat Nov  2 07:15:00 2024', '2024-11-02T07:15:00'],
    ['Sat Nov 02 07:15:00 +0100 2024', '2024-11-02T06:15:00'],
    ['Sat Nov 02 2024 07:15:00 GMT+0100 (Central European Standard Time)', '2024-11-02T06:15:00'],
    ['Saturday, November 2, 2024 at 12:05 AM', '2024-11-02T00:05:00'],
    ['Nov. 2, 2024, 7:15 p.m.', '2024-11-02T19:15:00'],
    ['Nov 2024', '2024-11-01T00:00:00'],
    // Languages
    ['Sa, 02 Dez 2023 07:15:00 +0100', '2023-12-02T06:15:00'],
    ['mar., 03 déc. 2024 07:15:00 +0000', '2024-12-03T07:15:00'],
    ['qui, 10 out 2024 10:00:00 -0300', '2024-10-10T13:00:00'],
    ['Пт, 17 мая 2024 10:00:00 +0300', '2024-05-17T07:00:00'],
    ['2024年11月2日 07:15', '2024-11-02T07:15:00'],
    ['2024-11-02 오후 07:15:00', '2024-11-02T10:15:00'],
    ['2024-július-13T9:15-05:00', '2024-07-13T14:15:00'],
  ])('%s', (text, expected) => {
    const time = expected.includes('.') ? expected : `${expected}.000`;
    expect(readDate(text)).toBe(`${time}Z`);
  });
});

describe('what is no date is refused', () => {
  test.each(
    '|invalid|null|12|0|31 Feb 2024|Mon, 31 Feb 2020 10:00:00 GMT|2024-02-30|2023-02-29|2024-11-02T25:14:00Z|2024-11-02T10:61:00Z|0000-00-00 00:00:00|{{ page.date }}|yesterday|3 days ago|Room 12, May 5|Sun, 16 zzz 2012 11:47:32 GMT|2013-01-27-01|9999-12-31T23:59:59-99:99|Tue, 30 Nov -001 00:00:00 -0456|Invalid Date|10:15'.split(
      '|',
    ),
  )('%s', (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});

test('a megabyte that is no date is refused at once', () => {
  expect(readDate('1 '.repeat(500_000))).toBeUndefined();
});

test('the table of names knows what Intl says in each of its languages', () => {
  const odd: string[] = [];
  for (const language of [
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'pl',
    'ru',
    'sv',
    'tr',
    'el',
    'hu',
    'cs',
    'ca',
  ]) {
    const format = new Intl.DateTimeFormat(language, {
      month: 'long',
      day: 'numeric',
      weekday: 'long',
      timeZone: 'UTC',
    });
    for (let month = 1; month <= 12; month++) {
      const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
      // Catalan says `de gener`.
      const part = (type: string): string =>
        foldName(parts.find((one) => one.type === type)?.value ?? '').replace(/^de /, '');
      if (monthOfName(part('month')) !== month) odd.push(`${language} ${part('month')}`);
      if (!part('weekday').split(/[\s-]/).every(isWeekday)) odd.push(`${language} ${part('weekday')}`);
    }
  }
  expect(odd).toEqual([]);
});
