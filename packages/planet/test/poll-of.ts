import type { SourceState } from '../src/store/store.ts';

/** How polling a feed goes that was asked once, and well. */
export function pollOf(feedUrl = 'https://a.example/feed'): SourceState['poll'] {
  const counts = { polls: 1, notModified: 0, changed: 0, bytes: 0 };
  return { version: 1, feedUrl, failures: 0, notModifiedInRow: 0, counts };
}
