import { describe, expect, test } from 'vitest';
import { normalizeFeed } from '../index.ts';
import { createParkedTexts } from './parked-texts.ts';
import { setTextsAside } from './set-aside.ts';

const context = { sourceId: 's', url: 'https://e.example/', seen: '2025-01-01T00:00:00.000Z' };

/** Enough of a text to be set aside. */
const long = 'word '.repeat(300);

const rss = (inner: string): string =>
  `<rss version="2.0"><channel><title>T</title><item><title>a</title>${inner}</item><item><title>b</title></item></channel></rss>`;
const atom = (inner: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>urn:a</id><title>a</title>${inner}</entry></feed>`;

function aside(xml: string): { text: string; size: number } {
  const texts = createParkedTexts();
  const text = setTextsAside(Buffer.from(xml), texts, (part) => part);
  expect(texts.whole(text)).toBe(xml);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it begins and ends a mark
  return { text: text.replace(/\u0002\w+:(\d+)\u0002/g, '[$1]'), size: texts.size() };
}

describe('a document is read the same in bytes, with its long texts set aside, and in one string', () => {
  test.each([
    ['in CDATA', rss(`<description><![CDATA[<b>${long}</b> &amp;]]></description>`)],
    ['escaped', rss(`<description>&lt;b&gt;${long}&lt;/b&gt; &amp;amp;</description>`)],
    [
      'in two sections of CDATA',
      rss(`<description>a <![CDATA[${long}]]> b <![CDATA[${long}]]></description>`),
    ],
    ['as naked markup', rss(`<description><p>${long}<br>&amp; ${long}</p></description>`)],
    ['with forbidden characters', rss(`<description>&#1;\u000b\u0093${long}&#x1f;&#2</description>`)],
    ['with half a section of CDATA', rss(`<description><![CDATA[${long}`)],
    ['in a title', rss(`</title><title>x &amp; ${long}</title>`)],
    ['in an author', rss(`<author>mail@e.example (${long})</author>`)],
    ['in categories', rss(`<category>${long}</category><category><![CDATA[${long}]]></category>`)],
    ['in keywords', rss(`<itunes:keywords>${long.replaceAll(' ', ',')}</itunes:keywords>`)],
    ['in a text of Media RSS', rss(`<media:description>${long}</media:description>`)],
    [
      'as XHTML',
      atom(`<content type="xhtml"><div><p>${long} &amp; <![CDATA[${long} < &]]></p></div></content>`),
    ],
    ['as HTML of Atom', atom(`<content type="html">&lt;p&gt;${long}</content><summary>${long}</summary>`)],
    ['in base64', atom(`<content type="text/html" mode="base64">${btoa(`<p>${long}</p>`)}</content>`)],
    ['behind a tag with > in its quotes', rss(`<description>x <a title="b > c">${long}</a></description>`)],
    ['in quotes behind >', rss(`<description><a title="b > ${long}">c</a></description>`)],
    ['in a comment', rss(`<!-- > <![CDATA[ ${long} --><link>https://e.example/b</link><!-- ]]> -->`)],
    ['between elements', rss(`${' '.repeat(3000)}<link>https://e.example/b</link>${long}`)],
    ['in an instruction', rss(`<?x a > ${long} ?><link>https://e.example/b</link>`)],
    [
      'with an entity of its own',
      `<!DOCTYPE rss [<!ENTITY own "&#233;">]>${rss(`<description>&own; ${long}</description>`)}`,
    ],
    ['in an author of Atom', atom(`<author><![CDATA[Ada ${long}]]></author><author>Bob ${long}</author>`)],
    ['in CDATA in quotes', rss(`<link href="x>y<![CDATA[${long}]]>"/><description>${long}</description>`)],
    [
      'in CDATA that begins in quotes',
      `<rss version="2.0"><channel t="x>y<![CDATA[${long}"><item><title>a</title></item><b c="]]>"/></channel></rss>`,
    ],
    [
      'behind a script in quotes',
      rss(`<description><a onclick="if(a>b){x='<b>${long}'}">c</a> ${long}</description>`),
    ],
    ['behind a sign that starts nothing', rss(`<description>1 < 2 <3 ${long}<b>${long}</b></description>`)],
    [
      'with a deleted entry',
      atom(`</entry><at:deleted-entry ref="x>y<![CDATA[${long}]]>"/><entry><id>b</id>`),
    ],
    ['in an element that is never closed', rss(`<category>x <description>${long}</description>`)],
  ])('%s', (_, xml) => {
    expect(normalizeFeed(Buffer.from(xml), context)).toEqual(normalizeFeed(xml, context));
  });
});

test('what is set aside is text that ends where the next tag begins', () => {
  expect(aside(`<a><b>${long}</b><![CDATA[${long}]]></a>`)).toEqual({
    text: '<a><b>[0]</b>[1]</a>',
    size: 2 * long.length + '<![CDATA[]]>'.length,
  });
  for (const xml of [
    `<a>${'x'.repeat(400)}</a>`,
    `<a>${' '.repeat(3000)}</a>`,
    `<a b="c>d">${long}</a>`,
    `<!-- <a>${long}</a> --><b/>`,
    `{"a": "<b>${long}</b>"}`,
  ]) {
    expect(aside(xml)).toEqual({ text: xml, size: 0 });
  }
});
