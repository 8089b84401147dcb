import fc from 'fast-check';
import { indexIn, insert, rangeIn, tagIn } from '../places.ts';

/** A feed that somebody or something has broken, and what its server says of it. */
export interface MutatedFeed {
  bytes: Uint8Array;
  contentType?: string;
}

/** Numbers that a mutation is made of: a place, a length and a choice, each from 0 up to 1. */
interface Dice {
  place: number;
  length: number;
  choice: number;
}

/** Takes a text in which each character is one byte, and changes it. */
type Mutation = (text: string, dice: Dice, other: string) => string;

const names =
  'length __proto__ constructor item entry title link guid id channel rss feed rdf:RDF description content content:encoded ' +
  'author name dc:creator pubDate updated source atom:link media:group media:content enclosure category items html div script ' +
  'svg textarea a b toString x:y';
const entities =
  '&amp; &lt; &amp;amp; &nbsp; &eacute; &bogus; & && &#0; &#x1f; &#xD800; &#x110000; &#99999999999; &#x202e; &copy=1 &lt;b&gt; &#x26;lt; ;';
const marks =
  ']]> <![CDATA[ <!-- --> <? ?> <?xml?> <!DOCTYPE <!DOCTYPE_x_[<!ENTITY_e_"v">]> < > <> </ /> <1 <! " \' { } [ ] , : \\u0000 ' +
  'null {"length":4000000000} [[]] 1e999 "items":[{}], \xef\xbb\xbf \x00 \x0b \x1b$B \xff\xfe \x93 \xed\xa0\x80';
const attributes =
  'a="v a=v a= =v " \' / xml:base="http://b.example/c/" xml:base="//[" xml:base="" xml:lang="xx-" type="xhtml" type="html" ' +
  'type="image/png" mode="base64" rel="self" rel="enclosure" href="javascript:alert(1)" href="" href="../x" href="http://[" ' +
  'isPermaLink="false" url="x" length="-1" xmlns="urn:x" xmlns:dc="urn:y" xmlns="http://www.w3.org/2005/Atom" a="<b>" __proto__="x"';
const values =
  '|0|-1|31 Feb 2020|Mon, 01 Jan 0001 00:00:00 +0000|1e20|9999-12-31T23:59:60Z|2024-02-30|99999999999999|http://|//x|/a b|#|?|' +
  'http://localhost:4000/x|http://user:pass@x.example/|HTTP://X.EXAMPLE:80/a/../b|feed:http://x.example/|data:text/html,x|mailto:a@b|' +
  'a@b.cd (n)|<br>|<b|&lt;script&gt;|x\u0000y| |\xe2\x80\xae|\xf0\x9f\x98|en_us|true|[]|{}';
const charsets =
  'utf-8 utf-16 utf-32 iso-8859-1 windows-1252 windows-1251 iso-2022-jp shift_jis gb18030 big5 koi8-r utf-7 none';

const wordsOf = (list: string): string[] => list.split(' ').map((word) => word.replaceAll('_', ' '));

const mutations: Mutation[] = [
  function flipBytes(text, { place, length, choice }) {
    const bytes = Buffer.from(text, 'latin1');
    const step = 1 + Math.floor(length * 97);
    for (let count = 0, at = indexIn(text, place); count < 8 && at < bytes.length; count += 1, at += step) {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << ((count + Math.floor(choice * 8)) % 8));
    }
    return bytes.toString('latin1');
  },
  function cut(text, { place }) {
    return text.slice(0, indexIn(text, place));
  },
  function splice(text, { place, length }, other) {
    return text.slice(0, indexIn(text, place)) + other.slice(indexIn(other, length));
  },
  function spliceAtTag(text, { place, length }, other) {
    return text.slice(0, tagIn(text, place).start) + other.slice(tagIn(other, length).start);
  },
  function repeatRange(text, dice) {
    const [start, end] = rangeIn(text, dice);
    return (
      text.slice(0, end) + text.slice(start, end).repeat(1 + Math.floor(dice.choice * 3)) + text.slice(end)
    );
  },
  function removeRange(text, dice) {
    const [start, end] = rangeIn(text, dice);
    return text.slice(0, start) + text.slice(end);
  },
  function moveRange(text, dice) {
    const [start, end] = rangeIn(text, dice);
    const rest = text.slice(0, start) + text.slice(end);
    const at = tagIn(rest, dice.choice).start;
    return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
  },
  function renameTag(text, { place, choice }) {
    const { start, end } = tagIn(text, place);
    const tag = text.slice(start, end).replace(/^(<\/?)[^\s>/]*/, `$1${pickFrom(wordsOf(names), choice)}`);
    return text.slice(0, start) + tag + text.slice(end);
  },
  function renameEverywhere(text, { place, choice }) {
    const { start, end } = tagIn(text, place);
    const name = /^<\/?([^\s>/]*)/.exec(text.slice(start, end))?.[1];
    const other = pickFrom(wordsOf(names), choice);
    return name ? text.replaceAll(`<${name}`, `<${other}`).replaceAll(`</${name}`, `</${other}`) : text;
  },
  function insertTag(text, { place, length, choice }) {
    const name = pickFrom(wordsOf(names), choice);
    const tag = pickFrom(
      [`<${name}>`, `</${name}>`, `<${name}/>`, `<${name}>5</${name}>`, `<${name} `],
      length,
    );
    return insert(text, tagIn(text, place).start, tag);
  },
  function removeTag(text, { place }) {
    const { start, end } = tagIn(text, place);
    return text.slice(0, start) + text.slice(end);
  },
  function insertEntity(text, { place, choice }) {
    return insert(text, indexIn(text, place), pickFrom(wordsOf(entities), choice));
  },
  function insertMark(text, { place, choice }) {
    return insert(text, indexIn(text, place), pickFrom(wordsOf(marks), choice));
  },
  function insertAttribute(text, { place, choice }) {
    const { start, end } = tagIn(text, place);
    const nameEnd = start + (/^<\/?[^\s>/]*/.exec(text.slice(start, end))?.[0].length ?? 0);
    return insert(text, nameEnd, ` ${pickFrom(wordsOf(attributes), choice)}`);
  },
  function removeQuote(text, { place }) {
    const at = text.indexOf('"', indexIn(text, place));
    return at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
  },
  function nest(text, { place, length, choice }) {
    const tag = `<${pickFrom(wordsOf(names), choice)}>`;
    const times = Math.floor(length ** 4 * 3000);
    const end = choice < 0.5 ? tag.replace('<', '</').repeat(times) : '';
    return insert(text, tagIn(text, place).start, tag.repeat(times) + end);
  },
  function replaceText(text, { place, choice }) {
    const { end } = tagIn(text, place);
    const next = text.indexOf('<', end);
    return next < 0 ? text : text.slice(0, end) + pickFrom(values.split('|'), choice) + text.slice(next);
  },
  function replaceString(text, { place, choice }) {
    const start = text.indexOf('"', indexIn(text, place));
    const end = text.indexOf('"', start + 1);
    if (start < 0 || end < 0) return text;
    return text.slice(0, start + 1) + pickFrom(values.split('|'), choice) + text.slice(end);
  },
  function lieAboutCharset(text, { choice }) {
    return text.replace(/encoding=["'][^"']*["']/, `encoding="${pickFrom(wordsOf(charsets), choice)}"`);
  },
  function recode(text, { choice }) {
    const decoded = Buffer.from(text, 'latin1').toString('utf8');
    const coded = choice < 0.5 ? Buffer.from(`\ufeff${decoded}`, 'utf16le') : Buffer.from(decoded, 'latin1');
    return coded.toString('latin1');
  },
];

/** One of these feeds after one to six mutations, now and then spliced with another. */
export function mutatedFeed(feeds: readonly Uint8Array[]): fc.Arbitrary<MutatedFeed> {
  const share = fc.nat(2 ** 24 - 1).map((number) => number / 2 ** 24);
  const step = fc.record({ kind: fc.nat(mutations.length - 1), place: share, length: share, choice: share });
  return fc
    .record({
      feed: fc.nat(feeds.length - 1),
      other: fc.nat(feeds.length - 1),
      steps: fc.array(step, { minLength: 1, maxLength: 6, size: 'max' }),
      charset: share,
    })
    .map(({ feed, other, steps, charset }) => {
      const second = latin1(feeds[other]);
      const text = steps.reduce(
        (changed, { kind, ...dice }) => mutations[kind]?.(changed, dice, second) ?? changed,
        latin1(feeds[feed]),
      );
      const bytes = Buffer.from(text, 'latin1');
      if (charset < 0.8) return { bytes };
      return { bytes, contentType: `text/xml; charset=${pickFrom(wordsOf(charsets), (charset - 0.8) * 5)}` };
    });
}

function latin1(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('latin1');
}

function pickFrom(list: readonly string[], share: number): string {
  return list[Math.floor(share * list.length)] ?? '';
}
