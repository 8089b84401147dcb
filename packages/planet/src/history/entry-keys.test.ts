import type { UnsafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { entryKeys } from './entry-keys.ts';

const entry = {
  id: 'x',
  sourceId: 'a',
  authors: [],
  tags: [],
  enclosures: [],
  seen: '2018-08-29T12:00:00.000Z',
};

test('texts of nothing but beginnings of tags take no time', () => {
  const start = performance.now();
  for (let round = 0; round < 100; round++)
    entryKeys({ ...entry, content: '<'.repeat(20_000) as UnsafeHtml });
  expect(performance.now() - start).toBeLessThan(2000);
});

test('addresses in a text make no other text of it', () => {
  const textOf = (content: string) => entryKeys({ ...entry, content: content as UnsafeHtml }).text;
  const words = 'with words enough to know it by, I should think';
  expect(textOf(`<p><a href="http://a.example/">A text</a> ${words}</p>`)).toBe(
    textOf(`<p><a href="https://b.example/">A text</a> ${words}</p>`),
  );
});
