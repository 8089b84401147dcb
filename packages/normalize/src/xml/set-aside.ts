import type { ParkedTexts } from './parked-texts.ts';

/** Bytes of a text that is worth it. */
const long = 500;

const open = 0x3c;
const close = 0x3e;

/** An open tag behind which text of an element begins. */
const openTag = /^<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*>$/;

/**
 * Markup of which it is plain where it ends, as `createScanner` sees it, byte by byte: tags whose quotes hold no `<`, comments,
 * sections, instructions, a document type without entities, a `<` that starts nothing, and text.
 */
const plainMarkup =
  /[^<]+|<\/?[a-z_\x80-\xff][^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?(?:xml[^<>]*|[^<>]*\?)>|<!doctype[^<>[]*>|<(?![a-z_!?/\x80-\xff])/gi;

/**
 * Decodes XML in UTF-8, given as valid bytes, and sets long texts in it aside: sections of CDATA, and text right behind a tag. One by
 * one, each becomes a string of its own, of one byte for a character where its own characters allow that, in memory that is used
 * again; a document in one string takes twice as long to decode. `clean` is asked of every piece. What comes behind markup of which
 * it is not plain where it ends, or behind entities that are declared, stays whole, as does a document that is no XML.
 */
export function setTextsAside(utf8: Uint8Array, texts: ParkedTexts, clean: (text: string) => string): string {
  const bytes = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength);
  const parts: string[] = [];
  let last = 0;

  /** Says no where what comes before is not plain. */
  function takeAside(from: number, to: number): boolean {
    if (to - from <= long) return true;
    if (bytes.toString('latin1', last, from).replace(plainMarkup, '') !== '') return false;
    const text = clean(bytes.toString('utf8', from, to));
    if (text.trim() === '') return true;
    parts.push(clean(bytes.toString('utf8', last, from)), texts.setAside(text));
    last = to;
    return true;
  }

  for (let at = isXml(bytes) ? bytes.indexOf(open) : -1, next = 0; at >= 0; at = next) {
    if (bytes[at + 1] === 0x21 && /^<!(?:--|\[CDATA\[)/.test(bytes.toString('latin1', at, at + 9))) {
      const sign = bytes[at + 2] === 0x2d ? '-->' : ']]>';
      const end = bytes.indexOf(sign, at + 4);
      if (end < 0 || (sign === ']]>' && !takeAside(at, end + 3))) break;
      next = bytes.indexOf(open, end);
      continue;
    }
    next = bytes.indexOf(open, at + 1);
    if (next - at <= long) continue;
    const end = bytes.indexOf(close, at) + 1;
    const isText = end > 0 && openTag.test(bytes.toString('latin1', at, end));
    if (isText && !takeAside(end, next)) break;
  }
  parts.push(clean(bytes.toString('utf8', last)));
  return parts.join('');
}

function isXml(bytes: Buffer): boolean {
  return /^\s*</.test(bytes.toString('latin1', 0, 100));
}
