import type { Readable } from 'node:stream';
import type { Agent } from 'undici';
import { decodeBody, tooLarge } from './decode-body.ts';
import { explainError } from './explain-error.ts';
import { errorOf, type Failure } from './failure.ts';
import { fieldOf, type HeaderFields, listOf } from './header-field.ts';

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

/**
 * Sends one GET and reads the answer to its end. `remaining` milliseconds are left for that, whatever the server does in the
 * meantime: one that dribbles never trips a limit on idleness. Everything that goes wrong on the way is a failure; an
 * abort rejects with `signal.reason`.
 */
export async function exchange(
  agent: Agent,
  { url, headers, remaining }: { url: URL; headers: Record<string, string>; remaining: number },
  { maxBytes, timeout }: Limits,
  signal: AbortSignal | undefined,
): Promise<Answer | Failure> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(tookTooLong(url, timeout)), Math.max(0, remaining));
  const abort = () => stop.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  let hasAnswered = false;
  try {
    signal?.throwIfAborted();
    const asking = agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers,
      signal: stop.signal,
    });
    const answer = await unlessAborted(asking, stop.signal);
    hasAnswered = true;
    const { statusCode: httpStatus, headers: fields, body } = answer;
    if (!canCarryFeed(httpStatus)) {
      discard(body);
      return { httpStatus, headers: fields, bytes: 0 };
    }
    if (Number(fieldOf(fields, 'content-length')) > maxBytes) {
      discard(body);
      return tooLarge(url.host, maxBytes);
    }
    const codings = listOf(fields, 'content-encoding');
    const coded = await body.bytes();
    const decoded = decodeBody(coded, { codings, maxBytes, host: url.host });
    return { httpStatus, headers: fields, body: decoded, bytes: coded.length };
  } catch (error) {
    signal?.throwIfAborted();
    return explainError(error, { host: url.host, hasAnswered, maxBytes });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** undici listens to the signal of a request only once it has a connection, and that may take longer than there is time. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

/** 203 is a 200 that a proxy changed; 226 is a delta (RFC 3229), which brings entries like any other feed. */
function canCarryFeed(httpStatus: number): boolean {
  return httpStatus === 200 || httpStatus === 203 || httpStatus === 226;
}

/** Closes the connection on a body that nobody reads: it may be endless. */
function discard(body: Readable): void {
  body.on('error', () => {}).destroy();
}

function tookTooLong(url: URL, timeout: number): Error {
  return errorOf({
    reason: 'timeout',
    message: `${url.host} was not done after ${timeout / 1000} seconds.`,
    hint: 'It is asked again next time.',
  });
}
