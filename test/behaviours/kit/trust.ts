import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { authority } from './certificates.ts';

/**
 * Makes this process trust what the tests' own authority has signed, so that every other fault of a certificate is judged on
 * its own. vitest gives each test file a process; nothing else is affected.
 */
export function trustAuthority(): void {
  setDefaultCACertificates([...getCACertificates('default'), authority]);
}
