import type { Feed, Notice, RawEntry } from '@planet-ceres/model';
import { type DeletedEntry, finishDeleted } from './deleted-entries.ts';
import type { Maybe } from './draft.ts';
import { createEntryIds } from './entry-ids.ts';
import { type FeedContext, finishEntry, firstUrl } from './finish-entry.ts';
import { finishFeed } from './finish-feed.ts';
import { guessLanguages } from './guess-languages.ts';
import { createLocalUrls } from './local-urls.ts';
import { createNotices } from './notices.ts';
import { parseDocument } from './parse.ts';
import { firstPersons } from './persons.ts';
import { readDocument } from './read-document.ts';
import { takeUpTo } from './take-up-to.ts';
import { httpUrl, isLocal, joinBase, longestUrl } from './urls.ts';

/** What is known of a document besides its bytes. */
export interface NormalizeContext {
  /** The source it was fetched for; part of every entry's identity. */
  sourceId: string;
  /** Where it came from, after redirects: relative links start here, unless the feed says otherwise. */
  url: string;
  /** The moment it is read, ISO 8601; becomes `seen` of every entry. */
  seen: string;
  /** The HTTP headers of the same names. */
  contentType?: string;
  contentLanguage?: string;
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
  const notices = createNotices(context.sourceId);
  const text = readDocument(input, context.contentType, notices);
  const { draft, isComplete, tombstones } = parseDocument(text, context.url, notices);
  const documentUrl = httpUrl(context.contentLocation, context.url) ?? httpUrl(context.url);
  const feedBase = joinBase(documentUrl, draft.base);
  if (draft.base !== undefined && draft.base.length > longestUrl) {
    notices.add(
      'link-refused',
      `The base of the feed is longer than ${longestUrl} characters; it was left out.`,
    );
  }
  const site =
    draft.isBasedOnSite && draft.base === undefined ? siteBase(draft.siteLinks, feedBase) : undefined;
  const base = site ?? feedBase;
  const sites = [draft.siteLinks, draft.selves].map((links) => firstUrl(links, feedBase));
  const shared: FeedContext = {
    sourceId: context.sourceId,
    seen: context.seen,
    base,
    languages: [...draft.languages, context.contentLanguage],
    authors: firstPersons(draft.authors, base, notices),
    notices,
    ids: createEntryIds(notices),
    localUrls: createLocalUrls(documentUrl, sites, notices),
  };
  const finished = draft.entries
    .map((entry) => finishEntry(entry, shared))
    .filter((entry) => entry !== undefined);
  const entries = takeUpTo(4 * text.length + 2 ** 20, finished, notices);
  const feed = finishFeed(draft, feedBase, shared, isComplete);
  const deleted = finishDeleted(tombstones, shared);
  return {
    ...guessLanguages(feed, entries, notices),
    ...(deleted.length > 0 && { deleted }),
    notices: notices.list(),
  };
}

/** RSS has no base of its own: its links start from the site, unless that is somebody's laptop. */
function siteBase(links: readonly Maybe[], base: Maybe): string | undefined {
  const site = firstUrl(links, base);
  return site !== undefined && (!isLocal(site) || (base !== undefined && isLocal(base))) ? site : undefined;
}
