import { describe, expect, test } from 'vitest';
import { cleanFeedUrl, redirectTarget, withoutCredentials } from './feed-url.ts';

test.each([
  ['https://example.org/feed', 'https://example.org/feed'],
  ['  https://example.org/feed \n', 'https://example.org/feed'],
  ['HTTPS://EXAMPLE.ORG/Feed', 'https://example.org/Feed'],
  ['feed://example.org/feed', 'http://example.org/feed'],
  ['feed:example.org/feed', 'http://example.org/feed'],
  ['feed:https://example.org/feed', 'https://example.org/feed'],
  ['feed://https://example.org/feed', 'https://example.org/feed'],
  ['itpc://example.org/cast', 'http://example.org/cast'],
  ['https://example.org:443/feed#latest', 'https://example.org/feed'],
  ['https://bücher.example/ä?ö', 'https://xn--bcher-kva.example/%C3%A4?%C3%B6'],
])('%j is cleaned to %s', (address, url) => {
  expect(cleanFeedUrl(address)).toEqual({ url: new URL(url) });
});

test.each([
  ['https://me:secret@example.org/', 'me:secret'],
  ['https://me@example.org/', 'me:'],
  ['https://:token@example.org/', ':token'],
  ['https://m%C3%A9:p%40ss%3A@example.org/', 'mé:p@ss:'],
  ['https://me:100%@example.org/', 'me:100%'],
  ['feed://me:secret@example.org/', 'me:secret'],
])('the credentials of %s become Basic authorization', (address, pair) => {
  const clean = cleanFeedUrl(address);
  expect(clean).toMatchObject({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
  expect('url' in clean && clean.url.href).toMatch(/^https?:\/\/example\.org\/$/);
});

test.each([
  '',
  'example.org',
  'ftp://example.org/',
  'file:///etc/passwd',
  'http://example.org:0/',
  'http://[::1',
])('%j cannot be fetched', (address) => {
  expect(cleanFeedUrl(address)).toMatchObject({ reason: 'invalid-url' });
});

test.each([
  ['https://me:secret@example.org:0/', 'https://example.org:0/'],
  ['https://me:se/cr@et@example.org:99999/', 'https://example.org:99999/'],
  ['feed:me:secret@example.org', 'feed:example.org'],
  ['https://example.org/feed', 'https://example.org/feed'],
])('%s shows no credentials', (address, shown) => {
  expect(withoutCredentials(address)).toBe(shown);
});

describe('a Location', () => {
  const from = new URL('https://example.org/a/feed?x=1');

  test.each([
    ['b', 'https://example.org/a/b'],
    ['?y', 'https://example.org/a/feed?y'],
    ['#top', 'https://example.org/a/feed?x=1'],
    ['//other.example/', 'https://other.example/'],
    ['http://me:secret@other.example/', 'http://other.example/'],
  ])('%s leads to %s', (location, url) => {
    expect(redirectTarget(location, from)?.href).toBe(url);
  });

  test.each(['mailto:a@example.org', 'http://', 'http://example.org:0/', 'blob:https://example.org/1'])(
    '%s leads nowhere',
    (location) => {
      expect(redirectTarget(location, from)).toBeUndefined();
    },
  );
});
