import type { BucketState } from '@planet-ceres/fetch/schedule';
import type { RawEntry } from '@planet-ceres/model';
import type { EntryFacts, EntryKeys } from '../history/entry-row.ts';
import type { FeedBody, ListState, PublishedFile, SourceState } from './store.ts';

/**
 * A planet's whole state: a header, what every table holds, an end. Written as JSON, a line each, it is what `planet export` gives and
 * `planet import` takes. What can be made again from the rest (sanitized markup, what views leave out) is not in it.
 */
export type StateRecord = StateHeader | TableRecord | StateEnd;

export interface StateHeader {
  type: 'planet-state';
  version: typeof stateVersion;
}

/** Without it the state is not whole. */
export interface StateEnd {
  type: 'end';
  /** How many records stand before it. */
  records: number;
}

export const stateVersion = 1;

/**
 * The tables. One more takes a line here; the compiler then asks for its shape (`state-shapes.ts`) and for how each store
 * reads and writes it (`sqlite-tables.ts`, `memory-tables.ts`).
 */
export interface TableRecords {
  planet: { type: 'planet'; revision: string; gathered?: string };
  source: { type: 'source'; id: string; state: SourceState };
  entry: EntryRecord;
  /** An id that a feed has, or had, for an entry with another. */
  alias: { type: 'alias'; sourceId: string; alias: string; id: string };
  body: { type: 'body'; sourceId: string; base64: string } & Omit<FeedBody, 'bytes'>;
  /** A list of members that is kept elsewhere, with its last good body. */
  list: { type: 'list'; from: string; poll: ListState['poll']; contentType?: string; base64?: string };
  bucket: { type: 'bucket'; name: string; state: BucketState };
  release: {
    type: 'release';
    dir: string;
    stamp?: string;
    files: ({ path: string } & Omit<PublishedFile, 'stamp'>)[];
  };
}

export type TableName = keyof TableRecords;
export type TableRecord = TableRecords[TableName];

/** An entry with what is known of it. When it was first seen stands in it. */
export interface EntryRecord extends Omit<EntryFacts, 'seen'> {
  type: 'entry';
  entry: RawEntry;
  /** What it is dated by on a planet that goes by `updated`. Absent where it has no such date. */
  updateDate?: string;
  /** What a purged entry is known by; of others it is in the entry. */
  keys?: EntryKeys;
}

/** How a store reads and writes one table of its state. */
export interface StateTable<T extends TableName> {
  /** In an order that is the same in every store. */
  read(): Iterable<TableRecords[T]>;
  /** Says whether it was written: what is there already stays. */
  write(record: TableRecords[T]): boolean;
}

export type StateTables = { [T in TableName]: StateTable<T> };
