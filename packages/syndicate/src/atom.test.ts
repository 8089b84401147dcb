import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { atom } from './atom.ts';
import { isIri } from './iri.ts';
import { publishedEntries } from './published-entries.ts';
import {
  editionSaying,
  emptyEdition,
  entry,
  fullEdition,
  unpublishedEdition,
  viewEdition,
} from './testing/editions.ts';
import { childrenOf, findAll, type ParsedElement, parseXml } from './testing/parse-xml.ts';

const render = (edition = fullEdition) => parseXml(atom.render(edition));
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe.each(
  Object.entries({
    full: fullEdition,
    empty: emptyEdition,
    unpublished: unpublishedEdition,
    hostile: editionSaying('& < > " ]]>'),
    'nameless members': { ...fullEdition, members: [] },
    view: viewEdition,
  }),
)('RFC 4287, %s edition', (_, edition) => {
  const feed = render(edition);
  const entries = childrenOf(feed, 'entry');
  const sources = entries.flatMap((element) => childrenOf(element, 'source'));

  test('feeds and entries have one id, one title and one updated, and at most one of the rest (§4.1)', () => {
    for (const element of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated']) expect(childrenOf(element, name)).toHaveLength(1);
    }
    const optional = [
      'id',
      'title',
      'updated',
      'subtitle',
      'generator',
      'icon',
      'logo',
      'rights',
      'published',
    ];
    for (const element of [feed, ...entries, ...sources]) {
      for (const name of [...optional, 'content', 'summary', 'source']) {
        expect(childrenOf(element, name).length).toBeLessThanOrEqual(1);
      }
    }
  });

  test('ids are IRIs, without blanks around them and different for each entry (§4.2.6)', () => {
    const ids = findAll(feed, 'id').map(({ text }) => text);
    expect(ids.filter((id) => !isIri(id))).toEqual([]);
    const entryIds = entries.map((element) => textOf(element, 'id'));
    expect(new Set(entryIds).size).toBe(entries.length);
  });

  test('dates are RFC 3339 (§3.3)', () => {
    const dates = [...findAll(feed, 'updated'), ...findAll(feed, 'published')].map(({ text }) => text);
    expect(dates.filter((date) => !RFC3339.test(date))).toEqual([]);
  });

  test('every entry has an author with a name, and e-mails are e-mails (§4.1.2, §3.2)', () => {
    for (const element of entries) expect(childrenOf(element, 'author').length).toBeGreaterThan(0);
    for (const author of findAll(feed, 'author')) {
      expect(childrenOf(author, 'name')).toHaveLength(1);
      expect(textOf(author, 'name')).not.toBe('');
      for (const email of childrenOf(author, 'email')) expect(email.text).toMatch(/^.+@.+$/);
    }
  });

  test('an entry without an alternate link has content (§4.1.2)', () => {
    for (const element of entries) {
      const alternates = linksOf(element, 'alternate');
      if (alternates.length === 0) expect(childrenOf(element, 'content')).toHaveLength(1);
    }
  });

  test('links have absolute targets, and there is one alternate of a type (§4.1.1)', () => {
    for (const { attributes } of findAll(feed, 'link')) expect(attributes.href).toMatch(/^https?:\/\//);
    for (const element of [feed, ...entries, ...sources]) {
      expect(linksOf(element, 'alternate').length).toBeLessThanOrEqual(1);
      expect(linksOf(element, 'self').length).toBeLessThanOrEqual(1);
    }
  });

  test('categories have a term, sources have a title', () => {
    for (const { attributes } of findAll(feed, 'category')) expect(attributes.term).not.toBe('');
    for (const source of sources) expect(childrenOf(source, 'title')).toHaveLength(1);
    expect(sources).toHaveLength(entries.length);
  });
});

test('the feed speaks of the planet', () => {
  const feed = render();
  expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' });
  expect(textOf(feed, 'id')).toBe('https://planet.example.org/atom.xml');
  expect(textOf(feed, 'title')).toBe('Planet Orchard');
  expect(textOf(feed, 'updated')).toBe('2018-08-30T01:00:00.000Z');
  expect(linksOf(feed, 'self')).toEqual(['https://planet.example.org/atom.xml']);
  expect(linksOf(feed, 'alternate')).toEqual(['https://planet.example.org/']);
  expect(childrenOf(feed, 'author').map((author) => textOf(author, 'name'))).toEqual(['Olive Owner']);
});

test('a predecessor’s feed id is kept, unless it is no IRI', () => {
  const withId = (feedId: string) => render({ ...fullEdition, planet: { ...fullEdition.planet, feedId } });
  expect(textOf(withId('http://old.example.org/planet/atom.xml'), 'id')).toBe(
    'http://old.example.org/planet/atom.xml',
  );
  expect(textOf(withId('old.example.org/atom.xml'), 'id')).toBe('https://planet.example.org/atom.xml');
});

test('a planet without a URL has an id of its own and no links to itself', () => {
  const feed = render(unpublishedEdition);
  expect(textOf(feed, 'id')).toBe('tag:planet.invalid,2026:planet/Planet%20Nowhere');
  expect(childrenOf(feed, 'link')).toEqual([]);
});

test('a feed without entries has the same date at every build', () => {
  expect(textOf(render(emptyEdition), 'updated')).toBe('1970-01-01T00:00:00.000Z');
});

test('an archive knows its own address', () => {
  const feed = render({ ...fullEdition, month: '2018-08' });
  expect(linksOf(feed, 'self')).toEqual(['https://planet.example.org/2018/08/atom.xml']);
  expect(linksOf(feed, 'alternate')).toEqual(['https://planet.example.org/2018/08/']);
});

test("an entry carries its member's feed as its source", () => {
  expect(sourceOf(0)).toMatchInlineSnapshot(`
    "    <source>
          <id>tag:ann.example.org,2011:feed</id>
          <title>Apples &amp; More</title>
          <subtitle>All about &lt;apples&gt;</subtitle>
          <updated>2018-08-29T16:00:00.000Z</updated>
          <link rel="alternate" type="text/html" href="https://ann.example.org/"/>
          <link rel="self" href="https://ann.example.org/feed"/>
          <author>
            <name>Ann Apple</name>
            <uri>https://ann.example.org/me</uri>
            <email>ann@example.org</email>
          </author>
          <icon>https://ann.example.org/icon.png</icon>
          <logo>https://ann.example.org/logo.png</logo>
          <rights>© Ann</rights>
        </source>"
  `);
});

test('a source is what little is known of the member, when its feed says nothing of itself', () => {
  const [, ben, dee] = childrenOf(render(), 'entry').flatMap((element) => childrenOf(element, 'source'));
  expect(ben && [textOf(ben, 'id'), textOf(ben, 'title'), textOf(ben, 'updated')]).toEqual([
    'http://ben.example.net/rss.xml',
    "Ben's Berries",
    '2018-10-17T10:00:00.000Z',
  ]);
  expect(dee && textOf(dee, 'id')).toBe('https://planet.example.org/feeds/dee.xml');
});

test('what an aggregator says of the origin of an entry stays', () => {
  const source = childrenOf(childrenOf(render(), 'entry')[3] ?? render(), 'source')[0] ?? render();
  expect(textOf(source, 'id')).toBe('urn:example:elsewhere');
  expect(linksOf(source, 'self')).toEqual(['https://elsewhere.example/feed']);
});

test('content is HTML, a title is text', () => {
  const [first] = childrenOf(render(), 'entry');
  const [content] = childrenOf(first ?? render(), 'content');
  expect(content).toMatchObject({ attributes: { type: 'html' }, text: fullEdition.entries[0]?.content });
  expect(childrenOf(first ?? render(), 'title')).toMatchObject([
    { attributes: {}, text: 'Cider & other <drinks>' },
  ]);
});

test('an entry that has nothing but a summary shows it', () => {
  const entries = [entry({ id: '1', sourceId: 'ann', summary: 'Short & plain' })];
  expect(findAll(render({ ...fullEdition, entries }), 'content')).toMatchObject([
    { attributes: {}, text: 'Short & plain' },
  ]);
});

test('a planet within another has its own id and addresses, and finds its members’ files at the site’s root', () => {
  const feed = render(viewEdition);
  expect(textOf(feed, 'id')).toBe('https://planet.example.org/fruit/atom.xml');
  expect(linksOf(feed, 'self')).toEqual(['https://planet.example.org/fruit/atom.xml']);
  expect(linksOf(feed, 'alternate')).toEqual(['https://planet.example.org/fruit/']);
  const [, , dee] = childrenOf(feed, 'entry').flatMap((element) => childrenOf(element, 'source'));
  expect(dee && textOf(dee, 'id')).toBe('https://planet.example.org/feeds/dee.xml');
  expect(textOf(render({ ...viewEdition, planet: emptyEdition.planet }), 'id')).toBe(
    'tag:planet.invalid,2026:planet/Planet%20Nowhere/fruit',
  );
});

test('a licence is a link, and the rights where the entry names none (RFC 4946)', () => {
  const licensed = entry({ id: '1', sourceId: 'ann' });
  const entries = [...viewEdition.entries.slice(0, 2), licensed];
  const written = childrenOf(render({ ...viewEdition, entries }), 'entry');
  expect(written.map((element) => [linksOf(element, 'license'), textOf(element, 'rights')])).toEqual([
    [['https://creativecommons.org/licenses/by/4.0/'], 'CC BY'],
    [[], undefined],
    [['https://creativecommons.org/licenses/by/4.0/'], 'CC BY 4.0'],
  ]);
});

test('entries that search engines shall leave out say so', () => {
  const marks = childrenOf(render(viewEdition), 'entry').map(
    ({ attributes }) => attributes['indexing:index'],
  );
  expect(marks).toEqual(['no', undefined, undefined, undefined, undefined]);
});

test('an entry that the planet dates anew keeps the date it was published on', () => {
  const [first] = fullEdition.entries;
  const date = '2018-09-30T00:00:00.000Z';
  const feed = render({ ...fullEdition, entries: first ? [{ ...first, date }] : [] });
  expect(findAll(feed, 'published').map(({ text }) => text)).toEqual([first?.published]);
});

test('a reader gets back what the edition holds', () => {
  const parsed = parseAtomFeed(atom.render(fullEdition));
  expect(parsed).toMatchObject({
    id: 'https://planet.example.org/atom.xml',
    title: { value: 'Planet Orchard' },
  });
  expect(
    parsed.entries?.map((found) => [
      found.id,
      found.title?.value,
      found.links?.find(({ rel }) => rel === 'alternate')?.href,
      found.published,
      found.updated,
      found.content?.value,
      found.source?.title?.value,
    ]),
  ).toEqual(
    publishedEntries(fullEdition).map((given) => [
      given.publicId,
      given.title,
      given.url,
      given.published,
      given.changed,
      given.content ?? (given.url === undefined ? given.summary : undefined),
      given.origin?.title ?? given.member?.feed?.title ?? given.memberName,
    ]),
  );
});

function textOf(element: ParsedElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}

function linksOf(element: ParsedElement, rel: string): (string | undefined)[] {
  return childrenOf(element, 'link')
    .filter(({ attributes }) => attributes.rel === rel)
    .map(({ attributes }) => attributes.href);
}

function sourceOf(index: number): string {
  const sources = atom.render(fullEdition).match(/ *<source>[\s\S]*?<\/source>/g);
  return sources?.[index] ?? '';
}
