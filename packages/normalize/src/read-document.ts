import { gunzipSync } from 'node:zlib';
import { PlanetError } from '@planet-ceres/model';
import { decode } from './decode.ts';
import { type Notices, quote } from './notices.ts';
import { withoutControls } from './text.ts';
import { mendC1 } from './windows-1252.ts';
import { createParkedTexts, type ParkedTexts } from './xml/parked-texts.ts';
import { setTextsAside } from './xml/set-aside.ts';

/** Bytes of a document, and characters of a decoded one, that are read; what lies beyond is cut off. */
export const largestDocument: number = 10 * 1024 * 1024;

/** Clean text of a document; the long texts of most are set aside. */
export interface Document {
  text: string;
  texts: ParkedTexts;
}

/**
 * Makes clean text of what was fetched: unpacked if it is gzip, cut at 10 MiB, decoded, without characters that XML forbids.
 * Throws `NOT_A_FEED` for gzip bytes that do not unpack, `TypeError` for what is neither bytes nor a string.
 */
export function readDocument(
  input: Uint8Array | string,
  contentType: string | undefined,
  notices: Notices,
): Document {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw new TypeError(
      'A document is given as bytes (a Uint8Array; of an ArrayBuffer make one) or as a string.',
    );
  }
  const texts = createParkedTexts();
  const text =
    typeof input === 'string'
      ? clean(cutText(input, notices), notices)
      : decodeDocument(input, contentType, texts, notices);
  return { text, texts };
}

function decodeDocument(
  input: Uint8Array,
  contentType: string | undefined,
  texts: ParkedTexts,
  notices: Notices,
): string {
  let bytes = input;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    bytes = gunzip(bytes);
    notices.add('gzip-unpacked', 'The document is packed with gzip; it was unpacked.');
  }
  if (bytes.length > largestDocument) {
    noticeSize(notices);
    bytes = bytes.subarray(0, largestDocument);
  }
  const readUtf8 = (utf8: Uint8Array) => setTextsAside(utf8, texts, (text) => clean(text, notices));
  const { text, charset, refused } = decode(bytes, contentType, readUtf8);
  if (refused !== undefined) {
    notices.add(
      'charset-guessed',
      `The document is not in the charset ${quote(refused)}; it was read as ${charset}.`,
    );
  }
  return charset === 'utf-8' ? text : clean(text, notices);
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: largestDocument });
  } catch (cause) {
    throw new PlanetError(
      'NOT_A_FEED',
      'This is a gzip file that does not unpack, or unpacks to more than 10 MiB.',
      {
        hint: 'Look at what the server sends; a feed is served unpacked or with Content-Encoding: gzip.',
        cause,
      },
    );
  }
}

function cutText(text: string, notices: Notices): string {
  if (text.length <= largestDocument) return text;
  noticeSize(notices);
  return text.slice(0, largestDocument);
}

function clean(text: string, notices: Notices): string {
  const allowed = isOdd(text) ? withoutControls(mendC1(text)) : text.toWellFormed();
  if (allowed !== text) {
    notices.once(
      'characters-mended',
      'The document has characters that XML forbids; they were removed or replaced.',
    );
  }
  return allowed;
}

/** Whether there is what either of the two mends. Most documents have none of it. */
function isOdd(text: string): boolean {
  return controls.test(text) || text.includes('\ufffe') || text.includes('\uffff');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these controls are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f]/;

function noticeSize(notices: Notices): void {
  notices.add('document-too-large', 'The document is larger than 10 MiB; what lies beyond was left out.');
}
