import { isHtmlElement } from '../html-elements.ts';
import { attribute } from './attributes.ts';
import type { Element } from './element.ts';
import { splitName } from './names.ts';
import type { Scanner } from './scan.ts';

/** The content of an element that holds text. */
export interface ReadText {
  /** As it stands in the document. */
  raw: string;
  /** Where the element ends. */
  end: number;
  /** It holds tags, or a `<`, that are neither escaped nor in CDATA. */
  hasMarkup: boolean;
  /** Some of these tags are HTML's. */
  hasHtml: boolean;
  /** It has no end tag of its own, or none that feedsmith would find. */
  isImplied: boolean;
  /** The document breaks off in it. */
  isCut: boolean;
  /** It is not well-formed. */
  isMended: boolean;
}

/** The document an element stands in. */
export interface Document {
  text: string;
  scanner: Scanner;
  isEntry(prefix: string, local: string): boolean;
}

const prose = new Set(
  'title description encoded summary subtitle tagline rights copyright info abstract fullitem origlink'.split(
    ' ',
  ),
);
const urls = new Set(['link', 'guid', 'comments', 'url', 'uri', 'id']);
/** Elements whose start ends a title or a link that was never closed. */
const siblings = new Set(
  'title link description encoded pubdate guid published updated content summary id author category'.split(
    ' ',
  ),
);
/** Tags in which a person's name element begins. Not characters: of long texts there are marks only. */
const personsStart = 40;
const places = new Set(['point', 'line', 'polygon', 'box']);
const persons = new Set(['managingeditor', 'webmaster', 'creator']);

/**
 * Reads an element that holds text up to its end, whatever stands in it. Absent for elements that are structure, which the caller
 * walks through tag by tag. Text ends at the latest where its entry ends or the next begins.
 */
export function readText(element: Element, document: Document): ReadText | undefined {
  const { token, local, prefix } = element;
  const { text, scanner, isEntry } = document;
  if (token.selfClosed || !holdsText(element, text)) return undefined;
  const name = token.name.toLowerCase();
  const isXhtml = /xhtml/i.test(attribute(element.attributes, 'type') ?? '');
  const isShort = !isXhtml && (local === 'title' || urls.has(local));
  let depth = 0;
  let unclosed = 0;
  let hasStray = false;
  let tags = 0;
  let hasHtml = false;
  const result = (innerEnd: number, end: number, way: Partial<ReadText> = {}): ReadText => ({
    raw: text.slice(token.end, innerEnd),
    end,
    hasMarkup: tags > 0 || hasStray,
    hasHtml,
    isImplied: false,
    isCut: false,
    isMended: hasStray || unclosed !== 0,
    ...way,
  });
  for (let next = scanner.next(token.end); next; next = scanner.next(next.end)) {
    if (next.kind === 'comment' || next.kind === 'cdata') continue;
    if (next.kind === 'cut') {
      // Of markup that breaks off nothing is left; of CDATA its characters are.
      const innerEnd = text.startsWith('<![CDATA[', next.start) ? text.length : next.start;
      return result(innerEnd, text.length, { isCut: true, isImplied: true });
    }
    if (next.kind !== 'open' && next.kind !== 'close') {
      hasStray = true;
      continue;
    }
    const isOpen = next.kind === 'open';
    const other = next.name.toLowerCase();
    if (!isOpen && other === name && depth-- === 0) {
      // feedsmith knows the end by exactly the same name and nothing else in the tag.
      const isImplied = text.slice(next.start + 2, next.end).trimEnd() !== `${token.name}>`;
      return result(next.start, next.end, { isImplied });
    }
    if (isXhtml && isOpen && other === name && !next.selfClosed) depth++;
    const [otherPrefix, otherLocal] = splitName(other);
    // A person with a name element of its own is structure. Far on it is somebody else's, and reading up to it was in vain.
    if (isPerson(prefix, local) && otherLocal === 'name' && tags < personsStart) return undefined;
    const isFrameEnd = !isOpen && /^(?:channel|rss|feed|rdf)$/.test(otherLocal);
    const isSibling = isShort && isOpen && siblings.has(otherLocal);
    if (isFrameEnd || isSibling || isEntry(otherPrefix, otherLocal)) {
      return result(next.start, next.start, { isImplied: true, isMended: true });
    }
    // `<title>x</titel>`
    if (isShort && !isOpen && tags === 0 && !isHtmlElement(other)) {
      return result(next.start, next.end, { isImplied: true, isMended: true });
    }
    tags++;
    if (isOpen && isHtmlElement(otherLocal)) hasHtml = true;
    if (!next.selfClosed) unclosed += isOpen ? 1 : -1;
  }
  return result(text.length, text.length, { isCut: true, isImplied: true });
}

/** Whether an element holds words to read, of which a part is worth something. */
export function isProse(local: string): boolean {
  return prose.has(local) || local === 'content' || local === 'body';
}

function holdsText({ root: { kind: root }, prefix, local, parent, token }: Element, text: string): boolean {
  if (root === 'opml') return false;
  if (local === 'content') return prefix === 'atom' || (root === 'atom' && prefix === '');
  if (isPerson(prefix, local)) {
    if (root !== 'atom') return true;
    const end = text.indexOf('<', token.end);
    if (text.startsWith('<![CDATA[', end)) return true;
    return /\S/.test(text.slice(token.end, Math.min(end < 0 ? token.end : end, token.end + 2000)));
  }
  if (local === 'body') return root !== 'atom' && parent === 'item';
  if (local === 'tags') return prefix === '' && parent === 'item';
  if (prefix === 'georss') return places.has(local);
  if (persons.has(local)) return true;
  return prose.has(local) || urls.has(local);
}

function isPerson(prefix: string, local: string): boolean {
  return (prefix === '' || prefix === 'dc') && (local === 'author' || local === 'contributor');
}
