import type { Readable } from 'node:stream';
import { Client } from 'undici';
import type { Connect } from './connect.ts';
import { decodeBody, tooLarge } from './decode-body.ts';
import { explainError, idleLimits } from './explain-error.ts';
import type { Failure } from './failure.ts';
import { fieldOf, type HeaderFields, listOf } from './header-field.ts';
import { readBody } from './read-body.ts';
import type { AbortWatch } from './watch-aborts.ts';
import { limitWire } from './wire-limit.ts';

/** One answer of one server. */
export interface Answer {
  httpStatus: number;
  headers: HeaderFields;
  /** The decoded body, read only if the status says that it can be a feed. */
  body?: Uint8Array;
  /** Of the body on the wire; 0 if it was not read. */
  bytes: number;
}

/** Limits on one fetch, however many redirects it takes. */
export interface Limits {
  /** Bytes of a body, on the wire and decoded. */
  maxBytes: number;
  /** Milliseconds in all. */
  timeout: number;
}

/** One request: a GET, or a POST of a form. */
export interface Question {
  url: URL;
  headers: Record<string, string>;
  form?: string | undefined;
  connect: Connect;
  /** Milliseconds left for all of it. */
  left: number;
  signal: AbortSignal | undefined;
}

/**
 * Sends one request over a connection of its own and reads the answer to its end, within the time that is left whatever the server
 * does in the meantime: one that dribbles never trips a limit on idleness. Everything that goes wrong on the way is a
 * failure; an abort rejects with `signal.reason`.
 */
export async function exchange(
  { url, headers, form, connect, left, signal }: Question,
  { maxBytes, timeout, watch }: Limits & { watch: AbortWatch },
): Promise<Answer | Failure> {
  signal?.throwIfAborted();
  let lost: Failure | undefined;
  const lose = (failure: Failure) => {
    lost = failure;
    hangUp();
  };
  const timer = setTimeout(() => lose(outOfTime(url, timeout)), left);
  const wire = limitWire(connect, { maxBytes, whenOver: () => lose(tooLarge(url.host, maxBytes)) });
  const client = new Client(url.origin, {
    connect: wire.connect,
    allowH2: false,
    // A feed is one request: a connection kept open is a socket wasted on both sides.
    pipelining: 0,
    maxHeaderSize: 32 * 1024,
    maxResponseSize: maxBytes,
    ...idleLimits,
  });
  // In this way and not by signals, which cost a fifth of an exchange.
  const hangUp = () => {
    void client.destroy(over);
    wire.stop();
  };
  watch.on(signal, hangUp);
  let hasAnswered = false;
  try {
    const answer = await client.request({
      path: url.pathname + url.search,
      ...(form === undefined ? { method: 'GET' } : { method: 'POST', body: form }),
      headers,
    });
    hasAnswered = true;
    const { statusCode: httpStatus, headers: fields, body } = answer;
    // What a hub has to say beside its status is nobody's business.
    if (form !== undefined || !canCarryFeed(httpStatus)) {
      leaveUnread(body);
      return { httpStatus, headers: fields, bytes: 0 };
    }
    if (Number(fieldOf(fields, 'content-length')) > maxBytes) {
      leaveUnread(body);
      return tooLarge(url.host, maxBytes);
    }
    const codings = listOf(fields, 'content-encoding');
    const coded = await readBody(body);
    const decoded = decodeBody(coded, { codings, maxBytes, host: url.host });
    return { httpStatus, headers: fields, body: inOwnMemory(decoded), bytes: coded.length };
  } catch (error) {
    signal?.throwIfAborted();
    return lost ?? explainError(error, { host: url.host, hasAnswered, maxBytes });
  } finally {
    clearTimeout(timer);
    watch.off(signal, hangUp);
    hangUp();
  }
}

/** 203 is a 200 that a proxy changed; 226 is a delta (RFC 3229), which brings entries like any other feed. */
function canCarryFeed(httpStatus: number): boolean {
  return httpStatus === 200 || httpStatus === 203 || httpStatus === 226;
}

/** Leaves a body alone, which may be endless: it ends with the connection, and that is no error. */
function leaveUnread(body: Readable): void {
  body.on('error', () => {});
}

/** What undici tells whoever still reads. One for all, since an error of its own for each exchange costs a tenth of the exchange. */
const over = new Error('The exchange is over.');

/** node:zlib hands out views of blocks of 64 KiB, which a small feed would keep alive as long as itself. */
function inOwnMemory(bytes: Uint8Array): Uint8Array {
  return bytes.buffer.byteLength > 2 * bytes.length ? new Uint8Array(bytes) : bytes;
}

/** A fetch that has spent all its time. */
export function outOfTime({ host }: URL, timeout: number): Failure {
  return {
    reason: 'timeout',
    message: `${host} was not done after ${timeout / 1000} seconds.`,
    hint: 'It is asked again next time.',
  };
}
