import type { Feed } from '@planet-ceres/model';
import type { FeedDraft, Maybe } from './draft.ts';
import { createEntryIds } from './entry-ids.ts';
import { type FeedContext, firstUrl } from './finish-entry.ts';
import { finishFeed } from './finish-feed.ts';
import { firstLanguage } from './language.ts';
import { createLocalUrls } from './local-urls.ts';
import type { NormalizeContext } from './normalize.ts';
import { createNotices, type Notices } from './notices.ts';
import { parseDocument } from './parse.ts';
import { firstPersons } from './persons.ts';
import { readDocument } from './read-document.ts';
import { httpUrl, joinBase, longestUrl } from './urls.ts';
import type { Tombstone } from './xml/tombstones.ts';

/** A document that has been read and not yet finished. */
export interface Drafts {
  draft: FeedDraft;
  /** What its entries share. */
  shared: FeedContext;
  /** Where the feed's own links start from. */
  base: Maybe;
  /** Characters that all entries together may have, as JSON. */
  room: number;
  /** Entries that are gone. */
  tombstones: readonly Tombstone[];
  notices: Notices;
  finishFeed(): Feed;
}

/** Reads a document into candidates: the part that every way of reading a feed begins with. Throws `NOT_A_FEED`. */
export function readDrafts(
  input: Uint8Array | string,
  context: NormalizeContext,
  { keepsRepeats = false }: { keepsRepeats?: boolean } = {},
): Drafts {
  const notices = createNotices(context.sourceId);
  const document = readDocument(input, context.contentType, notices);
  const { draft, isComplete, tombstones } = parseDocument(document, context.url, notices);
  const documentUrl = httpUrl(context.contentLocation, context.url) ?? httpUrl(context.url);
  const base = joinBase(documentUrl, draft.base);
  if (draft.base !== undefined && draft.base.length > longestUrl) {
    notices.add(
      'link-refused',
      `The base of the feed is longer than ${longestUrl} characters; it was left out.`,
    );
  }
  const sites = [draft.siteLinks, draft.selves].map((links) => firstUrl(links, base));
  const localUrls = createLocalUrls(documentUrl, sites, notices);
  // RSS has no base of its own: its links start from the site.
  const isBasedOnSite = draft.isBasedOnSite && draft.base === undefined;
  const entryBase = (isBasedOnSite ? localUrls.mend(sites[0]) : undefined) ?? base;
  const shared: FeedContext = {
    sourceId: context.sourceId,
    seen: context.seen,
    base: entryBase,
    language: firstLanguage([...draft.languages, context.contentLanguage]),
    authors: firstPersons(draft.authors, entryBase, notices),
    notices,
    ids: createEntryIds(notices, { keepsRepeats }),
    localUrls,
  };
  return {
    draft,
    shared,
    base,
    room: 4 * (document.text.length + document.texts.size()) + 2 ** 20,
    tombstones,
    notices,
    finishFeed: () => finishFeed(draft, base, shared, isComplete),
  };
}
