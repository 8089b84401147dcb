import { isIP } from 'node:net';
import type { AllowList } from './allow-list.ts';
import { notResolved, unsafeAddress } from './connect-failure.ts';
import type { Failure } from './failure.ts';
import { type Resolve, resolveBySystem } from './resolve.ts';
import type { AbortWatch } from './watch-aborts.ts';

/** Milliseconds that the name servers have. */
export const lookUpTimeout = 5_000;

/** A host as it stands in an address without brackets: a name, or an IP address that needs no looking up. */
export function hostIn(url: URL): { name: string; isAddress: boolean } {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return { name, isAddress: isIP(name) !== 0 };
}

/**
 * The addresses of a URL's host, at least one, all of them fit to be talked to: one that is not public condemns the name. A host
 * the owner named passes unchecked and is resolved by the system. Otherwise why there is none, never an error.
 */
export async function lookUp(
  url: URL,
  { allowed, resolve }: { allowed: AllowList; resolve: Resolve },
): Promise<readonly string[] | Failure> {
  const { name, isAddress } = hostIn(url);
  const isTrusted = allowed.namesHost(url);
  try {
    const addresses = isAddress ? [name] : await (isTrusted ? resolveBySystem : resolve)(name);
    if (addresses.length === 0) return notResolved(name);
    return isTrusted || addresses.every(allowed.allowsAddress) ? addresses : unsafeAddress(url.host);
  } catch (error) {
    return notResolved(name, error);
  }
}

/** The result of some work, or what `late` makes if that takes too long. Rejects with `signal.reason` on an abort. */
export async function inTime<Result>(
  work: Promise<Result>,
  {
    milliseconds,
    late,
    signal,
    watch,
  }: {
    milliseconds: number;
    late: () => Result;
    signal: AbortSignal | undefined;
    watch: AbortWatch;
  },
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const timer = setTimeout(() => resolve(late()), milliseconds);
  const abort = () => reject(signal?.reason);
  watch.on(signal, abort);
  work.then(resolve, reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    watch.off(signal, abort);
  }
}
