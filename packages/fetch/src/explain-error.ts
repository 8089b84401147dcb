import { closedEarly } from './connect-failure.ts';
import { tooLarge } from './decode-body.ts';
import { type Failure, failureIn } from './failure.ts';

/** Milliseconds for the first byte of an answer, and between two pieces of its body. */
export const idleLimits = { headersTimeout: 20_000, bodyTimeout: 10_000 };

interface Circumstances {
  host: string;
  /** Whether the header of the answer had come. */
  hasAnswered: boolean;
  maxBytes: number;
}

/** The failure behind an error that an exchange ended in. Rethrows what no network can have caused. */
export function explainError(error: unknown, { host, hasAnswered, maxBytes }: Circumstances): Failure {
  const known = failureIn(error);
  if (known) return known;
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error && error.code !== undefined ? String(error.code) : error.name;
  switch (code) {
    case 'UND_ERR_HEADERS_TIMEOUT':
      return late(`${host} did not answer within ${idleLimits.headersTimeout / 1000} seconds.`);
    case 'UND_ERR_BODY_TIMEOUT':
      return late(
        `${host} fell silent for ${idleLimits.bodyTimeout / 1000} seconds in the middle of the feed.`,
      );
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return tooLarge(host, maxBytes);
    case 'UND_ERR_SOCKET':
      return broken(host, hasAnswered);
    // undici asserts that a status has a first digit.
    case 'ERR_ASSERTION':
    case 'HTTPParserError':
    case 'UND_ERR_HEADERS_OVERFLOW':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return badHttp(`${host} answered in a way that breaks the rules of HTTP: ${error.message}.`);
    default:
      if ('syscall' in error) return broken(host, hasAnswered);
      if (/^(?:UND_ERR|ERR_SSL)/.test(code)) return badHttp(`${host} broke the conversation off (${code}).`);
      throw error;
  }
}

function broken(host: string, hasAnswered: boolean): Failure {
  if (!hasAnswered) return closedEarly(host);
  return { reason: 'truncated', message: `${host} broke off in the middle of the feed.` };
}

/** An answer that HTTP does not allow, or not at this point. */
export function badHttp(message: string): Failure {
  return { reason: 'bad-http', message, hint: 'Its owner has to mend the server.' };
}

function late(message: string): Failure {
  return { reason: 'timeout', message };
}
