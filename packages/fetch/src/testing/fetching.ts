import { type Clock, systemClock } from '../clock.ts';
import { createFetcherWith, type Fetcher, type FetcherOptions } from '../fetcher.ts';
import type { FetchOutcome } from '../outcome.ts';

/** The user agent of every fetcher here. */
export const userAgent = 'TestPlanet/1.0 (+https://planet.example/)';

/** A fetcher that may talk to 127.0.0.1 and knows the names given, each with its addresses. */
export function testFetcher(
  options: Partial<FetcherOptions> = {},
  names: Readonly<Record<string, readonly string[]>> = {},
  clock: Clock = systemClock,
): Fetcher {
  const resolve = async (name: string): Promise<readonly string[]> => {
    const addresses = names[name];
    if (!addresses) throw Object.assign(new Error(`queryA ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
    return addresses;
  };
  return createFetcherWith(
    { resolve, clock },
    { userAgent, allowHosts: ['127.0.0.1'], perDomainGap: 0, ...options },
  );
}

/** The outcome, known to have this status; fails the test with the whole outcome if it has another. */
export function expectStatus<Status extends FetchOutcome['status']>(
  outcome: FetchOutcome,
  status: Status,
): Extract<FetchOutcome, { status: Status }> {
  if (outcome.status !== status) {
    throw new Error(`expected ${status}, but the outcome is ${JSON.stringify(outcome)}`);
  }
  return outcome as Extract<FetchOutcome, { status: Status }>;
}
