import { systemClock } from './clock.ts';
import { createFetcherWith, type Fetcher, type FetcherOptions } from './fetcher.ts';
import { createResolve } from './resolve.ts';

/**
 * Creates a fetcher: one queue, one set of limits, one guard for all its fetches. Nothing is opened before the first
 * fetch. Throws PlanetError BAD_CONFIG for options that cannot work.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  return createFetcherWith({ resolve: createResolve(), clock: systemClock }, options);
}
