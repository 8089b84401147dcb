import { decodeEntities, escapeHtml } from '../text.ts';
import { httpUrl } from '../urls.ts';
import { readAttributes, writeTag } from '../xml/attributes.ts';
import { createOutput } from '../xml/output.ts';
import { createScanner } from '../xml/scan.ts';

/** Attributes that hold one URL (HTML, index of attributes). */
const holdUrls = new Set('href src cite poster data action longdesc background formaction usemap'.split(' '));

/** Markup with its relative links made absolute and all else as it is. `#fragment`s and other schemes stay as they are. Linear. */
export function resolveLinks(html: string, base: string | undefined): string {
  if (base === undefined || !html.includes('<')) return html;
  const scanner = createScanner(html);
  const output = createOutput(html, 0);
  for (let token = scanner.next(0); token; token = scanner.next(token.end)) {
    if (token.kind !== 'open') continue;
    const { list } = readAttributes(html.slice(token.start, token.end), token.name);
    const resolved = list.map(([key, value]): [string, string] => [key, resolveValue(key, value, base)]);
    if (resolved.some(([, value], place) => value !== list[place]?.[1]))
      output.replace(token.start, token.end, writeTag(token.name, resolved, token.selfClosed));
  }
  output.keepTo(html.length);
  return output.join();
}

function resolveValue(key: string, value: string, base: string): string {
  if (!holdUrls.has(key.toLowerCase())) return value;
  const reference = decodeEntities(value).trim();
  if (reference === '' || /^(?:#|[a-z][a-z\d+.-]*:)/i.test(reference)) return value;
  const url = httpUrl(reference, base);
  return url === undefined ? value : escapeHtml(url);
}
