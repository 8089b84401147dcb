/** A document made to hurt whoever reads it. */
export interface HostileInput {
  /** What it is, as a phrase. */
  name: string;
  /** How many entries it is read with, or the code of the error it is refused with. */
  end: number | 'NOT_A_FEED';
  /** Takes a reader seconds. */
  isBig?: true;
  make(): string | Uint8Array;
}

const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;
const rssItem = (inner: string): string => rss(`<item><title>x</title>${inner}</item>`);
const atom = (inner: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>${inner}</feed>`;
const jsonFeed = (inner: string): string =>
  `{"version":"https://jsonfeed.org/version/1.1","title":"T",${inner}}`;
const times = (count: number, make: (number: number) => string): string =>
  Array.from({ length: count }, (_, number) => make(number)).join('');
const manyEntries = (count: number): string =>
  times(
    count,
    (n) =>
      `<item><title>${n}</title><link>https://e.example/${n}</link><description>text &lt;b&gt;bold&lt;/b&gt;</description></item>`,
  );
const many = 20_000;
const enormous = 4_000_000_000;

/** The package's own set. What each is read with, or refused as, is what it should be. */
export const hostileInputs: readonly HostileInput[] = [
  { name: 'a length in an RSS entry', end: 1, make: () => rssItem(`<length>${enormous}</length>`) },
  {
    name: 'a length in an Atom entry, with a prefix',
    end: 1,
    make: () =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://www.w3.org/2005/Atom"><entry><id>1</id><a:length>${enormous}</a:length></entry></feed>`,
  },
  {
    name: 'a length behind a section that begins in quotes',
    end: 2,
    make: () =>
      `<rss version="2.0"><channel t="x>y<![CDATA[${'long '.repeat(400)}"><item><title>in</title><length>${enormous}</length></item><b c="]]>"/><item><title>x</title></item></channel></rss>`,
  },
  {
    name: 'many signs before names that are no tags',
    end: 0,
    isBig: true,
    make: () => rss('<a '.repeat(2_500_000)),
  },
  {
    name: 'a length in an author',
    end: 1,
    make: () => rssItem(`<author><name>n</name><LENGTH>${enormous}</LENGTH></author>`),
  },
  {
    name: 'lengths in JSON',
    end: 1,
    make: () =>
      jsonFeed(`"items":[{"id":"1","tags":{"length":${enormous}},"authors":{"Length":${enormous}}}]`),
  },
  {
    name: 'a length in the place of JSON items',
    end: 0,
    make: () => jsonFeed(`"items":{"length":${enormous}}`),
  },
  {
    name: 'an author of a megabyte of separators',
    end: 1,
    make: () => rssItem(`<author>me a@b.cd ${'- '.repeat(500_000)}x</author>`),
  },
  {
    name: 'an author of many brackets',
    end: 1,
    make: () => rssItem(`<author>${'('.repeat(100_000)}</author>`),
  },
  {
    name: 'an author of many signs of mail',
    end: 1,
    make: () => rssItem(`<author>${'a@'.repeat(1_000_000)}</author>`),
  },
  {
    name: 'a webmaster in CDATA',
    end: 1,
    make: () =>
      rss(`<webMaster><![CDATA[a@b.cd ${'- '.repeat(500_000)}]]></webMaster><item><title>x</title></item>`),
  },
  {
    name: 'a long table of contents',
    isBig: true,
    end: 10_000,
    make: () =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><items><rdf:Seq>${times(many, (n) => `<rdf:li rdf:resource="https://e.example/${n}"/>`)}</rdf:Seq></items></channel>${times(many, (n) => `<item rdf:about="https://e.example/${n}"><title>${n}</title></item>`)}</rdf:RDF>`,
  },
  {
    name: 'half a million attributes',
    end: 1,
    make: () => rss(`<item ${'a="v" '.repeat(500_000)}><title>x</title></item>`),
  },
  {
    name: 'an attribute of eight megabytes',
    end: 1,
    make: () => rssItem(`<enclosure url="https://e.example/${'a'.repeat(8_000_000)}"/>`),
  },
  {
    name: 'a hundred thousand entity declarations',
    end: 1,
    make: () => `<!DOCTYPE rss [${'<!ENTITY e "v">'.repeat(100_000)}]>${rssItem('')}`,
  },
  {
    name: 'entities in entities, a thousand million in all',
    end: 1,
    make: () =>
      `<!DOCTYPE rss [<!ENTITY a0 "ha">${times(9, (n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`)}]>${rssItem('<description>&a9;</description>')}`,
  },
  {
    name: 'a long entity, many times',
    end: 1,
    make: () =>
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(100_000)}">]>${rssItem(`<description>${'&a;'.repeat(2000)}</description>`)}`,
  },
  {
    name: 'a file as an entity',
    end: 1,
    make: () =>
      `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]>${rssItem('<description>&f;</description>')}`,
  },
  {
    name: 'many tags in tags',
    end: 1,
    make: () => rssItem(`<x>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</x>`),
  },
  {
    name: 'many tags in tags of XHTML',
    end: 1,
    make: () =>
      atom(
        `<entry><id>1</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(100_000)}${'</b>'.repeat(100_000)}</div></content></entry>`,
      ),
  },
  {
    name: 'many descriptions in descriptions',
    end: 1,
    make: () => rssItem(`${'<description>'.repeat(20_000)}x`),
  },
  {
    name: 'many files and authors of one entry',
    isBig: true,
    end: 1,
    make: () =>
      rssItem(times(50_000, (n) => `<enclosure url="https://e.example/${n}"/><author>a${n}</author>`)),
  },
  {
    name: 'many document types that never end',
    end: 1,
    make: () =>
      `${rssItem('').replace('</channel></rss>', '')}${'<!doctype[>'.repeat(250_000)}]${'x'.repeat(4_000_000)}`,
  },
  {
    name: 'authors in authors, and a name far on',
    end: 1,
    make: () => rssItem(`${'<author>'.repeat(39)}${'<b>'.repeat(3_000_000)}<name></name></author>`),
  },
  {
    name: 'a title of many signs that start no tag',
    end: 1,
    make: () => rss(`<item><title><![CDATA[<b>x</b>${'<1'.repeat(1_500_000)}>]]></title></item>`),
  },
  {
    name: 'many authors of a feed of many entries',
    isBig: true,
    end: 10_000,
    make: () =>
      atom(
        `${'<author><name>a</name></author>'.repeat(many)}${times(many, (n) => `<entry><id>${n}</id></entry>`)}`,
      ),
  },
  {
    name: 'a base of megabytes in a feed of many entries',
    end: 1500,
    make: () =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://a/${'a/'.repeat(1_250_000)}">${times(1500, (n) => `<entry xml:base="b${n}/"><link href="x${n}"/><content>x</content></entry>`)}</feed>`,
  },
  {
    name: 'many comments that never end',
    end: 1,
    make: () => rssItem(`<description>${'<!--'.repeat(200_000)}</description>`),
  },
  {
    name: 'many quotes that never end',
    end: 1,
    make: () => rssItem(`<description>${'<a b="<c '.repeat(100_000)}</description>`),
  },
  { name: 'many signs that start no tag', isBig: true, end: 1, make: () => rssItem('<'.repeat(1_000_000)) },
  {
    name: 'many ampersands',
    isBig: true,
    end: 1,
    make: () => rss(`<item><title>${'&'.repeat(2_000_000)};</title></item>`),
  },
  {
    name: 'many small sections of CDATA',
    end: 1,
    make: () => rssItem(`<description>${'<![CDATA[x]]>'.repeat(200_000)}</description>`),
  },
  {
    name: 'a title that is never closed',
    end: 1,
    make: () => rss(`<item><title>never ${'text & more '.repeat(400_000)}</item>`),
  },
  {
    name: 'ten megabytes of CDATA',
    isBig: true,
    end: 1,
    make: () => rssItem(`<description><![CDATA[${'abcdefghij'.repeat(1_040_000)}]]></description>`),
  },
  {
    name: 'fifty megabytes of CDATA',
    isBig: true,
    end: 1,
    make: () => rssItem(`<description><![CDATA[${'abcdefghij'.repeat(5_000_000)}]]></description>`),
  },
  {
    name: 'nine megabytes of escaped markup',
    isBig: true,
    end: 1,
    make: () => rssItem(`<description>${'&lt;b&gt;x '.repeat(900_000)}</description>`),
  },
  { name: 'thirty thousand entries', isBig: true, end: 10_000, make: () => rss(manyEntries(30_000)) },
  { name: 'a date of a megabyte', end: 1, make: () => rssItem(`<pubDate>${'1 '.repeat(500_000)}</pubDate>`) },
  {
    name: 'a language of a megabyte',
    end: 1,
    make: () => rss(`<language>${'en-'.repeat(400_000)}</language><item><title>x</title></item>`),
  },
  {
    name: 'five megabytes of blanks before the feed',
    end: 1,
    make: () => ' '.repeat(5_000_000) + rssItem(''),
  },
  {
    name: 'a root of half a million words',
    end: 0,
    make: () => `<rss ${'version '.repeat(500_000)}><channel><title>t</title></channel></rss>`,
  },
  {
    name: 'names of every object',
    end: 1,
    make: () =>
      rssItem(
        '<__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor><toString>1</toString><hasOwnProperty>1</hasOwnProperty><valueOf>1</valueOf>',
      ),
  },
  {
    name: 'names of every object in JSON',
    end: 1,
    make: () =>
      jsonFeed(
        '"__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]',
      ),
  },
  {
    name: 'a prefix that is the name of every object',
    end: 1,
    make: () =>
      '<rss version="2.0" xmlns:__proto__="http://purl.org/dc/elements/1.1/"><channel><item><title>x</title><__proto__:creator>c</__proto__:creator></item></channel></rss>',
  },
  {
    name: 'JSON of arrays in arrays',
    end: 1,
    make: () => jsonFeed(`"x":${'['.repeat(100_000)}${']'.repeat(100_000)},"items":[{"id":"1"}]`),
  },
  {
    name: 'JSON of the wrong kinds',
    end: 1,
    make: () =>
      jsonFeed(
        '"items":[null,1,[],{"id":{"a":1},"title":["q"],"tags":"one","authors":"Ada","attachments":{"url":"u"},"content_text":"x"}]',
      ),
  },
  {
    name: 'half a million JSON entries of nothing',
    isBig: true,
    end: 0,
    make: () => jsonFeed(`"items":[${'{},'.repeat(500_000)}{}]`),
  },
  {
    name: 'random bytes',
    end: 'NOT_A_FEED',
    make: () =>
      Uint8Array.from({ length: 5_000_000 }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255),
  },
  {
    name: 'UTF-16 without its last byte',
    end: 1,
    make: () => Buffer.from(`\ufeff${rssItem('')} `, 'utf16le').subarray(0, -1),
  },
  {
    name: 'bytes of no charset',
    end: 1,
    make: () =>
      Buffer.concat([
        Buffer.from('<rss version="2.0"><channel><item><title>x'),
        Buffer.alloc(3_000_000, 0xe9),
        Buffer.from('</title></item></channel></rss>'),
      ]),
  },
];
