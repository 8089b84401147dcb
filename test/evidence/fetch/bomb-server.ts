// A process of its own: a small feed, and bodies that are far larger than they look.
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { rawAnswer, serveRaw } from '../../../bench/fetch/serve-raw.ts';

const gibibyte = Buffer.alloc(2 ** 30, ' ');
const gzip = gzipSync(gibibyte, { level: 1 });
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const bodies: Record<string, Buffer> = {
  '/feed': rawAnswer('200 OK', [], Buffer.from('<rss version="2.0"><channel/></rss>')),
  '/gzip': rawAnswer('200 OK', ['Content-Encoding: gzip'], gzip),
  '/gzip-in-gzip': rawAnswer('200 OK', ['Content-Encoding: gzip, gzip'], gzipSync(gzip)),
  '/deflate': rawAnswer('200 OK', ['Content-Encoding: deflate'], deflateSync(gibibyte, { level: 1 })),
  '/br': rawAnswer('200 OK', ['Content-Encoding: br'], brotliCompressSync(gibibyte, quick)),
  '/zstd': rawAnswer('200 OK', ['Content-Encoding: zstd'], zstdCompressSync(gibibyte)),
};
const chunk = Buffer.alloc(64 * 1024, ' ');
const heads: Record<string, string> = {
  '/endless': 'HTTP/1.1 200 OK\r\n\r\n<rss>',
  '/5-gb': 'HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n<rss>',
};

const port = await serveRaw(['127.0.0.1'], ({ path }, socket) => {
  const bytes = bodies[path];
  if (bytes) return { bytes };
  socket.write(heads[path] ?? 'HTTP/1.1 404 Not Found\r\n\r\n');
  const pour = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', pour);
  pour();
  return undefined;
});
process.on('disconnect', () => process.exit());
process.send?.(port);
