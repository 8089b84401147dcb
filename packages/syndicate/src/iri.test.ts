import { expect, test } from 'vitest';
import { isIri, tagUri } from './iri.ts';

test.each([
  'http://example.org/?p=1&q=2#c',
  'https://example.org/päper/日本',
  'tag:example.org,2018:1',
  'urn:uuid:60a76c80-d399-11d9-b91c-0003939e0af6',
  'yt:video:abc_-',
  'https://example.org/a%20b',
])('%s can be an atom:id', (text) => {
  expect(isIri(text)).toBe(true);
});

test.each([
  '',
  '1',
  '/post',
  'example.org/post',
  'a post: first',
  'http://',
  'http:post',
  'https://example.org/a b',
  'https://example.org/a%2',
  'https://example.org/<b>',
  'https://example.org/a#b#c',
  ' https://example.org/',
  'https://example.org/\u0000',
  'C:\\posts\\1',
])('%j cannot be an atom:id', (text) => {
  expect(isIri(text)).toBe(false);
});

test('a tag: URI is an IRI whatever its names hold', () => {
  expect(tagUri('ann.example.org', 'ann', '17')).toBe('tag:ann.example.org,2026:planet/ann/17');
  for (const name of ['a b/c?d#e', '<&"\'>%', 'ü\u0000\uD800', '']) {
    expect(isIri(tagUri('example.org', name))).toBe(true);
  }
});

test('only a DNS name vouches for a tag: URI', () => {
  for (const host of [undefined, '', '[::1]', 'a b'])
    expect(tagUri(host, 'x')).toMatch(/^tag:planet\.invalid,/);
});
