import { expect, test } from 'vitest';
import { explainError } from './explain-error.ts';
import { errorOf } from './failure.ts';

function reasonOf(error: unknown, hasAnswered = true): string {
  return explainError(error, { host: 'example.org', hasAnswered, maxBytes: 1 }).reason;
}

test.each([
  [{ code: 'UND_ERR_HEADERS_TIMEOUT' }, 'timeout'],
  [{ code: 'UND_ERR_BODY_TIMEOUT' }, 'timeout'],
  [{ code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' }, 'too-large'],
  [{ code: 'UND_ERR_SOCKET' }, 'truncated'],
  [{ code: 'ECONNRESET', syscall: 'read' }, 'truncated'],
  [{ code: 'EHOSTUNREACH', syscall: 'read' }, 'truncated'],
  [{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }, 'bad-http'],
  [{ code: 'UND_ERR_HEADERS_OVERFLOW' }, 'bad-http'],
  [{ code: undefined, name: 'HTTPParserError' }, 'bad-http'],
  [{ code: 'UND_ERR_INFO' }, 'bad-http'],
])('an error with %o means %s', (fields, reason) => {
  expect(reasonOf(Object.assign(new Error('no'), fields))).toBe(reason);
});

test('the same break before the answer is another thing than in the middle of it', () => {
  const error = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
  expect(reasonOf(error, false)).toBe('reset');
  expect(reasonOf(error, true)).toBe('truncated');
});

test('a failure that is already known stays what it is', () => {
  expect(reasonOf(errorOf({ reason: 'dns', message: 'no such name' }))).toBe('dns');
});

test.each([new TypeError('a mistake of ours'), 'not even an error'])(
  '%s is not blamed on the network',
  (error) => {
    expect(() => reasonOf(error)).toThrow(error);
  },
);
