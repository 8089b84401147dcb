import { expect, test } from 'vitest';
import { connectFailure, notResolved } from './connect-failure.ts';

test.each([
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'timeout'],
  [{ code: 'ETIMEDOUT', syscall: 'connect' }, 'timeout'],
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'connect'],
  [{ code: 'ENETUNREACH', syscall: 'connect' }, 'connect'],
  [{ code: 'ECONNRESET' }, 'reset'],
  [{ code: 'EPROTO', syscall: 'write' }, 'tls'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'tls'],
  [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'tls'],
  [{ code: 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL' }, 'tls'],
])('an error with %o means %s', (fields, reason) => {
  expect(connectFailure(Object.assign(new Error('no'), fields), 'example.org').reason).toBe(reason);
});

test('every address refused is one failure to connect', () => {
  const errors = [1, 2].map(() => new Error('connect ECONNREFUSED'));
  const error = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });
  expect(connectFailure(error, 'example.org').message).toBe('example.org cannot be reached (ECONNREFUSED).');
});

test('name servers that are silent are told from a name that does not exist', () => {
  const messageOf = (code: string) => notResolved('a.example', Object.assign(new Error(), { code })).message;
  expect(messageOf('ETIMEOUT')).toBe('The name servers of a.example do not answer.');
  expect(messageOf('EAI_AGAIN')).toBe('The name servers of a.example do not answer.');
  expect(messageOf('ENOTFOUND')).toBe('The name a.example leads to no address.');
});
