import { isAscii, isUtf8 } from 'node:buffer';
import { charsetOf } from './charset-labels.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Text of a document, the charset it turned out to be in, and the one it claimed, where that was wrong. */
export interface Decoded {
  text: string;
  charset: string;
  /** The label that did not fit the bytes. */
  refused?: string;
}

/**
 * Decodes the bytes of a feed. In this order: byte order mark, the byte pattern of `<` in UTF-16 and UTF-32, ISO-2022-JP where it
 * is declared and its escapes are there, UTF-8 where the bytes are valid as such (whatever the labels say), the HTTP charset, the XML
 * declaration (RFC 7303 §3.2), UTF-8 with a few broken bytes, and last windows-1252. Never throws. `readUtf8` makes the text of bytes
 * that are valid UTF-8.
 */
export function decode(
  bytes: Uint8Array,
  contentType?: string,
  readUtf8: (utf8: Uint8Array) => string = (utf8) => new TextDecoder().decode(utf8),
): Decoded {
  const marked = decodeMarked(bytes, readUtf8);
  if (marked) return marked;
  const labels = [httpCharset(contentType), xmlCharset(bytes)].filter((label) => label !== undefined);
  const [first] = labels;
  if (labels.some((label) => charsetOf(label) === 'iso-2022-jp') && bytes.includes(0x1b)) {
    const text = tryDecode(bytes, 'iso-2022-jp');
    if (text !== undefined) return { text, charset: 'iso-2022-jp' };
  }
  if (isUtf8(bytes)) {
    // Pure ASCII is valid in whatever was claimed.
    const refused = labels.find((label) => !isAsciiCompatible(label, bytes));
    return { text: readUtf8(bytes), charset: 'utf-8', ...(refused && { refused }) };
  }
  for (const label of labels) {
    const charset = charsetOf(label);
    if (!charset || /^utf-/.test(charset)) continue;
    if (charset === 'windows-1252') return { text: decodeWindows1252(bytes), charset };
    const text = tryDecode(bytes, charset);
    if (text !== undefined)
      return { text, charset, ...(label !== first && first !== undefined && { refused: first }) };
  }
  const { text, charset } = decodeBroken(bytes);
  return { text, charset, refused: first ?? 'utf-8' };
}

function isAsciiCompatible(label: string, bytes: Uint8Array): boolean {
  const charset = charsetOf(label);
  if (charset === 'utf-8') return true;
  return charset !== undefined && !charset.startsWith('utf-') && isAscii(bytes);
}

function decodeMarked(bytes: Uint8Array, readUtf8: (utf8: Uint8Array) => string): Decoded | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const rest = bytes.subarray(3);
    if (isUtf8(rest)) return { text: readUtf8(rest), charset: 'utf-8' };
    return { ...decodeBroken(rest), refused: 'utf-8' };
  }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(bytes.subarray(4), false);
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes.subarray(4), true);
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return utf32(bytes, false);
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return utf32(bytes, true);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return lenient(bytes, 'utf-16be');
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return lenient(bytes, 'utf-16le');
  return undefined;
}

function lenient(bytes: Uint8Array, charset: string): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function tryDecode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function utf32(bytes: Uint8Array, littleEndian: boolean): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    characters.push(isCharacter ? String.fromCodePoint(code) : '\ufffd');
  }
  return { text: characters.join(''), charset: 'utf-32' };
}

/** The UTF-8 of every byte that is read as windows-1252. */
const windows1252AsUtf8 = Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(decodeWindows1252(Uint8Array.of(byte))),
);

/** Broken UTF-8: valid sequences are read as UTF-8, every other byte as windows-1252, which is where such bytes come from. */
function decodeBroken(bytes: Uint8Array): { text: string; charset: string } {
  const mended = Buffer.allocUnsafe(3 * bytes.length);
  let end = 0;
  let sequences = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences++;
    if (length === 0) for (const part of windows1252AsUtf8[byte] ?? []) mended[end++] = part;
    else for (let k = 0; k < length; k++) mended[end++] = bytes[at + k] ?? 0;
    at += length || 1;
  }
  const charset = sequences > 0 ? 'utf-8 with windows-1252' : 'windows-1252';
  return { text: mended.toString('utf8', 0, end), charset };
}

/** The length of the UTF-8 sequence at this place, 0 if there is none (Unicode 3.9, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  for (let k = 1; k < length; k++) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isOutside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isOutside ? 0 : length;
}

function httpCharset(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([^"';\s]+)/i.exec(contentType ?? '')?.[1];
}

function xmlCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  );
  return /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
}
