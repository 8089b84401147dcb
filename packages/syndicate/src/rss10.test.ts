import { parseRdfFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { attributedTitle, publishedEntries } from './published-entries.ts';
import { rss10 } from './rss10.ts';
import { fullEdition, unpublishedEdition } from './testing/editions.ts';
import { childrenOf, findAll, parseXml } from './testing/parse-xml.ts';

test('channel and items have what RSS 1.0 requires', () => {
  for (const edition of [fullEdition, unpublishedEdition]) {
    const root = parseXml(rss10.render(edition));
    const [channel, ...items] = root.children;
    for (const name of ['title', 'link', 'description', 'items']) {
      expect(channel && childrenOf(channel, name), name).toHaveLength(1);
    }
    for (const item of items) {
      for (const name of ['title', 'link']) expect(childrenOf(item, name)[0]?.text).toMatch(/./);
    }
  }
});

test('the sequence lists the items, each once, in their order', () => {
  const root = parseXml(rss10.render(fullEdition));
  const listed = findAll(root, 'rdf:li').map(({ attributes }) => attributes['rdf:resource']);
  expect(listed).toEqual(childrenOf(root, 'item').map(({ attributes }) => attributes['rdf:about']));
  expect(new Set(listed).size).toBe(fullEdition.entries.length);
});

test('the description is plain text', () => {
  const root = parseXml(rss10.render(fullEdition));
  expect(findAll(root, 'description')[0]?.text).toBe('Words from the orchard & its growers.');
});

test('a reader gets back what the edition holds', () => {
  const parsed = parseRdfFeed(rss10.render(fullEdition));
  expect(parsed).toMatchObject({ title: 'Planet Orchard', link: 'https://planet.example.org/' });
  expect(
    parsed.items?.map((item) => [
      item.rdf?.about,
      item.title,
      item.link,
      item.dc?.dates?.[0],
      item.dc?.creators?.[0],
      item.content?.encoded,
    ]),
  ).toEqual(
    publishedEntries(fullEdition).map((given) => [
      given.publicId,
      attributedTitle(given),
      given.url ?? given.publicId,
      given.date,
      given.by[0]?.name,
      given.content,
    ]),
  );
});
