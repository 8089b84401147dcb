import { expect, test } from 'vitest';
import { httpUrl, isHttpUrl, joinBase, longestUrl } from './urls.ts';

const root = 'http://garden.example/';
const longest = root + 'a'.repeat(longestUrl - root.length);

test('a URL that is too long is none, as written, resolved or encoded', () => {
  expect(httpUrl(longest)).toBe(longest);
  expect(httpUrl(`${longest}a`)).toBeUndefined();
  expect(isHttpUrl(`${longest}a`)).toBe(false);
  expect(httpUrl('b'.repeat(200), longest.replace(/a{100}$/, '/'))).toBeUndefined();
  expect(httpUrl('é'.repeat(2000), root)).toBeUndefined();
});

test('a base that is too long is passed over', () => {
  expect(joinBase(root, `${longest}a`)).toBe(root);
  expect(joinBase(undefined, `${longest}a`)).toBeUndefined();
});
