import { finishDeleted } from '../deleted-entries.ts';
import { finishEntry } from '../finish-entry.ts';
import { guessLanguages } from '../guess-languages.ts';
import type { NormalizeContext } from '../normalize.ts';
import { readDrafts } from '../read-drafts.ts';
import { takeUpTo } from '../take-up-to.ts';
import { fullEntryOf } from './full-entry-of.ts';
import type { FullReading } from './full-feed.ts';
import { fullFeedOf } from './full-feed-of.ts';

/**
 * Reads a feed as `normalizeFeed` does and keeps all that it says beside what a planet shows: texts with their type, language and
 * base, every link, categories with their schemes, contributors, places, threads, the feed an entry came from. An entry that
 * the document has twice comes twice. For those who build something else than a planet; slower, and several times as large. Throws `NOT_A_FEED`.
 */
export function readFeed(input: Uint8Array | string, context: NormalizeContext): FullReading {
  const { draft, shared, base, room, tombstones, notices, finishFeed } = readDrafts(input, context, {
    keepsRepeats: true,
  });
  const finished = draft.entries
    .map((entry) => {
      const plain = finishEntry(entry, shared);
      return plain && fullEntryOf(entry, plain, shared);
    })
    .filter((entry) => entry !== undefined);
  // Every text is there as text and as markup, and inherits a base and a language.
  const entries = takeUpTo(4 * room, finished, notices);
  const feed = fullFeedOf(draft, finishFeed(), base, shared);
  const deleted = finishDeleted(tombstones, shared);
  return {
    ...guessLanguages(feed, entries, notices),
    ...(deleted.length > 0 && { deleted }),
    notices: notices.list(),
  };
}
