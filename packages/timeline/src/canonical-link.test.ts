import { expect, test } from 'vitest';
import { canonicalLink } from './canonical-link.ts';

test.each([
  'http://example.org/2018/post',
  'https://www.example.org/2018/post/',
  'HTTPS://Example.ORG/2018/post#comments',
  'https://example.org/2018/post?utm_source=planet&UTM_medium=rss',
  'https://example.org/2018/post/?',
])('%s is the same page as its plain form', (link) => {
  expect(canonicalLink(link)).toBe(canonicalLink('https://example.org/2018/post'));
});

test.each([
  'https://example.org/2018/Post',
  'https://blog.example.org/2018/post',
  'https://example.org:8443/2018/post',
  'https://example.org/2018/post?p=1',
  'https://example.org/2018/post?p=1&utm_source=planet&q=2',
])('%s is another page than its plain form', (link) => {
  expect(canonicalLink(link)).not.toBe(canonicalLink('https://example.org/2018/post'));
});

test('the query without its campaign parameters is kept', () => {
  expect(canonicalLink('https://example.org/?p=1&utm_source=planet&q=2')).toBe('example.org?p=1&q=2');
});

test.each(['https://example.org/', 'http://www.example.org', 'mailto:a@example.org', 'no link', ''])(
  '%j is no permalink',
  (link) => {
    expect(canonicalLink(link)).toBeUndefined();
  },
);
