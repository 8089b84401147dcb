import type { Feed, Notice, RawEntry } from '@planet-ceres/model';
import type { ArchiveGap } from '../store/store.ts';
import type { Asked } from './ask-and-read.ts';
import type { Reading } from './reading.ts';

export interface ArchiveContext {
  sourceId: string;
  /** Fetches and reads a page of the archive, with the same guard, pace and limits as every feed. */
  fetchPage: (url: string) => Promise<Asked>;
  /** Which of these entries the store has. */
  knownIds: (ids: readonly string[]) => ReadonlySet<string>;
  /** Pages to fetch at most. */
  pages: number;
}

/** Entries from an archive, and where to go on if that was not all. */
export interface ArchiveReading {
  entries: RawEntry[];
  notices: Notice[];
  gap?: ArchiveGap;
}

/**
 * Whether entries have gone by between two polls: nothing that the feed holds is known, and all of it is newer than the newest that is.
 * Gives the page to look for them on (RFC 5005 §3 and §4, JSON Feed `next_url`), undefined if none is missing or the feed
 * names no such page. `newest` is the date of the newest entry known, absent for a source without any.
 */
export function findGap(
  feed: Feed,
  entries: readonly RawEntry[],
  { newest, knownIds }: { newest: string | undefined; knownIds: ArchiveContext['knownIds'] },
): ArchiveGap | undefined {
  const url = previousPage(feed);
  if (url === undefined || newest === undefined || entries.length === 0) return undefined;
  if (entries.some((entry) => dateOf(entry) <= newest)) return undefined;
  if (knownIds(entries.map(({ id }) => id)).size > 0) return undefined;
  return { url, until: newest };
}

/** The page with the entries before these: a document of the archive, which never changes, before a page of a paged feed. */
export function previousPage({ paging }: Feed): string | undefined {
  return paging?.previousArchive ?? paging?.next;
}

/**
 * Reads an archive from a page on, back to what is there already. What cannot be fetched for now is the gap that stays; a page that
 * will never be one of a feed ends it.
 */
export async function readArchive(start: ArchiveGap, context: ArchiveContext): Promise<ArchiveReading> {
  const { sourceId, pages, knownIds } = context;
  const entries: RawEntry[] = [];
  const notices: Notice[] = [];
  const visited = new Set<string>();
  let url: string | undefined = start.url;
  while (url !== undefined) {
    const here: string = url;
    const gap = { url: here, until: start.until };
    if (visited.has(here)) {
      notices.push(noticeOf(sourceId, 'The pages of the feed’s archive lead in a circle.'));
      return { entries, notices };
    }
    if (visited.size >= pages) return { entries, notices, gap };
    visited.add(here);
    const reading = await readPage(here, context);
    if ('why' in reading) {
      notices.push(noticeOf(sourceId, `A page of the feed’s archive could not be read: ${reading.why}`));
      return { entries, notices, ...(reading.isForNow && { gap }) };
    }
    entries.push(...reading.entries);
    notices.push(...reading.notices);
    const known = knownIds(reading.entries.map(({ id }) => id));
    const isReached = reading.entries.some((entry) => dateOf(entry) <= start.until && known.has(entry.id));
    const isOlder =
      reading.entries.length > 0 && reading.entries.every((entry) => dateOf(entry) <= start.until);
    url = isReached || isOlder ? undefined : previousPage(reading.feed);
  }
  return { entries, notices };
}

type Page = Extract<Reading, { isFeed: true }> | { why: string; isForNow: boolean };

async function readPage(url: string, { fetchPage }: ArchiveContext): Promise<Page> {
  const outcome = await fetchPage(url);
  switch (outcome.status) {
    case 'gone':
      return { why: outcome.message, isForNow: false };
    case 'failed': {
      const isForEver = ['unsafe-address', 'invalid-url', 'not-found', 'too-large'].includes(outcome.reason);
      return { why: outcome.message, isForNow: !isForEver };
    }
    case 'unchanged':
      return {
        why: 'The server says that it has not changed, though it was never asked for before.',
        isForNow: false,
      };
    case 'fresh': {
      const { reading } = outcome;
      return reading.isFeed ? reading : { why: reading.problem.message, isForNow: false };
    }
  }
}

function dateOf({ published, updated, seen }: RawEntry): string {
  return published ?? updated ?? seen;
}

function noticeOf(sourceId: string, message: string): Notice {
  return { code: 'archive-unread', message, sourceId };
}
