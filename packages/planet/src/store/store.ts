import type { BucketState, PollState } from '@planet-ceres/fetch/schedule';
import type { Edition, Feed, RawEntry, SafeHtml } from '@planet-ceres/model';
import type { EntryFacts, Removal } from '../history/entry-row.ts';
import type { StateRecord } from './state-record.ts';
import type { Restored } from './state-records.ts';

/**
 * Where a planet keeps what it gathered and what it published. Every method is a whole operation: it happens entirely or
 * not at all. Identity is `(sourceId, entry id)`.
 */
export interface Store {
  /** What is known of a source. Absent before its first outcome. */
  source(sourceId: string): SourceState | undefined;
  /** Every source that was ever polled, also those no longer subscribed to. */
  sources(): { id: string; feedUrl: string }[];
  /** Gives a source another id, with all its entries. Nothing happens if there is no `from`, or already a `to`. */
  renameSource(from: string, to: string): void;
  /** Keeps what became of one poll, with its entries. */
  record(outcome: Outcome): Recorded;
  /** Which of these ids, as its feed has them, mean entries of a source that are there already. */
  knownIds(sourceId: string, ids: readonly string[]): Set<string>;
  /** The last body of a source that was a feed, to be read again by a better reader. */
  body(sourceId: string): FeedBody | undefined;

  /** What is known of a list of members. Absent before it was ever asked for. */
  list(from: string): ListState | undefined;
  /** Keeps what became of asking for a list; without a `body`, the one kept stays. */
  recordList(from: string, state: ListState): void;

  /** What is remembered of the domains that asked for pauses or for fewer requests, by their bucket's name. */
  buckets(): Map<string, BucketState>;
  recordBucket(name: string, state: BucketState): void;

  /**
   * A page of entries, newest first by their date in the order asked for, ties by source id, then entry id. An entry has its
   * `date` where that is not `entryDate`, and `withdrawn` where the choice wants it marked.
   */
  entries(query: EntryQuery): RawEntry[];
  /** How many entries each of these spans of time holds, in the order given. */
  countEntries(choice: Choice, spans: readonly Span[]): number[];
  /** The same, with what tells one state of a span from another within this store: equal, and no entry in it has changed. */
  spanStates(choice: Choice, spans: readonly Span[]): SpanState[];
  /** The oldest and the newest entry's date. Absent when there is none. */
  entrySpan(choice: Choice): { oldest: string; newest: string } | undefined;
  /** The months (`2018-08`), in UTC, that entries are dated in, oldest first. */
  utcMonths(choice: Choice): string[];
  /** Entries with an id (theirs now, or one they had before) or a canonical link, whatever became of them. */
  findEntries(sought: { id?: string; link?: string }): StoredEntry[];
  /**
   * Takes an entry away, or gives it back without a `removal`. A purged one loses its content for good, and with it go its source's body
   * and all markup remembered. Says whether there is such an entry; one that is purged cannot be given back.
   */
  removeEntry(sourceId: string, id: string, removal?: Removal): boolean;
  /** Entries taken away by publisher or owner since an instant, newest first. */
  removedEntries(choice: Choice, since: string): NonNullable<Edition['removed']>;
  /**
   * Finds out which entries a view does not show: `passes` is asked of all entries of the sources whose rules (a digest) are others
   * than they were, and of those that are new or changed. Sources without rules show everything.
   */
  judge(view: string, rules: ReadonlyMap<string, string>, passes: (entry: RawEntry) => boolean): void;

  /** Changes whenever something changes that a page can show; equal in two stores with the same history. */
  contentRevision(): string;
  /** The `now` of the last update that brought something new. */
  gathered(): string | undefined;

  /** Sanitized markup by its key, of the policy given. */
  cleanHtml(policy: string, key: string): SafeHtml | undefined;
  /** Remembers sanitized markup. That of other policies is forgotten. */
  rememberCleanHtml(policy: string, html: ReadonlyMap<string, SafeHtml>): void;

  /** What the last publishing into a folder left there. Absent for a folder never published to. */
  release(dir: string): Release | undefined;
  recordRelease(dir: string, release: Release): void;

  /**
   * The whole state of one moment, whatever is written while its records are read. The same state gives the same records in the
   * same order.
   */
  records(): Iterable<StateRecord>;
  /**
   * Takes over the state of another store. Throws `BAD_STATE` if this one is not empty, and for what is no record, or not all of
   * them, with the number of its line; nothing is kept then.
   */
  restore(records: Iterable<unknown>): Restored;

  /**
   * Keeps other updates and publishings of this store out until the returned function is called. Throws `STORE_BUSY`, and
   * `STORE_BROKEN` if nothing could be recorded.
   */
  lock(): () => void;
  close(): void;
}

/** The state of a source between two polls. */
export interface SourceState {
  /** How polling goes: URLs, validators, failures, when next. */
  poll: PollState;
  /** What the feed last said of itself. */
  feed?: Feed;
  /** The version of the reader that read it. */
  reader?: string;
  /** Where reading goes on in the feed's archive, if entries between two polls have still to be fetched from there. */
  gap?: ArchiveGap;
  /**
   * Its id and its feed's address when it was first gathered, kept by the store where one of them has changed since: combined feeds
   * go on to name its entries by them, or every reader would take these for new.
   */
  first?: { id: string; feedUrl: string };
}

/** Entries that went by between two polls: they stand on this page of the archive or behind it. */
export interface ArchiveGap {
  url: string;
  /** The newest entry's date before the gap: what is older is there already. */
  until: string;
}

/** A body as it came, decoded from its content coding, with what is needed to read it. */
export interface FeedBody {
  bytes: Uint8Array;
  url: string;
  contentType?: string;
  contentLanguage?: string;
  contentLocation?: string;
}

/** A list of members between two polls. */
export interface ListState {
  poll: PollState;
  /** The last body that was a list with members in it. */
  body?: ListBody;
}

export interface ListBody {
  bytes: Uint8Array;
  contentType?: string;
}

/** A poll's end: the state from now on, and the entries of a feed that was read. */
export interface Outcome {
  sourceId: string;
  now: string;
  state: SourceState;
  entries?: readonly RawEntry[];
  /** Replaces the body kept. */
  body?: FeedBody;
  /** `entries` are all there are (RFC 5005 §2): others of this source are shown no more until they come again. */
  isComplete?: boolean;
  /** `entries` are all that the feed holds now: one that is gone from between them is missing. */
  isWhole?: boolean;
  /** Entries that the feed says are gone (RFC 6721), and since when. */
  deleted?: readonly { id: string; when?: string }[];
  /** How many entries of a source that is read for the first time may stand on the front page. Absent: all. */
  newMemberEntries?: number;
}

/** How many entries were new, and how many were there but different. */
export interface Recorded {
  added: number;
  changed: number;
}

/** From, inclusive, to another instant, exclusive; both ISO 8601. */
export interface Span {
  from: string;
  to: string;
}

/** How many entries a span holds, and what tells its states apart. */
export interface SpanState {
  count: number;
  revision: string;
}

/** Which entries a page is made of. Those that the planet's owner took away are never among them. */
export interface Choice {
  sourceIds: readonly string[];
  /** What entries are dated by. @default 'published' */
  order?: 'published' | 'updated';
  /** Leaves out what came in a heap and goes to the archive only. @default false */
  isFront?: boolean;
  /** Of these sources withdrawn entries are shown all the same. @default none */
  keepWithdrawn?: readonly string[];
  /** Of these sources missing entries are not shown. @default none */
  dropMissing?: readonly string[];
  /** Of these sources entries that are withdrawn (missing), and shown, say so. @default none */
  markWithdrawn?: readonly string[];
  markMissing?: readonly string[];
  /** Only entries that have this tag, whatever its case. */
  tag?: string;
  /** Leaves out what this view does not show (`judge`). */
  view?: string;
}

export interface EntryQuery extends Choice {
  limit: number;
  span?: Span;
  /** The last entry of the page before. */
  after?: { date: string; sourceId: string; id: string };
}

/** An entry with what the store knows of it, and the ids it had before. */
export interface StoredEntry extends EntryFacts {
  entry: RawEntry;
  /** What it is dated by in the order `updated`. */
  updateDate: string;
  aliases: string[];
}

/** A publishing: of which revision, by which renderer, with which files. */
export interface Release {
  /** Absent while the files are being replaced. */
  stamp?: string;
  files: ReadonlyMap<string, PublishedFile>;
}

export interface PublishedFile {
  hash: string;
  size: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** What it was made from (`OutputFile`). */
  stamp?: string;
}
