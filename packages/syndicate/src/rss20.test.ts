import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { attributedTitle, publishedEntries } from './published-entries.ts';
import { rss20 } from './rss20.ts';
import { editionSaying, emptyEdition, fullEdition, unpublishedEdition } from './testing/editions.ts';
import { childrenOf, findAll, type ParsedElement, parseXml } from './testing/parse-xml.ts';

const RFC822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

describe.each(
  Object.entries({
    full: fullEdition,
    empty: emptyEdition,
    unpublished: unpublishedEdition,
    hostile: editionSaying('& < > " ]]>'),
  }),
)('the RSS 2.0 specification, %s edition', (_, edition) => {
  const channel = channelOf(rss20.render(edition));
  const items = childrenOf(channel, 'item');

  test('a channel has one title, link and description, and one of each other element', () => {
    for (const name of [
      'title',
      'link',
      'description',
      'language',
      'generator',
      'lastBuildDate',
      'managingEditor',
    ]) {
      const required = ['title', 'link', 'description'].includes(name);
      expect(childrenOf(channel, name).length, name).toBeLessThanOrEqual(1);
      if (required) expect(childrenOf(channel, name)[0]?.text, name).not.toBe('');
    }
    expect(childrenOf(channel, 'link')[0]?.text).toMatch(/^[a-z]+:/);
  });

  test('an item has one title and one guid and at most one of each other element', () => {
    for (const item of items) {
      expect(childrenOf(item, 'title')).toHaveLength(1);
      expect(childrenOf(item, 'guid')).toHaveLength(1);
      for (const name of [
        'link',
        'description',
        'content:encoded',
        'pubDate',
        'comments',
        'enclosure',
        'source',
      ]) {
        expect(childrenOf(item, name).length, name).toBeLessThanOrEqual(1);
      }
    }
  });

  test('a guid is a permalink only when it is the link', () => {
    for (const item of items) {
      const [guid] = childrenOf(item, 'guid');
      const isLink = guid?.text === childrenOf(item, 'link')[0]?.text;
      expect(guid?.attributes.isPermaLink).toBe(String(isLink));
    }
    expect(new Set(items.map((item) => childrenOf(item, 'guid')[0]?.text)).size).toBe(items.length);
  });

  test('dates are RFC 822 in GMT, people have an address', () => {
    for (const name of ['pubDate', 'lastBuildDate']) {
      for (const { text } of findAll(channel, name)) expect(text).toMatch(RFC822);
    }
    for (const { text } of findAll(channel, 'managingEditor')) expect(text).toMatch(/^\S+@\S+ \(.+\)$/);
  });

  test('an enclosure has its three attributes, a source its URL', () => {
    for (const { attributes } of findAll(channel, 'enclosure')) {
      expect(attributes).toMatchObject({
        url: expect.stringMatching(/^https?:/),
        length: expect.stringMatching(/^\d+$/),
        type: expect.stringMatching(/^\w+\/[\w.+-]+$/),
      });
    }
    for (const { attributes } of findAll(channel, 'source')) expect(attributes.url).toMatch(/^https?:/);
  });
});

test('the channel speaks of the planet and knows its own address', () => {
  const channel = channelOf(rss20.render(fullEdition));
  expect(textsOf(channel, 'title')).toEqual(['Planet Orchard']);
  expect(textsOf(channel, 'link')).toEqual(['https://planet.example.org/']);
  expect(textsOf(channel, 'managingEditor')).toEqual(['olive@example.org (Olive Owner)']);
  expect(textsOf(channel, 'lastBuildDate')).toEqual(['Thu, 30 Aug 2018 01:00:00 GMT']);
  expect(childrenOf(channel, 'atom:link').map(({ attributes }) => attributes)).toEqual([
    { rel: 'self', type: 'application/rss+xml', href: 'https://planet.example.org/rss20.xml' },
  ]);
});

test('a planet without a URL does not name an address of its feed', () => {
  expect(childrenOf(channelOf(rss20.render(unpublishedEdition)), 'atom:link')).toEqual([]);
});

test('a title names the member, also where there is no other title', () => {
  expect(itemsOf(fullEdition).flatMap((item) => textsOf(item, 'title'))).toEqual([
    'Ann Apple: Cider & other <drinks>',
    'Ben Berry: Brambles',
    'Dee Damson: Jam',
    'Dee Damson: From elsewhere',
    'Ben Berry',
  ]);
});

test('a description is HTML: a summary in plain text is escaped into it', () => {
  const [full, bare, summarized] = itemsOf(fullEdition);
  expect(full && textsOf(full, 'description')).toEqual(['Press, wait &amp; &lt;drink&gt;.']);
  expect(full && textsOf(full, 'content:encoded')).toEqual([fullEdition.entries[0]?.content]);
  expect(bare && textsOf(bare, 'description')).toEqual(['<p>Thorns.</p>']);
  expect(summarized && textsOf(summarized, 'description')).toEqual(['Sugar &amp; patience']);
});

test('a reader gets back what the edition holds', () => {
  const parsed = parseRssFeed(rss20.render(fullEdition));
  expect(
    parsed.items?.map((item) => [
      item.guid?.value,
      item.title,
      item.link,
      item.pubDate,
      item.content?.encoded ?? item.description,
    ]),
  ).toEqual(
    publishedEntries(fullEdition).map((given) => [
      given.publicId,
      attributedTitle(given),
      given.url,
      new Date(given.date).toUTCString(),
      given.content ?? given.summary?.replace('&', '&amp;'),
    ]),
  );
});

function channelOf(xml: string): ParsedElement {
  const [channel] = childrenOf(parseXml(xml), 'channel');
  if (channel === undefined) throw new Error('no channel');
  return channel;
}

function itemsOf(edition: typeof fullEdition): ParsedElement[] {
  return childrenOf(channelOf(rss20.render(edition)), 'item');
}

function textsOf(element: ParsedElement, name: string): string[] {
  return childrenOf(element, name).map(({ text }) => text);
}
