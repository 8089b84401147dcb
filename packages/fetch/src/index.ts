export { createFetcher } from './create-fetcher.ts';
export type { FeedCandidate } from './discover/candidates.ts';
export type { DiscoveryOutcome } from './discover/discover-feeds.ts';
export type { Fetcher, FetcherOptions } from './fetcher.ts';
export type { HubOutcome } from './hub-outcome.ts';
export type {
  FailureReason,
  FeedLinks,
  FetchOutcome,
  FetchRequest,
  PollHints,
  Validators,
} from './outcome.ts';
