import type { ParkedTexts } from './parked-texts.ts';

/** Bytes of a text that is worth it. */
const long = 1000;

const open = 0x3c;
const close = 0x3e;

/** A tag of which it is plain where it ends. */
const properTag = /^<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*>$/;

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
    if (startsWith(bytes, '<![CDATA[', at)) {
      const end = bytes.indexOf(']]>', at);
      if (end < 0) break;
      if (end - at > long) takeAside(at, end + 3);
      at = end + 3;
    } else if (startsWith(bytes, '<!--', at)) {
      const end = bytes.indexOf('-->', at + 4);
      if (end < 0) break;
      at = end + 3;
    } else {
      const end = bytes.indexOf(close, at);
      if (end < 0) break;
      const next = bytes.indexOf(open, end);
      if (next - end > long && properTag.test(bytes.toString('latin1', at, end + 1)))
        takeAside(end + 1, next);
      at = end + 1;
    }
  }
  parts.push(clean(bytes.toString('utf8', last)));
  return parts.join('');
}

function isXml(bytes: Buffer): boolean {
  return /^\s*</.test(bytes.toString('latin1', 0, 100)) && !bytes.includes('<!ENTITY');
}

function startsWith(bytes: Buffer, sign: string, at: number): boolean {
  return bytes[at + 1] === 0x21 && bytes.toString('latin1', at, at + sign.length) === sign;
}
