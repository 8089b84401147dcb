import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';

/** Small bodies that decode to 64 MiB, and large ones that say so. */
export const bombs = {
  'gzip-bomb': bomb('gzip', gzipSync),
  'br-bomb': bomb('br', (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  ),
  'zstd-bomb': bomb('zstd', zstdCompressSync),
  'deflate-bomb': bomb('deflate', deflateSync),
  'gzip-bomb-in-members': () => {
    const member = gzipSync(Buffer.alloc(2 ** 20, ' '));
    return reply(200, { 'Content-Encoding': 'gzip' }, Buffer.concat(Array(64).fill(member)));
  },
  'length-of-5-gb': (_request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n<rss>');
    return undefined;
  },
} satisfies Record<string, Answer>;

/** Made when it is asked for: whoever imports the table does not pay for it. */
function bomb(coding: string, compress: (bytes: Uint8Array) => Uint8Array): Answer {
  return () => reply(200, { 'Content-Encoding': coding }, compress(Buffer.alloc(64 * 2 ** 20, ' ')));
}
