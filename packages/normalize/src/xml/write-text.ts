import { type Attributes, attribute, escapeAttribute, writeTag } from './attributes.ts';
import type { Root } from './find-root.ts';
import type { ReadText } from './read-text.ts';
import {
  asCdata,
  decodeBase64,
  nakedAsCdata,
  personText,
  urlAttribute,
  urlText,
  xhtmlAsHtml,
} from './text-content.ts';

interface TextElement {
  root: Root;
  /** The name it gets. */
  name: string;
  prefix: string;
  local: string;
  parent: string;
  attributes: Attributes;
  read: ReadText;
  tag: string;
}

/** The element as feedsmith should read it. Without `text` it can stay as it stands. */
export interface WrittenText {
  text?: string;
  /** Attributes that belong on the entry, since feedsmith does not read them here. */
  entryAttributes?: string;
}

/** Writes an element that holds text in the one form that feedsmith hands on unchanged. */
export function writeText(element: TextElement): WrittenText {
  const { root, local, prefix, read, name, attributes } = element;
  if (local === 'origlink') {
    const link = root.kind === 'atom' ? (root.prefix ? `${root.prefix}:link` : 'link') : 'atom:link';
    return { text: `<${link} rel="x-origlink" href="${urlAttribute(read.raw)}"/>` };
  }
  if (/^(?:author|contributor|managingeditor|webmaster|creator)$/.test(local)) return writePerson(element);
  if (/^(?:link|guid|comments|url|uri|id)$/.test(local)) {
    const raw = read.hasMarkup ? nakedAsCdata(read.raw) : urlText(read.raw);
    return rewritten(element, raw);
  }
  const isTyped = root.kind === 'atom' || prefix === 'atom';
  if (isTyped) return writeTyped(element);
  const raw = read.hasMarkup ? nakedAsCdata(read.raw) : read.raw;
  const base = attribute(attributes, 'xml:base');
  const language = attribute(attributes, 'xml:lang');
  // The attribute xml:space means nothing in a feed, and feedsmith hands it on: it carries the base of the content.
  const entryAttributes =
    (base ? ` xml:space="${escapeAttribute(base)}"` : '') +
    (language ? ` xml:lang="${escapeAttribute(language)}"` : '');
  const isContent = local === 'description' || local === 'encoded' || name === 'content:encoded';
  return { ...rewritten(element, raw), ...(isContent && entryAttributes && { entryAttributes }) };
}

function rewritten({ name, attributes, read, tag }: TextElement, raw: string): WrittenText {
  const isSame = raw === read.raw && !read.isImplied && !attributes.isOdd && tag.startsWith(`<${name}`);
  return isSame ? {} : { text: `${writeTag(name, attributes.list, false)}${raw}</${name}>` };
}

function writePerson(element: TextElement): WrittenText {
  const raw = personText(element.read.raw, element.read.hasMarkup);
  const isAtomPerson = element.root.kind === 'atom' && element.prefix === '' && element.local !== 'creator';
  if (!isAtomPerson) return rewritten(element, raw);
  return { text: `<${element.name}><name>${raw}</name></${element.name}>` };
}

/** A text construct with a type (RFC 4287 §3.1): XHTML, base64 and naked markup all become HTML in CDATA. */
function writeTyped(element: TextElement): WrittenText {
  const { attributes, read, name } = element;
  const type = attribute(attributes, 'type')?.trim().toLowerCase() ?? '';
  const mode = attribute(attributes, 'mode')?.trim().toLowerCase();
  const others = attributes.list.filter(([key]) => !/^(?:type|mode)$/i.test(key));
  const asHtml = (html: string, more: [string, string][] = []): WrittenText => ({
    text: `${writeTag(name, [...more, ['type', 'html'], ...others], false)}${asCdata(html)}</${name}>`,
  });
  if (mode === 'base64' || (type !== '' && !/text|html|xml/.test(type))) {
    const decoded = decodeBase64(read.raw);
    if (decoded !== undefined) return asHtml(decoded);
  }
  if (/xhtml/.test(type) || (read.hasMarkup && !read.isMended)) {
    const { html, base, language } = xhtmlAsHtml(read.raw);
    const more: [string, string][] = [];
    if (base !== undefined && attribute(attributes, 'xml:base') === undefined) more.push(['xml:base', base]);
    if (language !== undefined && attribute(attributes, 'xml:lang') === undefined)
      more.push(['xml:lang', language]);
    return asHtml(html, more);
  }
  if (read.hasMarkup) return rewritten(element, nakedAsCdata(read.raw));
  return rewritten(element, read.raw);
}
