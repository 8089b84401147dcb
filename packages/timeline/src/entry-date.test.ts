import { expect, test } from 'vitest';
import { entryDate } from './entry-date.ts';

const seen = '2018-10-17T10:00:00.000Z';

test('an entry is dated by when it was published', () => {
  expect(entryDate({ published: '2018-08-29T15:58:00.000Z', seen })).toBe('2018-08-29T15:58:00.000Z');
});

test('an entry published after it was seen counts as seen', () => {
  expect(entryDate({ published: '2031-01-01T00:00:00.000Z', seen })).toBe(seen);
  expect(entryDate({ published: '+012018-01-01T00:00:00.000Z', seen })).toBe(seen);
});

test('an undated entry is dated by when it was first seen', () => {
  expect(entryDate({ seen })).toBe(seen);
});

test('the date that a planet gave an entry goes before all others', () => {
  const published = '2018-08-29T15:58:00.000Z';
  expect(entryDate({ date: '2018-11-01T00:00:00.000Z', published, seen })).toBe('2018-11-01T00:00:00.000Z');
  expect(entryDate({ date: '2018-11-01T00:00:00.000Z', seen })).toBe('2018-11-01T00:00:00.000Z');
});
