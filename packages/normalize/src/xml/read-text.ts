import { isHtmlElement } from '../html-elements.ts';
import type { Attributes } from './attributes.ts';
import { attribute } from './attributes.ts';
import type { RootKind } from './find-root.ts';
import { splitName } from './names.ts';
import type { Scanner, Token } from './scan.ts';

/** The content of an element that holds text. */
export interface ReadText {
  raw: string;
  /** Where the content ends. */
  innerEnd: number;
  /** Where the element ends. */
  end: number;
  /** There are tags in it that are neither escaped nor in CDATA. */
  hasMarkup: boolean;
  /** It has no end tag of its own, or none that feedsmith would find. */
  isImplied: boolean;
  /** The document breaks off in it. */
  isCut: boolean;
  /** It was not well-formed. */
  isMended: boolean;
}

interface Element {
  text: string;
  scanner: Scanner;
  token: Token;
  root: RootKind;
  prefix: string;
  local: string;
  parent: string;
  attributes: Attributes;
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
const persons = new Set(['managingeditor', 'webmaster', 'creator']);

/**
 * Reads an element that holds text up to its end, whatever stands in it. Absent for elements that are structure, which the caller
 * walks through tag by tag. Text ends at the latest where its entry ends or the next begins.
 */
export function readText(element: Element): ReadText | undefined {
  const { text, scanner, token, local, prefix } = element;
  if (token.selfClosed || !holdsText(element)) return undefined;
  const name = token.name.toLowerCase();
  const isXhtml = /xhtml/i.test(attribute(element.attributes, 'type') ?? '');
  const isShort = !isXhtml && (local === 'title' || urls.has(local));
  let depth = 0;
  let hasMarkup = false;
  let hasStray = false;
  const result = (innerEnd: number, end: number, extra: Partial<ReadText> = {}): ReadText => ({
    raw: text.slice(token.end, innerEnd),
    innerEnd,
    end,
    hasMarkup,
    isImplied: false,
    isCut: false,
    isMended: hasStray,
    ...extra,
  });
  for (let next = scanner.next(token.end); next; next = scanner.next(next.end)) {
    if (next.kind === 'comment' || next.kind === 'cdata') continue;
    if (next.kind === 'cut') break;
    if (next.kind !== 'open' && next.kind !== 'close') {
      hasMarkup = hasStray = true;
      continue;
    }
    const other = next.name.toLowerCase();
    if (next.kind === 'close' && other === name && depth-- === 0) {
      // feedsmith knows the end by exactly the same name and nothing else in the tag.
      const isImplied = text.slice(next.start + 2, next.end).trimEnd() !== `${token.name}>`;
      return result(next.start, next.end, { isImplied });
    }
    if (next.kind === 'open' && other === name && isXhtml && !next.selfClosed) depth++;
    const [otherPrefix, otherLocal] = splitName(other);
    // A person with a name element of its own is structure.
    if (isPerson(prefix, local) && otherLocal === 'name') return undefined;
    const implied = { isImplied: true, isMended: true };
    const isFrame = next.kind === 'close' && /^(?:channel|rss|feed|rdf)$/.test(otherLocal);
    const isSibling = isShort && next.kind === 'open' && siblings.has(otherLocal);
    if (isFrame || isSibling || element.isEntry(otherPrefix, otherLocal))
      return result(next.start, next.start, implied);
    // `<title>x</titel>`
    if (isShort && next.kind === 'close' && !hasMarkup && !isHtmlElement(other))
      return result(next.start, next.end, implied);
    hasMarkup = true;
  }
  return result(text.length, text.length, { isCut: true });
}

function holdsText({ root, prefix, local, parent, text, token }: Element): boolean {
  if (root === 'opml') return false;
  if (local === 'content') return prefix === 'atom' || (root === 'atom' && prefix === '');
  if (isPerson(prefix, local)) {
    if (root !== 'atom') return true;
    const end = text.indexOf('<', token.end);
    return /\S/.test(text.slice(token.end, Math.min(end < 0 ? token.end : end, token.end + 2000)));
  }
  if (local === 'body') return root !== 'atom' && parent === 'item';
  if (persons.has(local)) return true;
  return prose.has(local) || urls.has(local);
}

function isPerson(prefix: string, local: string): boolean {
  return (prefix === '' || prefix === 'dc') && (local === 'author' || local === 'contributor');
}
