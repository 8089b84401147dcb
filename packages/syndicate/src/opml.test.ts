import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { opml } from './opml.ts';
import { emptyEdition, fullEdition, unpublishedEdition } from './testing/editions.ts';
import { findAll, parseXml } from './testing/parse-xml.ts';

test('every member is listed with its feed, also one never fetched', () => {
  expect(
    opml
      .render(fullEdition)
      .match(/ *<outline.*\n/g)
      ?.join(''),
  ).toMatchInlineSnapshot(`
    "    <outline type="rss" text="Ann Apple" title="Apples &amp; More" xmlUrl="https://ann.example.org/feed?format=atom&amp;full=1" htmlUrl="https://ann.example.org/" language="en-GB" category="fruit,trees  old"/>
        <outline type="rss" text="Ben Berry" title="Ben's Berries" xmlUrl="http://ben.example.net/rss.xml" htmlUrl="http://ben.example.net/"/>
        <outline type="rss" text="Cay Cherry" title="Cay Cherry" xmlUrl="https://cay.example.com/feed.json"/>
        <outline type="rss" text="Dee Damson" title="Dee Damson" xmlUrl="https://planet.example.org/feeds/dee.xml"/>
    "
  `);
});

test('a file is listed by its path where nothing better is known', () => {
  const outlines = findAll(parseXml(opml.render(unpublishedEdition)), 'outline');
  expect(outlines.at(-1)?.attributes.xmlUrl).toBe('feeds/dee.xml');
});

test('the head names the planet, its owner and its newest entry’s date', () => {
  const [head] = findAll(parseXml(opml.render(fullEdition)), 'head');
  expect(head?.children.map(({ name, text }) => [name, text])).toEqual([
    ['title', 'Planet Orchard'],
    ['dateModified', 'Thu, 30 Aug 2018 01:00:00 GMT'],
    ['ownerName', 'Olive Owner'],
    ['ownerEmail', 'olive@example.org'],
    ['docs', 'http://opml.org/spec2.opml'],
  ]);
});

test('a planet without members has an empty body', () => {
  expect(findAll(parseXml(opml.render(emptyEdition)), 'body')).toMatchObject([{ children: [] }]);
});

test('a reader gets back the subscriptions', () => {
  const outlines = parseOpml(opml.render(fullEdition)).body?.outlines;
  expect(outlines?.map(({ text, type, xmlUrl }) => [text, type, xmlUrl])).toEqual([
    ['Ann Apple', 'rss', 'https://ann.example.org/feed?format=atom&full=1'],
    ['Ben Berry', 'rss', 'http://ben.example.net/rss.xml'],
    ['Cay Cherry', 'rss', 'https://cay.example.com/feed.json'],
    ['Dee Damson', 'rss', 'https://planet.example.org/feeds/dee.xml'],
  ]);
});
