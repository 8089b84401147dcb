import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';
import { rss } from '../feed.ts';

const feed = rss();
const half = Math.floor(feed.length / 2);

/** The feed of `rss()` in every content coding, right and wrong. */
export const codings = {
  gzip: () => coded('gzip', gzipSync(feed)),
  'x-gzip': () => coded('x-gzip', gzipSync(feed)),
  br: () => coded('br', brotliCompressSync(feed)),
  zstd: () => coded('zstd', zstdCompressSync(feed)),
  deflate: () => coded('deflate', deflateSync(feed)),
  'raw-deflate': () => coded('deflate', deflateRawSync(feed)),
  'identity-by-name': () => coded('identity', feed),
  'gzip-by-name-only': () => coded('gzip', feed),
  'gzip-cut-short': () => coded('gzip', gzipSync(feed).subarray(0, -12)),
  'br-cut-short': () => coded('br', brotliCompressSync(feed).subarray(0, -12)),
  'zstd-cut-short': () => coded('zstd', zstdCompressSync(feed).subarray(0, -12)),
  'deflate-cut-short': () => coded('deflate', deflateSync(feed).subarray(0, -12)),
  'gzip-and-garbage': () => coded('gzip', Buffer.concat([gzipSync(feed), Buffer.from('<!-- 0.1 s -->')])),
  'gzip-in-members': () =>
    coded('gzip', Buffer.concat([gzipSync(feed.slice(0, half)), gzipSync(feed.slice(half))])),
  'gzip-with-wrong-checksum': () => {
    const bytes = gzipSync(feed);
    return coded('gzip', bytes.fill(0, bytes.length - 8, bytes.length - 4));
  },
  'gzip-twice': () => coded('gzip, gzip', gzipSync(gzipSync(feed))),
  'gzip-in-two-fields': () =>
    reply(200, { 'Content-Encoding': ['gzip', 'br'] }, brotliCompressSync(gzipSync(feed))),
  'coding-utf-8': () => coded('utf-8', feed),
  'coding-none': () => coded('none', feed),
  'coding-sdch': () => coded('sdch', feed),
  'coding-unknown-and-binary': () => coded('sdch', gzipSync(feed)),
} satisfies Record<string, Answer>;

function coded(coding: string, body: Uint8Array | string): Buffer {
  return reply(200, { 'Content-Type': 'application/rss+xml', 'Content-Encoding': coding }, body);
}
