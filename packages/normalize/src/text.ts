import { decodeHTML } from 'entities';
import { tagsIn } from './tags-in.ts';

/** Text as a feed gives it: known to be plain, known to be HTML, or either (RSS does not say). */
export interface Text {
  value: string;
  type: 'text' | 'html' | 'either';
  /** `xml:lang` and `xml:base` of the element itself. */
  language?: string | undefined;
  base?: string | undefined;
}

/** Makes a `Text` of what a format has; absent for nothing. */
export function textOf(
  value: string | undefined,
  type: Text['type'],
  xml?: { lang?: string; base?: string },
): Text | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  return xml ? { value, type, language: xml.lang, base: xml.base } : { value, type };
}

/** Plain text on one line: tags gone, entities decoded once, runs of white space one space, nothing that turns round what follows. */
export function plainText(text: Text): string {
  const plain = isHtml(text) ? decodeEntities(withoutTags(text.value, tagsIn(text))) : text.value;
  return withoutControls(plain).replace(turns, '').replace(spaces, ' ').trim();
}

/** White space that is not one space already: most is, and what is not looked at costs nothing. */
const spaces = /[^\S ]\s*| \s+/g;

/** Embeddings, overrides and isolates (UAX #9 §2.1–2.4). One left open would act on all that a page has behind the text. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text as HTML. Plain text keeps its paragraphs (blank lines), and where it is declared as such its line breaks too. */
export function htmlText(text: Text): string {
  if (isHtml(text)) return text.value.trim();
  const escaped = escapeHtml(text.value.trim());
  // Lines of a text that nobody calls plain may have been broken by a program; its blank lines are meant.
  return text.type === 'text' || blankLine.test(escaped)
    ? paragraphs(escaped, text.type === 'text')
    : escaped;
}

/** Whether a string that may be either holds HTML: a tag of HTML's, or an entity. */
export function looksLikeHtml(value: string): boolean {
  if (!/[&<]/.test(value)) return false;
  if (/&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z][\da-z]{1,31});/i.test(value) && decodeEntities(value) !== value)
    return true;
  const isTag = tagsIn({ value, type: 'either' });
  for (const [tag] of value.matchAll(/<\/?[a-z][^<>]*>/gi)) if (isTag(tag)) return true;
  return value.includes('<!--');
}

/** Whether a text is markup; of one that may be either its looks decide. */
export function isHtml({ value, type }: Text): boolean {
  return type === 'html' || (type === 'either' && looksLikeHtml(value));
}

/** Decodes entities once, HTML's names all included. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTML(text) : text;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without the characters that XML and HTML forbid, which references such as `&#1;` bring in. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these controls are what is removed
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
}

const blankLine = /\r?\n[^\S\n]*\n\s*/;

function paragraphs(escaped: string, keepsLines: boolean): string {
  const blocks = escaped.split(blankLine);
  return blocks.map((block) => `<p>${keepsLines ? block.replace(/\r?\n/g, '<br>') : block}</p>`).join('');
}

const inline =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i;

/** Tags and comments out, blocks become spaces; what scripts and styles contain is not text. Linear: one pass over the tags. */
function withoutTags(html: string, isTag: (start: string) => boolean): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const start = html.slice(open, open + 40);
    const name = isTag(start) ? /^<\/?([a-z][a-z\d]*)/i.exec(start)?.[1] : undefined;
    // Looked for only behind a name: from every `<` it would take quadratic time.
    const end = name === undefined ? -1 : html.indexOf('>', open);
    if (name === undefined || end < 0) {
      parts.push('<');
      at = open + 1;
      if (name !== undefined) break;
      continue;
    }
    at = end + 1;
    if (/^(?:script|style)$/i.test(name) && html[open + 1] !== '/') at = afterElement(html, at);
    else if (!inline.test(name)) parts.push(' ');
  }
  parts.push(html.slice(at));
  return parts.join('');
}

function afterElement(html: string, from: number): number {
  const pattern = /<\/(?:script|style)\b/gi;
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}
