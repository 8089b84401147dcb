import { gzipSync } from 'node:zlib';
import { PlanetError } from '@planet-ceres/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Normalized, normalizeFeed } from './index.ts';

const context = {
  sourceId: 'garden',
  url: 'https://garden.example/feed.xml',
  seen: '2025-01-02T03:04:05.000Z',
};
const read = (input: string | Uint8Array): Normalized => normalizeFeed(input, context);
const rss = (inner: string): string =>
  `<rss version="2.0"><channel><title>T</title><link>https://garden.example/</link>${inner}</channel></rss>`;

function refusal(input: string | Uint8Array): PlanetError {
  try {
    read(input);
  } catch (error) {
    if (error instanceof PlanetError) return error;
    throw error;
  }
  throw new Error('It was read as a feed.');
}

describe('what is no feed is refused and named', () => {
  test('an HTML page by its title, with the feeds it links to', () => {
    const error = refusal(
      '<!DOCTYPE html><html><head><title>Ada&#39;s Garden</title><link rel="alternate stylesheet" href="/a.css"><link rel=alternate type="application/atom+xml" href="/atom.xml"></head><body><rss></body></html>',
    );
    expect(error.code).toBe('NOT_A_FEED');
    expect(error.message).toBe('This is not a feed: it is an HTML page, titled "Ada\'s Garden".');
    expect(error.hint).toBe('The page links to https://garden.example/atom.xml: subscribe to this.');
  });

  test.each([
    ['nothing', ' \n', 'is empty'],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'is a PNG image'],
    ['a photo', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46), 'is a JPEG image'],
    ['a film', new TextEncoder().encode('\0\0\0 ftypisom'), 'is a film or a recording'],
    ['a piece of a page', '<div><h1>Not here</h1></div>', 'is an HTML page'],
    ['a page without its root', '<title>Gone</title><p>Sorry', 'is an HTML page, titled "Gone"'],
    ['a single entry', '<entry xmlns="http://www.w3.org/2005/Atom"><id>1</id></entry>', 'is a single entry'],
    [
      'JSON of another kind',
      '{"error":{"message":"no such page"},"status":404}',
      'is JSON, but no JSON Feed: an object with "error", "status"',
    ],
    ['a JSON list', '[1, 2]', 'is JSON, but no JSON Feed: a list'],
    ['broken JSON', '{"version":', 'is broken JSON'],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'is a list of feeds (OPML)'],
    ['a sitemap', '<urlset><url/></urlset>', 'is a sitemap'],
    ['other XML', '<note>x</note>', 'has the root element <note>'],
    [
      'RDF of another kind',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
      'has the root element <rdf:RDF>',
    ],
    ['text', 'Not found', 'starts with "Not found"'],
  ])('%s', (_, input, words) => {
    const error = refusal(input);
    expect(error.code).toBe('NOT_A_FEED');
    expect(error.message).toContain(words);
    expect(error.hint).toBeTruthy();
  });

  test('gzip bytes that do not unpack', () => {
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 8, 0)).message).toContain('does not unpack');
  });
});

test('one bad entry costs none of the others, whatever is in it', () => {
  const bad = fc
    .jsonValue()
    .map((value) => ({ title: value, authors: value, tags: value, attachments: value }));
  fc.assert(
    fc.property(bad, fc.jsonValue(), (entry, other) => {
      const items = [{ id: 'first' }, entry, other, { ...entry, id: 'odd' }, { id: 'last' }];
      const { entries } = read(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));
      expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['first', 'odd', 'last']));
    }),
  );
});

test('a gzip file is unpacked, with a notice', () => {
  const { entries, notices } = read(gzipSync(rss('<item><title>x</title></item>')));
  expect(entries).toHaveLength(1);
  expect(notices.map(({ code }) => code)).toEqual(['gzip-unpacked']);
});

test('a gzip bomb is not unpacked further than ten mebibytes', () => {
  expect(refusal(gzipSync(Buffer.alloc(50 * 1024 * 1024))).message).toContain('more than 10 MiB');
});

test('a document of more than ten mebibytes is read as far as it goes', () => {
  const { entries, notices } = read(
    rss(`<item><title>first</title></item><item><title>${'x'.repeat(11 * 1024 * 1024)}</title></item>`),
  );
  expect(entries.map(({ title }) => title)).toEqual(['first']);
  expect(notices.map(({ code }) => code)).toEqual(['document-too-large', 'document-cut']);
});

test.each([
  ['a start tag', '<b class="x'],
  ['an end tag', '</b'],
  ['two tags, one within the other', '</b<'],
])('of an only entry that breaks off in %s the text before it is read', (_, half) => {
  const cut = `<rss version="2.0"><channel><item><description>one &amp;lt; two ${half}`;
  const { entries, notices } = read(cut);
  expect(entries.map(({ content }) => content?.trim())).toEqual(['one &lt; two']);
  expect(notices.map(({ code }) => code)).toContain('document-cut');
});

test('every entry was seen when the context says, and belongs to its source', () => {
  const [entry] = read(rss('<item><title>x</title></item>')).entries;
  expect(entry).toMatchObject({ sourceId: 'garden', seen: context.seen });
});

test('relative links start from Content-Location where the server gives it', () => {
  const { entries } = normalizeFeed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="a"/></entry></feed>',
    {
      ...context,
      contentLocation: '/2024/feed.xml',
    },
  );
  expect(entries[0]?.url).toBe('https://garden.example/2024/a');
});

test('a feed without a URL of its own kind is read all the same, without its relative links', () => {
  const { entries, feed } = normalizeFeed(
    rss('<item><title>x</title><link>a</link></item>').replace(/<link>https[^<]*<\/link>/, ''),
    {
      ...context,
      url: 'members/ada.xml',
    },
  );
  expect(feed).not.toHaveProperty('siteUrl');
  expect(entries[0]).not.toHaveProperty('url');
});

test('a feed of odd entries brings a short list of notices', () => {
  const { notices } = read(
    rss(
      '<item><pubDate>soon</pubDate><description>x</description></item>'.repeat(1) +
        Array.from({ length: 500 }, (_, n) => `<item><title>${n}</title><pubDate>soon</pubDate></item>`).join(
          '',
        ),
    ),
  );
  expect(notices).toHaveLength(11);
  expect(notices.at(-1)).toEqual({
    code: 'date-unreadable',
    message: 'The same again 491 times in this feed.',
    sourceId: 'garden',
  });
});

describe('whatever happens to a feed', () => {
  const feed = rss(
    `<item><title>A &amp; b</title><link>https://garden.example/1</link><author>a@b.example (A)</author><description><![CDATA[<p title="x">text</p>]]></description><pubDate>Fri, 03 May 2024 09:00:00 GMT</pubDate></item><!-- c --><item><guid isPermaLink="false">2</guid><description>&lt;b&gt;bold</description></item>`,
  );

  test('cut anywhere, it is a feed or is refused; no entry comes out in halves', () => {
    const whole = read(feed).entries.map((entry) => JSON.stringify(entry));
    for (let length = 0; length < feed.length; length++) {
      const entries = readOrRefuse(feed.slice(0, length));
      if (length > feed.indexOf('</item>') + 7)
        expect(whole).toEqual(expect.arrayContaining(entries.map((entry) => JSON.stringify(entry))));
    }
  });

  test('with any piece replaced by any markup, it is a feed or is refused', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '</item>',
      '<item>',
      '<title>',
      '</rss>',
      '<?',
      '/>',
      '\u0000',
      '<a b="',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(feed.length), fc.nat(20), pieces), { minLength: 1, maxLength: 6 }),
        (changes) => {
          let text = feed;
          for (const [at, length, piece] of changes)
            text = text.slice(0, at) + piece + text.slice(at + length);
          readOrRefuse(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  function readOrRefuse(text: string): Normalized['entries'] {
    try {
      const normalized = read(text);
      expect(JSON.parse(JSON.stringify(normalized))).toEqual(normalized);
      return normalized.entries;
    } catch (error) {
      expect(error).toMatchObject({ code: 'NOT_A_FEED' });
      expect(error).not.toHaveProperty('cause.name', 'MalformedError');
      return [];
    }
  }
});

test('a feed that asks to be left alone for longer than a year has not asked', () => {
  expect(read(rss('<ttl>525600</ttl>')).feed.ttl).toBe(525_600);
  expect(read(rss('<ttl>1e20</ttl>')).feed).not.toHaveProperty('ttl');
});
