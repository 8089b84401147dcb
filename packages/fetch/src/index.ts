export { createFetcher } from './create-fetcher.ts';
export type { Fetcher, FetcherOptions } from './fetcher.ts';
export type { FailureReason, FetchOutcome, FetchRequest, PollHints, Validators } from './outcome.ts';
