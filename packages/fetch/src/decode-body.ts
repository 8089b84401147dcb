import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { errorOf, type Failure } from './failure.ts';
import { gunzip } from './gunzip.ts';

type Decode = (bytes: Uint8Array, limits: { maxOutputLength: number; chunkSize: number }) => Uint8Array;

/**
 * Undoes the content coding. Decoding stops the moment it has made more than `maxBytes`, so a bomb costs no more than the
 * largest feed. Throws the failures `too-large` and `bad-encoding`: a coding cut short, more than one coding, a body
 * that is not in the coding it claims. A coding nobody knows, or gzip by name only, passes as it is if the body is plainly
 * text.
 */
export function decodeBody(
  bytes: Uint8Array,
  { codings, maxBytes, host }: { codings: readonly string[]; maxBytes: number; host: string },
): Uint8Array {
  const [coding, ...others] = codings.filter((name) => name !== 'identity');
  if (coding === undefined || bytes.length === 0) return bytes;
  const decode = others.length > 0 ? undefined : decoderOf(coding, bytes);
  if (!decode) throw errorOf(undecodable(host, codings));
  try {
    return decode(bytes, { maxOutputLength: maxBytes, chunkSize: 64 * 1024 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw errorOf(tooLarge(host, maxBytes));
    }
    throw errorOf(undecodable(host, codings));
  }
}

/** The failure of a body that is larger than allowed, on the wire or decoded. */
export function tooLarge(host: string, maxBytes: number): Failure {
  return {
    reason: 'too-large',
    message: `The feed of ${host} is larger than ${Number((maxBytes / 2 ** 20).toPrecision(2))} MiB, more than the planet reads.`,
    hint: 'Its owner could offer a feed of fewer entries.',
  };
}

function decoderOf(coding: string, bytes: Uint8Array): Decode | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return isPlainText(bytes) ? asItIs : gunzip;
    case 'br':
      return brotliDecompressSync;
    case 'zstd':
      return unzstd;
    case 'deflate':
      return isZlib(bytes) ? inflateSync : inflateRawSync;
    default:
      return isPlainText(bytes) ? asItIs : undefined;
  }
}

/** RFC 9659 §3: nobody may ask for a window, and so for memory, beyond 8 MiB. */
const unzstd: Decode = (bytes, limits) =>
  zstdDecompressSync(bytes, { ...limits, params: { [constants.ZSTD_d_windowLogMax]: 23 } });

function asItIs(bytes: Uint8Array): Uint8Array {
  return bytes;
}

/** Begins like XML or JSON, perhaps after white space or a UTF-8 byte order mark. */
function isPlainText(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[<{]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

/** RFC 1950 §2.2. Without this header it is bare deflate, which servers send under the same name. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function undecodable(host: string, codings: readonly string[]): Failure {
  const claimed = JSON.stringify(
    codings
      .join(', ')
      .slice(0, 60)
      .replace(/[^\x20-\x7e]/g, '?'),
  );
  return {
    reason: 'bad-encoding',
    message: `${host} sent a body that cannot be decoded as its Content-Encoding ${claimed} says.`,
    hint: 'Its owner has to mend how the server compresses.',
  };
}
