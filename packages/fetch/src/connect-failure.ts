import { type Failure, failureIn } from './failure.ts';

/** Milliseconds for TCP and TLS together. */
export const connectTimeout = 10_000;

/** Why no connection came about, from the error of node:net, node:tls or undici's connector. */
export function connectFailure(error: Error, host: string): Failure {
  const known = failureIn(error);
  if (known) return known;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    const message = `${host} did not accept a connection within ${connectTimeout / 1000} seconds.`;
    return { reason: 'timeout', message };
  }
  if (code === 'ECONNRESET') return closedEarly(host);
  // Only system calls have one; OpenSSL's complaints about the peer do not, but for EPROTO.
  if (error instanceof AggregateError || ('syscall' in error && code !== 'EPROTO')) {
    return {
      reason: 'connect',
      message: `${host} cannot be reached${code === '' ? '' : ` (${code})`}.`,
      hint: 'The server may be down for a while.',
    };
  }
  return {
    reason: 'tls',
    message: `${host} does not offer a secure connection that can be trusted (${code || error.message}).`,
    hint: 'Its owner has to mend the certificate or the TLS settings of the server.',
  };
}

/** A connection that ended before the answer began. */
export function closedEarly(host: string): Failure {
  return { reason: 'reset', message: `${host} closed the connection before it answered.` };
}

/**
 * A host with an address that is not public. The address itself stays out of the message: a status page would tell strangers
 * about the inside of the network.
 */
export function unsafeAddress(host: string): Failure {
  return {
    reason: 'unsafe-address',
    message: `${host} is not on the public internet, and the planet keeps out of private networks.`,
    hint: `If it is meant to be fetched, add "${host}" to allowHosts.`,
  };
}

/** A name without address, from the error of node:dns if there was one. */
export function notResolved(name: string, error?: unknown): Failure {
  const isSilent = error instanceof Error && 'code' in error && /TIMEOUT|AGAIN/.test(String(error.code));
  return {
    reason: 'dns',
    message: isSilent
      ? `The name servers of ${name} do not answer.`
      : `The name ${name} leads to no address.`,
    hint: 'Check how the address is spelt; the site may have moved or closed.',
  };
}
