import { parseJsonFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { jsonFeed } from './json-feed.ts';
import { publishedEntries } from './published-entries.ts';
import { emptyEdition, entry, fullEdition, unpublishedEdition } from './testing/editions.ts';

test('a feed has what JSON Feed 1.1 requires, even without entries', () => {
  expect(JSON.parse(jsonFeed.render(emptyEdition))).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Planet Nowhere',
    language: 'en',
    items: [],
  });
});

test('every item has an id of its own and one content', () => {
  for (const edition of [fullEdition, unpublishedEdition]) {
    const { items } = JSON.parse(jsonFeed.render(edition));
    const ids = items.map((item: { id: string }) => item.id);
    expect(new Set(ids).size).toBe(edition.entries.length);
    for (const item of items) expect('content_html' in item).toBe(!('content_text' in item));
  }
});

test('an item holds all that is known of the entry and its member', () => {
  const [item] = JSON.parse(jsonFeed.render(fullEdition)).items;
  expect(item).toEqual({
    id: 'https://ann.example.org/2018/cider',
    url: 'https://ann.example.org/2018/cider',
    title: 'Cider & other <drinks>',
    content_html: fullEdition.entries[0]?.content,
    summary: 'Press, wait & <drink>.',
    image: 'https://ann.example.org/cider.png',
    date_published: '2018-08-29T15:58:07.000Z',
    date_modified: '2018-08-30T01:00:00.000Z',
    authors: [{ name: 'Ann A.' }],
    tags: ['cider', 'how to'],
    language: 'en',
    attachments: [
      {
        url: 'https://ann.example.org/cider.mp3?a=1&b=2',
        mime_type: 'audio/mpeg',
        title: 'Spoken',
        size_in_bytes: 1234,
      },
      { url: 'https://ann.example.org/cider.png', mime_type: 'application/octet-stream' },
    ],
    _planet: {
      member: 'ann',
      name: 'Ann Apple',
      home_page_url: 'https://ann.example.org/',
      feed_url: 'https://ann.example.org/feed?format=atom&full=1',
      avatar: 'https://planet.example.org/faces/ann.png',
    },
  });
});

test('an entry without content gets its summary, else its title, as text', () => {
  const entries = [
    entry({ id: '1', sourceId: 'ann', title: 'T', summary: 'S' }),
    entry({ id: '2', sourceId: 'ann', title: 'T' }),
    entry({ id: '3', sourceId: 'ann' }),
  ];
  const { items } = JSON.parse(jsonFeed.render({ ...fullEdition, entries }));
  expect(items.map((item: { content_text: string }) => item.content_text)).toEqual(['S', 'T', '']);
});

test('a reader gets back what the edition holds', () => {
  const parsed = parseJsonFeed(jsonFeed.render(fullEdition));
  expect(parsed).toMatchObject({
    title: 'Planet Orchard',
    description: 'Words from the orchard & its growers.',
    home_page_url: 'https://planet.example.org/',
    feed_url: 'https://planet.example.org/feed.json',
  });
  expect(
    parsed.items?.map((item) => [item.id, item.title, item.url, item.date_published, item.content_html]),
  ).toEqual(
    publishedEntries(fullEdition).map((given) => [
      given.publicId,
      given.title,
      given.url,
      given.date,
      given.content,
    ]),
  );
});
