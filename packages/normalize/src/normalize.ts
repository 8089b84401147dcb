import type { Feed, Notice, RawEntry } from '@planet-ceres/model';
import { type DeletedEntry, finishDeleted } from './deleted-entries.ts';
import { finishEntry } from './finish-entry.ts';
import { guessLanguages } from './guess-languages.ts';
import { readDrafts } from './read-drafts.ts';
import { takeUpTo } from './take-up-to.ts';

/** What is known of a document besides its bytes. */
export interface NormalizeContext {
  /** The source it was fetched for; part of every entry's identity. */
  sourceId: string;
  /** Where it came from, after redirects: relative links start here, unless the feed says otherwise. */
  url: string;
  /** The moment it is read, ISO 8601; becomes `seen` of every entry. */
  seen: string;
  /** The HTTP header `Content-Type`, as sent: its charset counts where the bytes do not say better (RFC 7303 §3.2). */
  contentType?: string;
  /** The HTTP header `Content-Language`, as sent: counts where the feed declares no language (RFC 9110 §8.5). */
  contentLanguage?: string;
  /** The HTTP header `Content-Location`, as sent: relative links start there rather than at `url` (RFC 3986 §5.1). */
  contentLocation?: string;
}

/** A feed in the planet's own words. */
export interface Normalized {
  feed: Feed;
  /** In the document's order. */
  entries: RawEntry[];
  /** Entries the feed says are gone (`at:deleted-entry`, RFC 6721). Absent where it says so of none. */
  deleted?: DeletedEntry[];
  /** What was odd and how it was mended. */
  notices: Notice[];
}

/**
 * Reads any feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed, RSS in JSON, also broken ones. Text is plain, URLs are absolute
 * http(s), dates ISO 8601 in UTC, content is markup as delivered. A feed without entries is a feed. The same input gives the same
 * output on every machine. Throws `PlanetError` `NOT_A_FEED`, which says what the document is instead.
 */
export function normalizeFeed(input: Uint8Array | string, context: NormalizeContext): Normalized {
  const { draft, shared, room, tombstones, notices, finishFeed } = readDrafts(input, context);
  const finished = draft.entries
    .map((entry) => finishEntry(entry, shared))
    .filter((entry) => entry !== undefined);
  const entries = takeUpTo(room, finished, notices);
  const deleted = finishDeleted(tombstones, shared);
  return {
    ...guessLanguages(finishFeed(), entries, notices),
    ...(deleted.length > 0 && { deleted }),
    notices: notices.list(),
  };
}
