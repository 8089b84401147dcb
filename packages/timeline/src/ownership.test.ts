import { expect, test } from 'vitest';
import { type Home, ownership } from './ownership.ts';

test.each<[Home, string, number]>([
  [{ siteUrl: 'https://ann.example/' }, 'http://www.ann.example/2018/cider', 2],
  [{ siteUrl: 'https://www.ann.example' }, 'https://ann.example:8443/cider', 2],
  [{ feedUrl: 'https://ann.example/feed.xml' }, 'https://ann.example/cider', 2],
  [{ feedUrl: 'https://feeds.ann.example/all' }, 'https://ann.example/cider', 1],
  [{ siteUrl: 'https://ann.example/' }, 'https://blog.ann.example/cider', 1],
  [{ siteUrl: 'https://feeds.example/', feedUrl: 'https://ann.example/feed' }, 'https://ann.example/a', 2],
  [{ siteUrl: 'https://platform.example/~ann/' }, 'https://platform.example/~ann/cider', 3],
  [{ siteUrl: 'https://platform.example/u/ann' }, 'https://platform.example/u/ann/cider/', 4],
  [{ feedUrl: 'https://platform.example/~ann/feed/' }, 'https://platform.example/~ann/cider', 3],
  [{ siteUrl: 'https://platform.example/~ann/' }, 'https://platform.example/~anna/cider', 2],
])('%j owns %s by %d', (home, link, surely) => {
  expect(ownership(home, link)).toBe(surely);
});

test.each<[Home, string]>([
  [{}, 'https://ann.example/cider'],
  [{ siteUrl: 'https://ann.example/' }, 'https://joann.example/cider'],
  [{ siteUrl: 'https://thief.platform.example/' }, 'https://ann.platform.example/cider'],
  [{ siteUrl: 'mailto:ann@ann.example', feedUrl: 'feeds/ann.xml' }, 'https://ann.example/cider'],
  [{ siteUrl: 'https://ann.example/' }, 'cider'],
])('%j does not own %s', (home, link) => {
  expect(ownership(home, link)).toBe(0);
});
