import type { ParkedTexts } from './parked-texts.ts';

/** Bytes of a text that is worth it. */
const long = 1000;

const open = 0x3c;

/** An open tag behind which text of an element begins. */
const openTag = /^<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*>$/;

/**
 * Decodes XML in UTF-8, given as valid bytes, and sets long texts in it aside: sections of CDATA, and text right behind a tag. One by
 * one, each becomes a string of its own, of one byte for a character where its own characters allow that, in memory that is used
 * again; a document in one string takes twice as long to decode. `clean` is asked of every piece. A document that declares entities,
 * and one that is no XML, stays whole.
 */
export function setTextsAside(utf8: Uint8Array, texts: ParkedTexts, clean: (text: string) => string): string {
  const bytes = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength);
  const parts: string[] = [];
  let last = 0;

  function takeAside(from: number, to: number): void {
    const text = clean(bytes.toString('utf8', from, to));
    if (text.trim() === '') return;
    parts.push(clean(bytes.toString('utf8', last, from)), texts.setAside(text));
    last = to;
  }

  for (let at = isXml(bytes) ? bytes.indexOf(open) : -1; at >= 0; at = bytes.indexOf(open, at)) {
    const end = endOfMarkup(bytes, at);
    if (end === undefined) break;
    const isSection = startsWith(bytes, '<![CDATA[', at);
    if (isSection && end - at > long) takeAside(at, end);
    const next = bytes.indexOf(open, end);
    if (next - end > long && openTag.test(bytes.toString('latin1', at, end))) takeAside(end, next);
    at = end;
  }
  parts.push(clean(bytes.toString('utf8', last)));
  return parts.join('');
}

function isXml(bytes: Buffer): boolean {
  return /^\s*</.test(bytes.toString('latin1', 0, 100)) && !bytes.includes('<!ENTITY');
}

/**
 * Where markup ends, as `createScanner` sees it: it has to see the same once texts are gone. Absent where that takes more than a
 * look, and for what is never closed; from there on the document stays whole.
 */
function endOfMarkup(bytes: Buffer, at: number): number | undefined {
  if (startsWith(bytes, '<![CDATA[', at)) return behind(bytes, ']]>', at);
  if (startsWith(bytes, '<!--', at)) return behind(bytes, '-->', at + 4);
  // A `<` that starts nothing.
  if (!isNameStart(bytes[at + 1]) && !/^<[/!?]$/.test(bytes.toString('latin1', at, at + 2))) return at + 1;
  const end = behind(bytes, '>', at);
  const next = bytes.indexOf(open, at + 1);
  if (end === undefined || (next >= 0 && next < end)) return undefined;
  const markup = bytes.toString('latin1', at, end);
  return isPlain(markup) ? end : undefined;
}

/** Whether the first `>` ends it without a doubt. */
function isPlain(markup: string): boolean {
  if (markup.startsWith('<?')) return /^<\?xml|\?>$/i.test(markup);
  if (markup.startsWith('<!')) return /^<!doctype[^[]*$/i.test(markup);
  if (markup.startsWith('</')) return markup !== '</>';
  return !/["']/.test(markup) || !/["']/.test(markup.replace(/"[^"]*"|'[^']*'/g, ''));
}

function isNameStart(byte = 0): boolean {
  return byte >= 0x80 || /[a-z_]/i.test(String.fromCharCode(byte));
}

function behind(bytes: Buffer, sign: string, from: number): number | undefined {
  const at = bytes.indexOf(sign, from);
  return at < 0 ? undefined : at + sign.length;
}

function startsWith(bytes: Buffer, sign: string, at: number): boolean {
  return bytes[at + 1] === 0x21 && bytes.toString('latin1', at, at + sign.length) === sign;
}
