import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { selfSigned } from './self-signed.ts';

/** A request as it came over the wire, a byte a character. */
export interface SeenRequest {
  path: string;
  /** Lower-case names; the values are exactly what stood after the colon and its space. */
  headers: Readonly<Record<string, string>>;
  /** Milliseconds, monotonic. */
  at: number;
}

export interface TestServer {
  /** `http://127.0.0.1:12345`, without a slash at the end. */
  origin: string;
  port: number;
  /** Every request, in order. */
  seen: SeenRequest[];
  connections: () => number;
  /** The connections that have not closed. */
  open: () => number;
  /** The most requests that were unanswered at one time. */
  mostAtOnce: () => number;
}

/** How a server answers. */
export type Answer = (
  request: SeenRequest,
  socket: Socket,
) => string | Buffer | undefined | Promise<string | Buffer | undefined>;

/**
 * A real server on a loopback address that answers each request with exactly these bytes and closes, or with `undefined` leaves
 * the socket to `answer`. `secure` is its certificate, or true for one that nobody trusts. It keeps no process alive and ends
 * with the one that runs the tests.
 */
export async function serve(
  answer: Answer,
  { address = '127.0.0.1', secure = false }: { address?: string; secure?: boolean | TlsOptions } = {},
): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  let connections = 0;
  let open = 0;
  let atOnce = 0;
  let mostAtOnce = 0;

  const talk = (socket: Socket) => {
    socket.on('error', () => {});
    socket.unref();
    let head = '';
    socket.on('data', async (bytes) => {
      if (head.endsWith('\r\n\r\n')) return;
      head += bytes.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      const request = parse(head);
      seen.push(request);
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      const reply = await answer(request, socket);
      atOnce--;
      if (reply !== undefined) socket.end(reply, 'latin1');
    });
  };
  const server: Server = secure
    ? createTlsServer(secure === true ? selfSigned : secure, talk)
    : createServer(talk);
  server.on('connection', (socket) => {
    connections++;
    open++;
    socket.unref();
    socket.on('error', () => {});
    socket.on('close', () => open--);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  server.unref();
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const host = address.includes(':') ? `[${address}]` : address;
  return {
    origin: `${secure ? 'https' : 'http'}://${host}:${port}`,
    port,
    seen,
    connections: () => connections,
    open: () => open,
    mostAtOnce: () => mostAtOnce,
  };
}

/** The bytes of an answer; `Content-Length` is added unless the fields state a framing of their own. */
export function reply(
  httpStatus: number,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
  body: string | Uint8Array = '',
): Buffer {
  const bytes = Buffer.from(body);
  const isFramed = Object.keys(fields).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
  const lines = [
    `HTTP/1.1 ${httpStatus} Reason`,
    ...Object.entries(fields).flatMap(([name, values]) =>
      [values].flat().map((value) => `${name}: ${value}`),
    ),
    ...(isFramed || httpStatus === 304 || httpStatus === 204 ? [] : [`Content-Length: ${bytes.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

function parse(head: string): SeenRequest {
  const [start = '', ...lines] = head.trimEnd().split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
  });
  return { path: start.split(' ')[1] ?? '', headers: Object.fromEntries(headers), at: performance.now() };
}
