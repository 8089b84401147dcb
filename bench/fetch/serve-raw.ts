import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A request as far as a server of feeds cares. */
export interface Asked {
  path: string;
  isConditional: boolean;
}

/** Bytes to be sent so many milliseconds later. Undefined: the socket is the answerer's own, to be silent on or to fill. */
export type AnswerRaw = (asked: Asked, socket: Socket) => { bytes: Uint8Array; after?: number } | undefined;

/**
 * Serves on all these loopback addresses, at one port, one request a connection. As little work as can be: it shares the machine
 * with what is measured.
 */
export async function serveRaw(addresses: readonly string[], answer: AnswerRaw): Promise<number> {
  const hear = (socket: Socket) => {
    let head = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      const asked = {
        path: head.slice(4, head.indexOf(' ', 4)),
        isConditional: /^if-none-match:/im.test(head),
      };
      const reply = answer(asked, socket);
      if (!reply) return;
      if (reply.after === undefined) socket.end(reply.bytes);
      else setTimeout(() => socket.end(reply.bytes), reply.after);
    });
  };
  let port = 0;
  for (const host of addresses) {
    const server = createServer(hear).listen({ host, port, backlog: 511 });
    await once(server, 'listening');
    port ||= (server.address() as AddressInfo).port;
  }
  return port;
}

/** The bytes of an answer with an ETag; its length is stated if it has a body. */
export function rawAnswer(
  status: string,
  fields: readonly string[],
  body: Uint8Array = Buffer.alloc(0),
): Buffer {
  const length = body.length > 0 ? [`Content-Length: ${body.length}`] : [];
  const head = [`HTTP/1.1 ${status}`, ...usualFields, ...fields, ...length, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
}

/** What servers of feeds send with everything. */
const usualFields = [
  'Server: test',
  'Date: Mon, 23 Nov 2026 12:00:00 GMT',
  'Content-Type: application/rss+xml; charset=utf-8',
  'Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT',
  'Cache-Control: max-age=1800',
];
