import { expect, test } from 'vitest';
import { sampleEdition, sampleMonth } from '../fixtures/sample-edition.ts';
import { createMonthNames, monthsByYear, neighbouringMonths } from './months.ts';

test('months bear the names of the planet’s language, also east of Greenwich', () => {
  expect(createMonthNames('en')('2018-08')).toBe('August 2018');
  expect(createMonthNames('de', 'short')('2018-03')).toBe('Mär');
  expect(createMonthNames('es')('2018-08')).toBe('agosto de 2018');
});

test('the archive lists the newest year first and each year from January on', () => {
  const months = ['2018-08', '2018-07', '2017-12', '2017-02'].map((month) => ({ month, count: 1 }));
  expect(monthsByYear(months).map(({ year, months }) => [year, ...months.map(({ month }) => month)])).toEqual(
    [
      ['2018', '2018-07', '2018-08'],
      ['2017', '2017-02', '2017-12'],
    ],
  );
});

test('a month leads to the months before and after it that have entries', () => {
  expect(neighbouringMonths(sampleMonth('2018-07'))).toEqual({ newer: '2018-08', older: '2017-12' });
  expect(neighbouringMonths(sampleMonth('2018-08'))).toEqual({ older: '2018-07' });
});

test('the front page leads on to the month in which it ends', () => {
  expect(neighbouringMonths(sampleEdition)).toEqual({ older: '2018-07' });
  expect(neighbouringMonths({ ...sampleEdition, entries: [], months: [] })).toEqual({});
  const months = [
    { month: '2018-08', count: 11 },
    { month: '2018-07', count: 9 },
  ];
  expect(neighbouringMonths({ ...sampleEdition, months })).toEqual({});
});
