import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, reply } from '../../../../packages/fetch/src/testing/serve.ts';

/** Servers that would never be done. Each ends when the other side hangs up. */
export const slowness = {
  silence: () => undefined,
  'dribbled-header': dribble('HTTP/1.1 200 OK\r\n', 'X-More: to come\r\n'),
  'dribbled-body': dribble('HTTP/1.1 200 OK\r\n\r\n<rss>', ' '),
  'silence-in-body': (_request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>');
    return undefined;
  },
  'slow-redirects': async ({ path }) => {
    await sleep(150);
    return reply(302, { Location: `${path}x` });
  },
  'endless-body': pour('HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss>'),
  'endless-chunks': (_request, socket) => {
    const piece = `8000\r\n${' '.repeat(0x8000)}\r\n`;
    pourInto(socket, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', piece);
    return undefined;
  },
} satisfies Record<string, Answer>;

function dribble(start: string, piece: string): Answer {
  return (_request, socket) => {
    socket.write(start);
    const dribbling = setInterval(() => socket.write(piece), 50).unref();
    socket.on('close', () => clearInterval(dribbling));
    return undefined;
  };
}

function pour(start: string): Answer {
  return (_request, socket) => {
    pourInto(socket, start, ' '.repeat(65_536));
    return undefined;
  };
}

function pourInto(socket: Parameters<Answer>[1], start: string, piece: string): void {
  socket.write(start);
  const more = () => {
    if (!socket.destroyed) socket.write(piece, () => setImmediate(more));
  };
  more();
}
