import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFeeds } from '../../../bench/normalize/feed-files.ts';
import { brokenPromises } from './broken-promises.ts';
import { tryFeed } from './fuzz-input.ts';
import { mutatedFeed } from './mutate-feed.ts';

const feeds = listFeeds().map((path) => readFileSync(path));

test('a feed that something broke is read as promised, or refused with a reason', () => {
  fc.assert(
    fc.property(mutatedFeed(feeds), (input) => {
      expect(tryFeed(input).wrong).toEqual([]);
    }),
    { numRuns: 500, seed: 4, endOnFailure: false },
  );
}, 30_000);

test('what is not as promised is found', () => {
  const entry = {
    id: 'a',
    sourceId: 's',
    authors: [],
    tags: [],
    enclosures: [],
    seen: '2026-01-01T00:00:00.000Z',
  };
  const entries = [
    { ...entry, url: 'javascript:alert(1)', title: ' x' },
    { ...entry, published: '2026-02-30T00:00:00Z', summary: '', language: 'x_y' },
  ];
  expect(
    brokenPromises({ feed: { format: 'rss', authors: [], title: 'a\u0001' }, entries, notices: [] }),
  ).toMatchInlineSnapshot(`
    [
      ".feed.title has control characters: "a\\u0001"",
      ".entries.url is no absolute http(s) URL: "javascript:alert(1)"",
      ".entries.title is not one trimmed line: " x"",
      ".entries.published is no date: "2026-02-30T00:00:00Z"",
      ".entries.summary is "".",
      ".entries.language is no language: "x_y"",
      "Two entries share an id.",
    ]
  `);
});
