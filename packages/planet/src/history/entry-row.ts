import type { RawEntry } from '@planet-ceres/model';

/** What a store knows of an entry besides what the feed said. */
export interface EntryFacts {
  /** When the planet first saw it, and last found it in its feed. */
  seen: string;
  lastSeen: string;
  /** Since when its publisher says that it is gone: a tombstone (RFC 6721), or a complete feed without it (RFC 5005 §2). */
  withdrawn?: string;
  /** Since when it has been gone from between entries that its feed still has. */
  missing?: string;
  /** The planet's owner took it away. */
  removed?: Removal;
  /** It came in a heap that is not to flood the front page. */
  held?: Held;
}

/** An entry that the planet's owner took away, and why. A purged one has no content left, and never gets any again. */
export interface Removal {
  when: string;
  reason?: string;
  isPurged?: true;
}

/** Why an entry goes to the archive and not on the front page: it came with `count - 1` others, all of them `reason`. */
export interface Held {
  reason: 'undated' | 'same-date' | 'new-member';
  count: number;
}

/** By what an entry is known again whose id has changed. Each is absent where the entry has nothing to be known by. */
export interface EntryKeys {
  /** Of its permalink. */
  link?: string;
  /** Of its title and text. */
  text?: string;
  /** Of its title and the date its feed gives. */
  titleDate?: string;
}

/** An entry of one source as its store keeps it. */
export interface EntryRow extends EntryFacts {
  id: string;
  published?: string;
  hash: string;
  keys: EntryKeys;
}

/** A row to be written, with the entry itself. `changed` is when the entry last came with other content. */
export interface NewEntryRow extends EntryRow {
  entry: RawEntry;
  changed: string;
}

/** The entries of one source, within one transaction. */
export interface EntryRows {
  /** By its own id. */
  own(id: string): EntryRow | undefined;
  /** By another id that its feed has for it. */
  aliased(id: string): EntryRow | undefined;
  /** What is stored of the entry itself. */
  entry(id: string): RawEntry | undefined;
  /** At most so many rows that share one of an entry's keys. */
  alike(key: keyof EntryKeys, value: string, limit: number): EntryRow[];
  /** From now on an id of the feed means the row of another; without one, its own again. */
  alias(feedId: string, id: string | undefined): void;
  isEmpty(): boolean;
  write(row: NewEntryRow): void;
  touch(id: string, now: string): void;
  /** Rows with a published date after `from` and before `to`. */
  publishedBetween(from: string, to: string): EntryRow[];
  markMissing(id: string, since: string): void;
  withdraw(id: string, since: string): void;
  /** Rows that are not withdrawn. */
  standing(): string[];
}
