import { expect, test } from 'vitest';
import { memberFace, memberFeedUrl, memberHome } from './member-urls.ts';
import { emptyEdition, fullEdition, member } from './testing/editions.ts';

const online = fullEdition;
const offline = emptyEdition;
const feed = {
  format: 'rss',
  authors: [],
  self: 'https://dee.example/feed',
  siteUrl: 'https://dee.example/',
} as const;

test('a configured URL stands, whatever the feed says of itself', () => {
  const ann = member({ id: 'ann', name: 'Ann', feedUrl: 'https://ann.example/rss' });
  expect(memberFeedUrl(ann, online)).toBe('https://ann.example/rss');
  expect(memberFeedUrl({ ...ann, feed: { ...feed, authors: [] } }, online)).toBe('https://ann.example/rss');
});

test('a file is where its feed says, else under the planet, else its path', () => {
  const dee = member({ id: 'dee', name: 'Dee', feedUrl: 'feeds/dee.xml' });
  expect(memberFeedUrl({ ...dee, feed: { ...feed, authors: [] } }, online)).toBe('https://dee.example/feed');
  expect(memberFeedUrl(dee, online)).toBe('https://planet.example.org/feeds/dee.xml');
  expect(memberFeedUrl(dee, offline)).toBe('feeds/dee.xml');
});

test('the configured home page goes before the one of the feed', () => {
  const dee = member({ id: 'dee', name: 'Dee', feedUrl: 'feeds/dee.xml', feed: { ...feed, authors: [] } });
  expect(memberHome(dee)).toBe('https://dee.example/');
  expect(memberHome({ ...dee, siteUrl: 'https://dee.example/me' })).toBe('https://dee.example/me');
});

test('a face beside the site has an absolute URL only on a planet that has one', () => {
  const dee = member({ id: 'dee', name: 'Dee', feedUrl: 'feeds/dee.xml', face: { url: 'faces/dee.png' } });
  expect(memberFace(dee, online)).toBe('https://planet.example.org/faces/dee.png');
  expect(memberFace(dee, offline)).toBeUndefined();
  expect(memberFace({ ...dee, face: { url: 'https://dee.example/me.png' } }, offline)).toBe(
    'https://dee.example/me.png',
  );
});
