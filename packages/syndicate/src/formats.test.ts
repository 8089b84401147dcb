import { describe, expect, test } from 'vitest';
import { formats } from './formats.ts';
import { syndicate } from './syndicate.ts';
import {
  editionSaying,
  emptyEdition,
  fullEdition,
  unpublishedEdition,
  viewEdition,
} from './testing/editions.ts';
import { findAll, type ParsedElement, parseXml } from './testing/parse-xml.ts';

const HOSTILE = `& < > " ' ]]> <![CDATA[ &amp; &apos; </title><script>alert(1)</script> \u0000\u000B\uFFFF\uD800 %s`;

const EDITIONS = {
  full: fullEdition,
  empty: emptyEdition,
  unpublished: unpublishedEdition,
  archive: { ...fullEdition, month: '2018-08' },
  'nameless members': { ...fullEdition, members: [] },
  hostile: editionSaying(HOSTILE),
  view: viewEdition,
};

test('the files have the names that subscribers of Planet and Venus know', () => {
  const known = ['atom.xml', 'rss20.xml', 'rss10.xml', 'feed.json', 'opml.xml', 'foafroll.xml'];
  expect(formats.map(({ path }) => path)).toEqual(expect.arrayContaining(known));
});

test('syndicating renders every format', () => {
  expect(syndicate(fullEdition)).toEqual(
    formats.map(({ path, type, render }) => ({ path, type, body: render(fullEdition) })),
  );
});

describe.each(formats)('$path', (format) => {
  test.each(Object.entries(EDITIONS))('is well-formed for the %s edition', (_, edition) => {
    const body = format.render(edition);
    for (const text of textsOf(format.path, body)) {
      expect(text).not.toMatch(/^(?:undefined|null|NaN|\[object|Invalid Date)/);
    }
    expect(body.endsWith('\n')).toBe(true);
  });

  test('looks as it looked when last reviewed', async () => {
    await expect(format.render(fullEdition)).toMatchFileSnapshot(`__snapshots__/${format.path}`);
  });

  test('gives the same text for the same edition', () => {
    expect(format.render(structuredClone(fullEdition))).toBe(format.render(fullEdition));
  });

  test('does not alter the edition', () => {
    const edition = structuredClone(fullEdition);
    format.render(edition);
    expect(edition).toEqual(fullEdition);
  });

  test('carries hostile text as text', () => {
    const body = format.render(EDITIONS.hostile);
    const isXml = format.path.endsWith('.xml');
    const expected = isXml ? HOSTILE.replace(/[\0\v\uFFFF\uD800]/g, '\uFFFD') : HOSTILE;
    expect(textsOf(format.path, body)).toContain(expected);
    if (isXml) expect(body).not.toContain('<script');
  });

  test('names no URL of a planet that has none', () => {
    const body = format.render(unpublishedEdition);
    expect(body).not.toContain('planet.example.org');
    expect(body).not.toMatch(/rel="self"[^>]*href="(?!https?:)/);
    expect(body).not.toContain(`"feed_url": "${format.path}`);
  });
});

/** What the document says, by the reader of its kind: XML, JSON, or lines of plain text. */
function textsOf(path: string, body: string): string[] {
  if (path.endsWith('.xml')) return xmlTexts(parseXml(body));
  return path.endsWith('.json') ? jsonTexts(JSON.parse(body)) : body.split('\n');
}

function xmlTexts({ attributes, text, children }: ParsedElement): string[] {
  return [...Object.values(attributes), text, ...children.flatMap(xmlTexts)];
}

function jsonTexts(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap(jsonTexts);
}

test('a hub is named where readers look for it, on a planet with a URL and not in its archives', () => {
  const hub = 'https://hub.example/';
  const edition = { ...fullEdition, planet: { ...fullEdition.planet, hub } };
  const named = formats.filter(({ render }) => render(edition).includes(hub)).map(({ path }) => path);
  expect(named).toEqual(['atom.xml', 'rss20.xml', 'feed.json']);
  expect(formats[0]?.render(edition)).toContain(`<link rel="hub" href="${hub}"/>`);
  const { url: _url, ...offline } = edition.planet;
  const without = [
    { ...edition, month: '2018-08' },
    { ...edition, planet: offline },
  ];
  for (const other of without) {
    expect(formats.filter(({ render }) => render(other).includes(hub))).toEqual([]);
  }
});

test('lists of members leave out who has left, feeds still say whose entries they are', () => {
  const named = formats.filter(({ render }) => render(viewEdition).includes('Ben Berry'));
  expect(named.map(({ path }) => path)).toEqual(['atom.xml', 'rss20.xml', 'rss10.xml', 'feed.json']);
});

test('RSS names the rights that the author reserves and the licence that the config names', () => {
  for (const path of ['rss20.xml', 'rss10.xml']) {
    const rights = findAll(
      parseXml(formats.find((format) => format.path === path)?.render(viewEdition) ?? ''),
      'dc:rights',
    );
    expect(rights.map(({ text }) => text)).toEqual(['CC BY', 'https://creativecommons.org/licenses/by/4.0/']);
  }
});

test('a face beside the site is the same in a planet within it', () => {
  const face = 'https://planet.example.org/faces/ann.png';
  const named = formats.filter(({ render }) => render(viewEdition).includes(face));
  expect(named.map(({ path }) => path)).toEqual(['feed.json', 'foafroll.xml']);
});

test('only Atom names what was taken away: the others have no words for it', () => {
  const named = formats.filter(({ render }) => render(viewEdition).includes('2018/perry'));
  expect(named.map(({ path }) => path)).toEqual(['atom.xml']);
});

test('the planet’s own date stands where a format has only one, and not where it asks when an entry was published', () => {
  const [first] = fullEdition.entries;
  const date = '2018-09-30T00:00:00.000Z';
  const edition = { ...fullEdition, entries: first ? [{ ...first, date }] : [] };
  const written = new Map(formats.map(({ path, render }) => [path, render(edition)]));
  expect(written.get('rss20.xml')).toContain('<pubDate>Sun, 30 Sep 2018 00:00:00 GMT</pubDate>');
  expect(written.get('rss10.xml')).toContain(`<dc:date>${date}</dc:date>`);
  expect(JSON.parse(written.get('feed.json') ?? '').items).toMatchObject([
    { date_published: first?.published, date_modified: first?.updated },
  ]);
});
