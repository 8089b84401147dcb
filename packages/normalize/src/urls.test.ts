import { expect, test } from 'vitest';
import { httpUrl, isLocal, joinBase, longestUrl } from './urls.ts';

const root = 'http://garden.example/';
const longest = root + 'a'.repeat(longestUrl - root.length);

test('a URL that is too long is none, as written, resolved or encoded', () => {
  expect(httpUrl(longest)).toBe(longest);
  expect(httpUrl(`${longest}a`)).toBeUndefined();
  expect(httpUrl('b'.repeat(200), longest.replace(/a{100}$/, '/'))).toBeUndefined();
  expect(httpUrl('é'.repeat(2000), root)).toBeUndefined();
});

test('a base that is too long is passed over', () => {
  expect(joinBase(root, `${longest}a`)).toBe(root);
  expect(joinBase(undefined, `${longest}a`)).toBeUndefined();
});

test.each([
  'http://localhost',
  'HTTP://LocalHost:4000/a',
  'http://127.0.0.1:8080/',
  'http://0.0.0.0/?a',
  'https://[::1]:1313/',
  'http://[fd00::2]/',
  'http://laptop.local/a',
  'http://blog.localhost/a',
  'http://10.1.2.3/',
  'http://172.20.0.2:3000/',
  'http://192.168.1.7/',
])('%s is a machine nobody else reaches', (url) => {
  expect(isLocal(url)).toBe(true);
});

test.each([
  'https://localhost.example/',
  'https://garden.example/localhost/',
  'https://garden.example/?next=http://localhost/',
  'http://local/',
  'http://10.example/',
  'http://172.32.0.1/',
  'http://11.0.0.1/',
  'tag:localhost,2024:1',
  'localhost',
])('%s is not', (url) => {
  expect(isLocal(url)).toBe(false);
});
