import { type Attributes, attribute, readAttributes } from './attributes.ts';
import { splitName } from './names.ts';
import { createScanner, type Token } from './scan.ts';

/** The kinds of documents this package reads. */
export type RootKind = 'rss' | 'rdf' | 'atom' | 'opml' | 'cdf';

/** Where the feed in a document begins. */
export interface Root {
  kind: RootKind;
  token: Token;
  /** The prefix of its own elements, lower case: `atom` in `<atom:feed>`. */
  prefix: string;
  attributes: Attributes;
  /** The first element of the document, lower case, where that is not the root: `html`. */
  inside?: string;
  /** There is text before the root that has no place there. */
  hasJunk: boolean;
  /** The document type declaration, as written. */
  doctype?: string;
}

const kinds = new Map<string, RootKind>([
  ['rss', 'rss'],
  ['feed', 'atom'],
  ['rdf', 'rdf'],
  ['opml', 'opml'],
  ['channel', 'cdf'],
]);

/** Finds the root of a feed, also behind junk and inside an HTML page. Else says which element the document starts with. */
export function findRoot(text: string): Root | { kind: undefined; first?: string } {
  const scanner = createScanner(text);
  let first: string | undefined;
  let doctype: string | undefined;
  let hasJunk = false;
  let at = 0;
  for (let token = scanner.next(0); token; token = scanner.next(at)) {
    if (!hasJunk) hasJunk = /\S/.test(text.slice(at, token.start).replaceAll('\ufeff', ''));
    at = token.end;
    if (token.kind === 'doctype') doctype ??= text.slice(token.start, token.end);
    if (token.kind !== 'open') continue;
    const [prefix, local] = splitName(token.name);
    const kind = kinds.get(local);
    const attributes = kind && readAttributes(text.slice(token.start, token.end), token.name);
    if (kind && attributes && (first === undefined || isUnmistakable(kind, attributes))) {
      const inside = first && { inside: first };
      return { kind, token, prefix, attributes, hasJunk, ...inside, ...(doctype && { doctype }) };
    }
    first ??= local;
    if (local === 'script' || local === 'style') at = endOfRawText(text, local, at);
  }
  return { kind: undefined, ...(first !== undefined && { first }) };
}

/** Behind other elements only a tag with its version or namespace counts: pages about feeds speak of `<rss>` too. */
function isUnmistakable(kind: RootKind, attributes: Attributes): boolean {
  if (kind === 'cdf') return false;
  if (kind === 'rss' || kind === 'opml') return attribute(attributes, 'version') !== undefined;
  const wanted = kind === 'atom' ? /atom/i : /rdf-syntax-ns/i;
  return attributes.list.some(([name, value]) => /^xmlns/i.test(name) && wanted.test(value));
}

function endOfRawText(text: string, local: string, from: number): number {
  const end = text.slice(from).search(new RegExp(`</${local}`, 'i'));
  return end < 0 ? text.length : from + end;
}
