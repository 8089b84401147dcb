import { decodeEntities, escapeHtml } from '../text.ts';
import { httpUrl } from '../urls.ts';
import { readAttributes, writeTag } from '../xml/attributes.ts';
import { createOutput } from '../xml/output.ts';
import { createScanner } from '../xml/scan.ts';

/** Attributes that hold one URL (HTML, index of attributes). */
const holdUrls = new Set('href src cite poster data action longdesc background formaction usemap'.split(' '));

/** What the bases of all links of a text together may add to it, beside four times its length: a base may be as long as a URL may be. */
const mostAdded = 65_536;

/**
 * Markup with its relative links made absolute and all else as it is. `#fragment`s and other schemes stay as they are, and all links
 * from where they would make several times as much of it. Linear.
 */
export function resolveLinks(html: string, base: string | undefined): string {
  if (base === undefined || !html.includes('<')) return html;
  const scanner = createScanner(html);
  const output = createOutput(html, 0);
  let room = 4 * html.length + mostAdded;
  for (let token = scanner.next(0); token && room > 0; token = scanner.next(token.end)) {
    if (token.kind !== 'open') continue;
    const { list } = readAttributes(html.slice(token.start, token.end), token.name);
    const resolved = list.map(([key, value]): [string, string] => [key, resolveValue(key, value, base)]);
    if (!resolved.some(([, value], place) => value !== list[place]?.[1])) continue;
    const tag = writeTag(token.name, resolved, token.selfClosed);
    room -= tag.length - (token.end - token.start);
    if (room > 0) output.replace(token.start, token.end, tag);
  }
  output.keepTo(html.length);
  return output.join();
}

function resolveValue(key: string, value: string, base: string): string {
  const name = key.toLowerCase();
  if (name === 'srcset' || name === 'imagesrcset') return resolveCandidates(value, base);
  return holdUrls.has(name) ? resolveReference(value, base) : value;
}

/** Image candidates, each a URL without white space and, behind it, a width or a density (HTML §4.8.4.2.1). */
function resolveCandidates(value: string, base: string): string {
  return value.replace(
    /(^\s*|,\s+|\s[\w.]+\s*,\s*)([^\s,](?:\S*[^\s,])?)/g,
    (_, before: string, reference: string) => {
      return before + resolveReference(reference, base);
    },
  );
}

function resolveReference(value: string, base: string): string {
  const reference = decodeEntities(value).trim();
  if (reference === '' || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(reference)) return value;
  const url = httpUrl(reference, base);
  return url === undefined ? value : escapeHtml(url);
}
