import { withoutControls } from '../text.ts';
import { escapeAmpersands, escapeAttribute } from './attributes.ts';

/** Wraps markup so that feedsmith hands it on letter by letter. */
export function asCdata(markup: string): string {
  return `<![CDATA[${markup.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Naked markup in an element that should hold escaped markup: what is meant is the markup itself. */
export function nakedAsCdata(raw: string): string {
  return asCdata(raw.replaceAll('<![CDATA[', '').replaceAll(']]>', ''));
}

/** What is there of a text that the document breaks off in, without half a tag or half a reference at its end. */
export function withoutHalves(raw: string): string {
  const open = raw.lastIndexOf('<![CDATA[');
  if (open < 0 || raw.includes(']]>', open)) return raw.replace(/<[^<>]*$/, '').replace(/&[#\w]*$/, '');
  const inner = raw.slice(open + '<![CDATA['.length).replace(/\]{1,2}$/, '');
  return `${raw.slice(0, open)}<![CDATA[${withoutHalves(inner)}]]>`;
}

/** The content of an XHTML text construct as HTML: without its `div` (RFC 4287 §3.1.1.3), prefixes and self-closed elements. */
export function xhtmlAsHtml(raw: string): { html: string; base?: string; language?: string } {
  const text = escapeCdata(raw).trim();
  const [tag, prefix, attributes = ''] = /^<(?:([\w.-]+):)?div((?:\s[^<>]*)?)>/i.exec(text) ?? [];
  const end = /<\/(?:[\w.-]+:)?div\s*>$/i.exec(text.slice(-40))?.[0];
  if (tag === undefined || end === undefined || !isOneElement(text))
    return { html: expandSelfClosed(withoutForeignPrefix(text)) };
  const inner = text.slice(tag.length, text.length - end.length);
  const base = /\sxml:base\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
  const language = /\s(?:xml:)?lang\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
  return {
    html: expandSelfClosed(withoutForeignPrefix(withoutPrefix(inner, prefix))),
    ...(base !== undefined && { base }),
    ...(language && { language }),
  };
}

/** In HTML no element has a prefix. */
function withoutPrefix(markup: string, prefix: string | undefined): string {
  return prefix ? markup.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</') : markup;
}

/** Drawings and formulas too have one in XHTML, and none in HTML. */
function withoutForeignPrefix(markup: string): string {
  return withoutPrefix(markup, /<([\w.-]{1,20}):(?:svg|math)[\s/>]/i.exec(markup)?.[1]);
}

/** Whether the `div` a text starts with is closed by its end and not before. */
function isOneElement(text: string): boolean {
  let depth = 0;
  for (const { 0: tag, index } of text.matchAll(/<\/?(?:[\w.-]+:)?div(?:\s[^<>]*)?>/gi)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (depth <= 0) return index + tag.length === text.length;
  }
  return false;
}

/** Characters in CDATA are just characters. */
function escapeCdata(raw: string): string {
  const [before = '', ...sections] = raw.split('<![CDATA[');
  const escaped = sections.map((section) => {
    const end = section.indexOf(']]>');
    return end < 0 ? escapeText(section) : escapeText(section.slice(0, end)) + section.slice(end + 3);
  });
  return before + escaped.join('');
}

const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** In HTML `<a id="x"/>` would stay open to the end of the entry. */
function expandSelfClosed(html: string): string {
  if (!html.includes('/>')) return html;
  return html.replace(/<([a-z][\w-]*)(\s[^<>]*)?\/>/gi, (tag, name: string, attributes: string = '') =>
    voidElements.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
}

/** feedsmith's reader of persons takes quadratic time; no name needs more. */
const longestPerson = 600;

/** A person's text: without markup, and short. */
export function personText(raw: string, hasMarkup: boolean): string {
  if (!hasMarkup && raw.length <= longestPerson) return raw;
  const text = raw
    .slice(0, 8 * longestPerson)
    .replaceAll('<![CDATA[', '')
    .replaceAll(']]>', '')
    .replace(/<[^<>]*>/g, ' ')
    .slice(0, longestPerson)
    .replace(/&[^;\s]*$/, '');
  return escapeText(text, true);
}

/** A URL given as text, with every bare `&` escaped. */
export function urlText(raw: string): string {
  return raw.includes('<![CDATA[') ? raw : escapeAmpersands(raw);
}

/** The same as the value of an attribute. */
export function urlAttribute(raw: string): string {
  return escapeAttribute(raw.replaceAll('<![CDATA[', '').replaceAll(']]>', '').trim());
}

/** The target of a link, as written in an attribute, resolved with a base; as it stands where that fails. */
export function resolveLink(href: string, base: string): string {
  const url = URL.parse(href.replaceAll('&amp;', '&'), base);
  return url ? url.href.replaceAll('&', '&amp;') : href;
}

/** Base64 as Atom 0.3 had it (`mode="base64"`), decoded. Absent where it is none. */
export function decodeBase64(raw: string): string | undefined {
  const packed = raw.replaceAll('<![CDATA[', '').replaceAll(']]>', '').replace(/\s+/g, '');
  if (packed === '' || !/^[\w+/-]+={0,2}$/.test(packed)) return undefined;
  try {
    return withoutControls(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(packed, 'base64')));
  } catch {
    return undefined;
  }
}

function escapeText(text: string, keepsEntities = false): string {
  const escaped = keepsEntities ? escapeAmpersands(text) : text.replaceAll('&', '&amp;');
  return escaped.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
