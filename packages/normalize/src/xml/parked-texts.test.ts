import { describe, expect, test } from 'vitest';
import { normalizeFeed } from '../index.ts';

const context = { sourceId: 's', url: 'https://e.example/', seen: '2025-01-01T00:00:00.000Z' };

function contentOf(description: string): string | undefined {
  const feed = `<rss version="2.0"><channel><item><title>x</title><description>${description}</description></item></channel></rss>`;
  return normalizeFeed(feed, context).entries[0]?.content;
}

/** Enough for a text not to be given to feedsmith. */
const padding = 'word '.repeat(200);

describe('a long text comes out as a short one does', () => {
  test.each([
    ['escaped once', '&lt;b&gt;a &amp;amp; b&lt;/b&gt; '],
    ['in CDATA', '<![CDATA[<b>a &amp; b</b>]]> '],
    ['in several sections of CDATA', '<![CDATA[<b>a]]]]><![CDATA[>]]> &lt;i&gt; '],
    ['with comments', 'a <!-- <![CDATA[ --> b '],
    ['with line ends of Windows', 'a\r\nb\rc '],
    ['as naked markup', '<p>a<br>b</p> '],
    ['with a reference of HTML', 'caf&eacute; &nbsp; &bogus; '],
  ])('%s', (_, text) => {
    expect(
      contentOf(text + padding)
        ?.replace(padding.trim(), '')
        .trim(),
    ).toBe(contentOf(text));
  });
});

test('no text can name another to be put in its place', () => {
  const feed = `<rss version="2.0"><channel><item><title>&#1;0&#x01;</title><description>${padding}</description></item></channel></rss>`;
  const [entry] = normalizeFeed(feed, context).entries;
  expect(entry).toMatchObject({ title: '0', content: padding.trim() });
});

describe('no text gets into the place of another by what looks like a mark, once decoded or twice', () => {
  const secret = `SECRET ${padding}`;
  const marks = [0, 1, 2].map((place) => `x\u0001${place}\u0001 \u0002${place}\u0002`).join(' ');
  const escapes = '&amp;#1;0&amp;#1; &amp;#2;0&amp;#2;';

  test.each([
    ['keywords', `<itunes:keywords>x${escapes}</itunes:keywords>`],
    ['an author', `<author>x${escapes} (n)</author>`],
    ['a mail address', `<author>a@b.example (x${escapes})</author>`],
    ['base64', `<atom:title mode="base64">${btoa(marks)}</atom:title>`],
  ])('%s', (_, inner) => {
    const feed = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <item><description>${secret}</description></item><item>${inner}<link>https://e.example/2</link></item></channel></rss>`;
    for (const input of [feed, Buffer.from(feed)]) {
      const [, other] = normalizeFeed(input, context).entries;
      expect(other).toBeDefined();
      expect(JSON.stringify(other)).not.toMatch(/SECRET|\\u000/);
    }
  });
});
