import { gunzipSync } from 'node:zlib';
import { PlanetError } from '@planet-ceres/model';
import { decode } from './decode.ts';
import { type Notices, quote } from './notices.ts';
import { withoutControls } from './text.ts';
import { mendC1 } from './windows-1252.ts';

/** Bytes of a document, and characters of a decoded one, that are read; what lies beyond is cut off. */
export const largestDocument: number = 10 * 1024 * 1024;

/**
 * Makes clean text of what was fetched: unpacked if it is gzip, cut at 10 MiB, decoded, without characters that XML forbids.
 * Throws `NOT_A_FEED` for gzip bytes that do not unpack.
 */
export function readDocument(
  input: Uint8Array | string,
  contentType: string | undefined,
  notices: Notices,
): string {
  return clean(typeof input === 'string' ? input : decodeDocument(input, contentType, notices), notices);
}

function decodeDocument(input: Uint8Array, contentType: string | undefined, notices: Notices): string {
  let bytes = input;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    bytes = gunzip(bytes);
    notices.add('gzip-unpacked', 'The document is packed with gzip; it was unpacked.');
  }
  if (bytes.length > largestDocument) {
    noticeSize(notices);
    bytes = bytes.subarray(0, largestDocument);
  }
  const { text, charset, refused } = decode(bytes, contentType);
  if (refused !== undefined) {
    notices.add(
      'charset-guessed',
      `The document is not in the charset ${quote(refused)}; it was read as ${charset}.`,
    );
  }
  return text;
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

function clean(decoded: string, notices: Notices): string {
  let text = decoded;
  if (text.length > largestDocument) {
    noticeSize(notices);
    text = text.slice(0, largestDocument);
  }
  const allowed = isOdd(text) ? withoutControls(mendC1(text)) : text.toWellFormed();
  if (allowed !== text) {
    notices.add(
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
