import { type Attributes, attribute, escapeAttribute, writeTag } from './attributes.ts';
import type { Element } from './element.ts';
import type { ParkedTexts } from './parked-texts.ts';
import type { ReadText } from './read-text.ts';
import {
  asCdata,
  decodeBase64,
  nakedAsCdata,
  personText,
  resolveLink,
  urlAttribute,
  urlText,
  xhtmlAsHtml,
} from './text-content.ts';

/** The element as feedsmith should read it. Without `text` it can stay as it stands. */
export interface WrittenText {
  text?: string;
  /** Attributes that belong on the entry, since feedsmith does not read them here. */
  entryAttributes?: string;
}

/** Writes an element that holds text in the one form that feedsmith hands on unchanged, under the name it reads. */
export function writeText(element: Element, name: string, found: ReadText, texts: ParkedTexts): WrittenText {
  const { root, local, prefix, attributes } = element;
  const isAtoms = prefix === 'atom' || (root.kind === 'atom' && prefix === root.prefix);
  if (isAtoms && atomTexts.has(local)) return writeTyped(element, name, found, texts);
  if (local === 'description' || local === 'encoded' || name === 'content:encoded')
    return writeContent(element, name, found, texts);
  const read = { ...found, raw: texts.whole(found.raw) };
  if (local === 'origlink') {
    const link = root.kind === 'atom' ? (root.prefix ? `${root.prefix}:link` : 'link') : 'atom:link';
    return { text: `<${link} rel="x-origlink" href="${urlAttribute(read.raw)}"/>` };
  }
  if (/^(?:author|contributor|managingeditor|webmaster|creator)$/.test(local)) {
    const person = personText(read.raw, read.hasMarkup);
    const isAtomPerson = root.kind === 'atom' && prefix === '' && local !== 'creator';
    return isAtomPerson
      ? { text: `<${name}><name>${person}</name></${name}>` }
      : rewritten(element, name, read, person);
  }
  if (isAtoms && local === 'link' && attribute(attributes, 'href') === undefined) {
    const list: [string, string][] = [...attributes.list, ['href', urlAttribute(read.raw)]];
    return { text: writeTag(name, list, true) };
  }
  if (local === 'tags') return { text: asCategories(read.raw) };
  if (prefix === 'georss') return { text: `<${name}>${read.raw.trim().replace(/[\s,]+/g, ' ')}</${name}>` };
  if (/^(?:link|guid|comments|url|uri|id)$/.test(local)) {
    return rewritten(element, name, read, read.hasMarkup ? nakedAsCdata(read.raw) : urlText(read.raw));
  }
  return rewritten(element, name, read, read.hasMarkup ? nakedAsCdata(read.raw) : read.raw);
}

/** Text constructs (RFC 4287 §3.1), those of Atom 0.3 among them, and content. */
const atomTexts = new Set(
  'title subtitle summary content rights tagline copyright info description abstract encoded fullitem'.split(
    ' ',
  ),
);

/** The text of an entry in RSS, which says nothing of what it is. */
function writeContent(element: Element, name: string, read: ReadText, texts: ParkedTexts): WrittenText {
  const raw = read.hasMarkup ? nakedAsCdata(texts.whole(read.raw)) : read.raw;
  return {
    ...rewritten(element, name, read, texts.park(raw)),
    ...entryAttributes(element.attributes),
  };
}

/** The words of a `<tags>`, which no format has and some feeds do. */
function asCategories(raw: string): string {
  const words = raw.replaceAll('<![CDATA[', '').replaceAll(']]>', '').split(',').slice(0, 100);
  return words.map((word) => `<category>${nakedAsCdata(word.trim())}</category>`).join('');
}

/** feedsmith drops `xml:base` and `xml:lang` of RSS text. It hands on `xml:space` of entries, which means nothing in a feed. */
function entryAttributes(attributes: Attributes): WrittenText {
  const base = attribute(attributes, 'xml:base');
  const language = attribute(attributes, 'xml:lang');
  if (!base && !language) return {};
  const space = base ? ` xml:space="${escapeAttribute(base)}"` : '';
  return { entryAttributes: language ? `${space} xml:lang="${escapeAttribute(language)}"` : space };
}

function rewritten({ attributes, token }: Element, name: string, read: ReadText, raw: string): WrittenText {
  const isSame = raw === read.raw && !read.isImplied && !attributes.isOdd && token.name === name;
  return isSame ? {} : { text: `${writeTag(name, attributes.list, false)}${raw}</${name}>` };
}

/** A text construct with a type (RFC 4287 §3.1): XHTML, base64 and naked markup all become HTML in CDATA. */
function writeTyped(element: Element, name: string, read: ReadText, texts: ParkedTexts): WrittenText {
  const { attributes } = element;
  const type = attribute(attributes, 'type')?.trim().toLowerCase() ?? '';
  const isPacked =
    attribute(attributes, 'mode') === 'base64' || (type.includes('/') && !/text|xml/.test(type));
  const packed = isPacked ? decodeBase64(texts.whole(read.raw)) : undefined;
  if (packed !== undefined) {
    // In Atom 0.3 a text without a type is plain.
    if (/html|xml|\/(?!plain)/.test(type)) return asHtml(element, name, { html: packed }, texts);
    return { text: `<${name}>${asCdata(packed)}</${name}>` };
  }
  if (type.includes('xhtml') || read.hasHtml)
    return asHtml(element, name, xhtmlAsHtml(texts.whole(read.raw)), texts);
  const raw = read.hasMarkup ? nakedAsCdata(texts.whole(read.raw)) : read.raw;
  return rewritten(element, name, read, texts.park(raw));
}

function asHtml(
  { attributes }: Element,
  name: string,
  { html, base, language }: { html: string; base?: string; language?: string },
  texts: ParkedTexts,
): WrittenText {
  const own = attribute(attributes, 'xml:base');
  const changed: [string, string][] = [['type', 'html']];
  if (base !== undefined) changed.push(['xml:base', own === undefined ? base : resolveLink(base, own)]);
  if (language !== undefined) changed.push(['xml:lang', language]);
  const kept = attributes.list.filter(
    ([key]) => key.toLowerCase() !== 'mode' && !changed.some(([other]) => other === key.toLowerCase()),
  );
  return { text: `${writeTag(name, [...changed, ...kept], false)}${texts.park(asCdata(html))}</${name}>` };
}
