import { isUtf8 } from 'node:buffer';
import { webTarget } from './feed-url.ts';
import type { HeaderFields } from './header-field.ts';

/** A link that a document has to another, said in its header or in its markup. */
export interface WebLink {
  /** Absolute, http or https, without credentials or fragment. */
  url: string;
  /** The link's relation types in lower case, at least one. */
  relations: readonly string[];
  /** As written. */
  title?: string;
  /** A media type, as written. */
  type?: string;
}

const maxLinks = 100;

/**
 * The links of the document at `documentUrl` in its `Link` header fields (RFC 8288 §3), in order, at most a hundred. Relative
 * targets start from that URL. Left out: a link without a relation, one whose `anchor` says that it is another
 * document's, one that leads to anything but http and https, and what follows in a field that cannot be read on.
 */
export function readLinkHeader(headers: HeaderFields, documentUrl: string): WebLink[] {
  return [headers.link ?? []]
    .flat()
    .flatMap(readField)
    .flatMap(({ target, parameters }) => toWebLink(target, parameters, documentUrl))
    .slice(0, maxLinks);
}

interface RawLink {
  target: string;
  /** By lower-case name; of several with the same name the first counts (RFC 8288 §3.3, §3.4). */
  parameters: ReadonlyMap<string, string>;
}

/** The algorithm of RFC 8288 appendix B.2. It passes over every character once, whatever stands there. */
function readField(latin1: string): RawLink[] {
  const bytes = Buffer.from(latin1, 'latin1');
  const field = isUtf8(bytes) ? bytes.toString('utf8') : latin1;
  const target = /[\s,]*<([^>]*)>/y;
  const parameter = /\s*;\s*([^\s=;,"]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;,]*)))?/y;
  const end = /\s*(?:,|$)/y;
  const links: RawLink[] = [];
  while (links.length < maxLinks) {
    const found = target.exec(field);
    if (!found) break;
    const parameters = new Map<string, string>();
    parameter.lastIndex = end.lastIndex = target.lastIndex;
    for (let next = parameter.exec(field); next; next = parameter.exec(field)) {
      const [, name = '', quoted, bare = ''] = next;
      const value = quoted?.replace(/\\(.)/g, '$1') ?? bare.trimEnd();
      if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
      end.lastIndex = parameter.lastIndex;
    }
    links.push({ target: found[1] ?? '', parameters });
    if (!end.test(field)) break;
    target.lastIndex = end.lastIndex;
  }
  return links;
}

function toWebLink(target: string, parameters: RawLink['parameters'], documentUrl: string): WebLink[] {
  const anchor = parameters.get('anchor');
  if (anchor !== undefined && URL.parse(anchor, documentUrl)?.href !== documentUrl) return [];
  const relations = wordsOf(parameters.get('rel') ?? '');
  const url = webTarget(target, documentUrl)?.href;
  if (url === undefined || relations.length === 0) return [];
  const title = decodeExtended(parameters.get('title*')) ?? parameters.get('title');
  const type = parameters.get('type');
  return [{ url, relations, ...(title !== undefined && { title }), ...(type !== undefined && { type }) }];
}

/** The words between white space, in lower case. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** RFC 8187 §3.2. Undefined for any charset but UTF-8, which is the only one that may be sent, and for broken escapes. */
function decodeExtended(value: string | undefined): string | undefined {
  const [, escaped] = /^utf-8'[^']*'(.*)$/i.exec(value ?? '') ?? [];
  if (escaped === undefined) return undefined;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
