import { describe, expect, test } from 'vitest';
import { type Normalized, normalizeFeed } from './index.ts';

const context = {
  sourceId: 'garden',
  url: 'https://garden.example/feed.xml',
  seen: '2025-01-02T03:04:05.000Z',
};
const read = (input: string): Normalized => normalizeFeed(input, context);
const rss = (inner: string): string => `<rss version="2.0"><channel>${inner}</channel></rss>`;
const long = 'word '.repeat(10_000);
const numbered = (count: number, made: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => made(n)).join('');
const codes = ({ notices }: Normalized): string[] => notices.map(({ code }) => code);

describe('what a feed says once is not repeated without end', () => {
  test('a base too long for a URL is left out, and said so', () => {
    const entries = numbered(3, (n) => `<entry><id>${n}</id><link href="x${n}"/></entry>`);
    const feed = read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/${'a/'.repeat(50_000)}">${entries}</feed>`,
    );
    expect(feed.entries.map(({ baseUrl, url }) => [baseUrl, url])).toEqual(
      [0, 1, 2].map((n) => [context.url, `https://garden.example/x${n}`]),
    );
    expect(codes(feed)).toEqual(['link-refused']);
  });

  test('entries that grow to several times their document are left out behind the first that fit', () => {
    const entries = numbered(2000, (n) => `<entry xml:base="b${n}/"><id>${n}</id><link href="x"/></entry>`);
    const input = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a.example/${'a/'.repeat(4000)}">${entries}</feed>`;
    const feed = read(input);
    expect(JSON.stringify(feed.entries).length).toBeLessThan(5 * input.length + 2 ** 20);
    expect(feed.entries.map(({ id }) => id)).toEqual(feed.entries.map((_, n) => String(n)));
    expect(feed.entries.length).toBeGreaterThan(50);
    expect(codes(feed)).toEqual(['document-too-large']);
  });
});

describe('a document has no end of entries, and ten thousand are read', () => {
  test('in XML, whatever comes behind them', () => {
    const feed = read(rss(`${numbered(10_000, (n) => `<item><guid>${n}</guid></item>`)}<item><title>`));
    expect(feed.entries.map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, n) => `${n}`));
    expect(codes(feed)).toEqual(['document-too-large']);
  });

  test('in JSON', () => {
    const items = Array.from({ length: 10_001 }, (_, n) => ({ id: `${n}` }));
    const feed = read(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));
    expect(feed.entries).toHaveLength(10_000);
    expect(codes(feed)).toEqual(['document-too-large']);
  });
});

describe('no text is longer than a page can show', () => {
  test('in a feed', () => {
    const feed = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>${long}</id><title>${long}</title><subtitle>${long}</subtitle><rights>${long}</rights><author><name>${long}</name><email>a@${long}</email></author></feed>`,
    );
    const { id, title, subtitle, rights, authors } = feed.feed;
    expect(id).toMatch(/^urn:sha256:/);
    expect(title).toMatch(/^word .{980,}word…$/);
    expect(title?.length).toBeLessThanOrEqual(1000);
    for (const text of [subtitle, rights]) {
      expect(text?.length).toBeGreaterThan(9900);
      expect(text?.length).toBeLessThanOrEqual(10_000);
    }
    expect(JSON.stringify(authors).length).toBeLessThan(2000);
    expect(codes(feed)).toEqual(['text-cut']);
  });

  test('in an entry', () => {
    const files = numbered(200, (n) => `<enclosure url="/${n}" type="${'a'.repeat(2000)}"/>`);
    const feed = read(
      rss(
        `<item><title>${long}</title><description>${long}</description><content:encoded>x</content:encoded><category>${long}</category>${numbered(200, (n) => `<category>${n}</category><dc:creator>by ${n}</dc:creator>`)}${files}</item>`,
      ),
    );
    const [entry] = feed.entries;
    expect(entry?.title?.length).toBeLessThanOrEqual(1000);
    expect(entry?.summary?.length).toBeLessThanOrEqual(10_000);
    expect(entry?.tags).toHaveLength(100);
    expect(entry?.tags[0]?.length).toBeLessThanOrEqual(1000);
    expect(entry?.authors).toHaveLength(50);
    expect(entry?.enclosures).toHaveLength(100);
    expect(entry?.enclosures[0]?.type).toHaveLength(255);
    expect(codes(feed)).toEqual(['text-cut']);
  });

  test('an id that is too long goes by its digest, another by another', () => {
    const item = (end: string): string =>
      `<item><guid isPermaLink="false">${'a'.repeat(9000)}${end}</guid><title>x</title></item>`;
    const ids = (input: string): string[] => read(input).entries.map(({ id }) => id);
    const [one = '', two = ''] = ids(rss(item('1') + item('2')));
    expect(one).toMatch(/^urn:sha256:[\da-f]{32}$/);
    expect(two).not.toBe(one);
    expect(ids(rss(item('2').replace('>x<', '>changed<') + item('1')))).toEqual([two, one]);
  });
});

test('entries that name nobody are by the authors of the feed', () => {
  const { entries } = read(
    '<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ada</name><uri>/ada</uri></author><entry><id>1</id></entry><entry><id>2</id><author><name>Bo</name></author></entry></feed>',
  );
  expect(entries.map(({ authors }) => authors)).toEqual([
    [{ name: 'Ada', url: 'https://garden.example/ada' }],
    [{ name: 'Bo' }],
  ]);
});
