import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBody } from './decode-body.ts';
import { type Failure, failureIn } from './failure.ts';
import { listOf } from './header-field.ts';

const feed = `<rss version="2.0">${'<item/>'.repeat(200)}</rss>`;
const place = { maxBytes: 100_000, host: 'example.org' };

/** The same member with every optional header field (RFC 1952 §2.3) and something behind it. */
function withHeaderFields(member: Buffer): Buffer {
  const header = Buffer.from(member.subarray(0, 10));
  header[3] = 4 + 8 + 16;
  const fields = Buffer.from('\x03\x00abcname\x00comment\x00', 'latin1');
  return Buffer.concat([header, fields, member.subarray(10), Buffer.from('<!-- cached -->')]);
}

test.each([
  ['gzip', gzipSync(feed)],
  ['x-gzip', gzipSync(feed)],
  ['GZIP', gzipSync(feed)],
  ['br', brotliCompressSync(feed)],
  ['zstd', zstdCompressSync(feed)],
  ['deflate', deflateSync(feed)],
  ['deflate', deflateRawSync(feed)],
  ['identity', Buffer.from(feed)],
  ['identity, gzip', gzipSync(feed)],
  ['utf-8', Buffer.from(feed)],
  ['gzip', Buffer.from(`\ufeff ${feed}`)],
  ['gzip', Buffer.concat([gzipSync(feed.slice(0, 50)), gzipSync(feed.slice(50))])],
  ['gzip', Buffer.concat([gzipSync(feed), Buffer.alloc(5)])],
  ['gzip', Buffer.concat([gzipSync(feed), Buffer.from('<br>PHP Warning')])],
  [
    'gzip',
    Buffer.concat([gzipSync(feed.slice(0, 50)), gzipSync(feed.slice(50)), Buffer.from('<br>PHP Warning')]),
  ],
  ['gzip', withHeaderFields(gzipSync(feed))],
])('%s is decoded (case %#)', (coding, body) => {
  const decoded = decodeBody(body, { ...place, codings: codingsIn(coding) });
  expect(Buffer.from(decoded).toString().replace('\ufeff ', '')).toBe(feed);
});

test.each([
  ['gzip', gzipSync(feed).subarray(0, -10)],
  ['br', brotliCompressSync(feed).subarray(0, -3)],
  ['zstd', zstdCompressSync(feed).subarray(0, -3)],
  ['deflate', deflateSync(feed).subarray(0, -10)],
  ['gzip', Buffer.concat([gzipSync(feed).subarray(0, -8), Buffer.from('no checksum at all')])],
  ['gzip', Buffer.from('neither gzip nor a feed')],
  ['br', Buffer.from(feed)],
  ['gzip, gzip', gzipSync(gzipSync(feed))],
  ['gzip, br', brotliCompressSync(gzipSync(feed))],
  ['sdch', Buffer.from('no idea')],
])('%s that does not fit its body is an error (case %#)', (coding, body) => {
  expect(failureOf(() => decodeBody(body, { ...place, codings: codingsIn(coding) }))).toMatchObject({
    reason: 'bad-encoding',
    message: `example.org sent a body that cannot be decoded as its Content-Encoding "${coding}" says.`,
  });
});

test('nothing at all needs no decoding', () => {
  expect(decodeBody(new Uint8Array(), { ...place, codings: ['gzip'] })).toHaveLength(0);
});

test('a window of more than 8 MiB is more memory than a server may ask for', () => {
  const params = { [constants.ZSTD_c_windowLog]: 24, [constants.ZSTD_c_enableLongDistanceMatching]: 1 };
  const body = zstdCompressSync(Buffer.alloc(20 * 2 ** 20), { params });
  const limits = { ...place, maxBytes: 30 * 2 ** 20 };
  expect(failureOf(() => decodeBody(body, { ...limits, codings: ['zstd'] }))?.reason).toBe('bad-encoding');
});

function codingsIn(field: string): string[] {
  return listOf({ 'content-encoding': field }, 'content-encoding');
}

function failureOf(decode: () => unknown): Failure | undefined {
  try {
    decode();
  } catch (error) {
    return failureIn(error);
  }
  return undefined;
}
