import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean.ts';

const keys = ['title', 'timeZone', 'entriesPerPage', 'url', 'links', 'notes'];

test.each([
  ['titel', 'title'],
  ['time_zone', 'timeZone'],
  ['TIMEZONE', 'timeZone'],
  ['entries-per-pages', 'entriesPerPage'],
  ['ulr', 'url'],
  ['note', 'notes'],
])('%s was probably meant to be %s', (word, meant) => {
  expect(didYouMean(word, keys)).toBe(meant);
});

test('a word that is near to nothing gets no guess', () => {
  expect(didYouMean('colour', keys)).toBeUndefined();
  expect(didYouMean('', keys)).toBeUndefined();
});
