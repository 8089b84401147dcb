import type { RawEntry } from '@planet-ceres/model';
import type { Outcome, Recorded } from '../store/store.ts';
import { entryKeys } from './entry-keys.ts';
import type { EntryFacts, EntryRow, EntryRows } from './entry-row.ts';
import { findBackfill } from './find-backfill.ts';
import { documentWindow } from './find-missing.ts';
import { matchEntries } from './match-entry.ts';
import { hashOf, mergeEntry } from './merge-entry.ts';
import { idOfReuse } from './reused-id.ts';

/** What became of a document's entries: counts, and everything that pages can show of it, for the content revision. */
export interface RecordedEntries extends Recorded {
  changes: string[];
  /** Whether the document still has an entry that was purged: then its body is not kept. */
  hasPurged: boolean;
}

/**
 * Puts the entries of one outcome into the rows of its source: new ones, changed ones, those seen again; then marks what its
 * publisher withdrew. The same outcome gives the same rows in every store.
 */
export function recordEntries(
  outcome: Outcome,
  rows: EntryRows,
  { isFirst }: { isFirst: boolean },
): RecordedEntries {
  const { now } = outcome;
  const entries = (outcome.entries ?? []).map(withDate);
  const counts = { added: 0, changed: 0 };
  const changes: string[] = [];
  let hasPurged = false;
  const matches = matchEntries(entries, rows);
  const ids = new Map(entries.map((entry) => [entry.id, matches.get(entry.id) ?? freeId(entry, rows)]));
  const unseen = entries.filter(({ id }) => !matches.has(id));
  const held = findBackfill(unseen, { isFirst, newMemberEntries: outcome.newMemberEntries });

  for (const incoming of entries) {
    const id = ids.get(incoming.id) ?? incoming.id;
    const known = rows.own(id);
    rows.alias(incoming.id, id === incoming.id ? undefined : id);
    if (known?.removed?.isPurged) {
      hasPurged = true;
      rows.touch(id, now);
      continue;
    }
    const merged = mergeEntry(known, { ...incoming, id });
    const hash = hashOf(merged);
    if (known?.hash === hash && known.withdrawn === undefined && known.missing === undefined) {
      rows.touch(id, now);
      continue;
    }
    if (known?.hash !== hash || known.withdrawn !== undefined) counts[known ? 'changed' : 'added'] += 1;
    changes.push(hash);
    rows.write(rowOf(merged, { hash, now, known, held: held.get(incoming.id) }));
  }
  const present = new Set(ids.values());
  changes.push(
    ...markWithdrawn(outcome, rows, present),
    ...markMissing({ ...outcome, entries }, rows, present),
  );
  return { ...counts, changes, hasPurged };
}

/** The id an entry is stored under that no row is known of: its own, unless an earlier post has that. */
function freeId(entry: RawEntry, rows: EntryRows): string {
  return rows.own(entry.id) ? idOfReuse(entry) : entry.id;
}

/** An entry that only says when it was updated counts as published then. */
function withDate(entry: RawEntry): RawEntry {
  const published = entry.published ?? entry.updated;
  return published === undefined ? entry : { ...entry, published };
}

function rowOf(
  entry: RawEntry,
  {
    hash,
    now,
    known,
    held,
  }: { hash: string; now: string; known: EntryRow | undefined; held: EntryFacts['held'] },
): Parameters<EntryRows['write']>[0] {
  const heldNow = known ? known.held : held;
  return {
    id: entry.id,
    ...(entry.published !== undefined && { published: entry.published }),
    ...{ hash, entry, keys: entryKeys(entry), seen: entry.seen, lastSeen: now, changed: now },
    ...(known?.removed && { removed: known.removed }),
    ...(heldNow && { held: heldNow }),
  };
}

/** Entries that a complete feed does not hold any more, and those that a feed says are deleted. */
function markWithdrawn(
  { now, isComplete, deleted = [] }: Outcome,
  rows: EntryRows,
  present: ReadonlySet<string>,
): string[] {
  const gone = new Map<string, string>();
  for (const { id, when } of deleted) {
    const row = rows.aliased(id) ?? rows.own(id);
    // A tombstone beside its own entry says nothing, and one that was heeded once says nothing new.
    if (row && row.withdrawn === undefined && !present.has(row.id)) {
      gone.set(row.id, when !== undefined && when < now ? when : now);
    }
  }
  if (isComplete) {
    for (const id of rows.standing()) if (!present.has(id) && !gone.has(id)) gone.set(id, now);
  }
  for (const [id, since] of gone) rows.withdraw(id, since);
  return [...gone.keys()].sort();
}

/** Entries that are gone from between others. They are marked when they are first missed, and freed as they come again. */
function markMissing(
  { now, entries = [], isWhole, isComplete }: Outcome,
  rows: EntryRows,
  present: ReadonlySet<string>,
): string[] {
  const window = isWhole && !isComplete ? documentWindow(entries) : undefined;
  if (!window) return [];
  const missed = rows
    .publishedBetween(window.from, window.to)
    .filter(
      ({ id, missing, withdrawn }) => !present.has(id) && missing === undefined && withdrawn === undefined,
    )
    .map(({ id }) => id);
  for (const id of missed) rows.markMissing(id, now);
  return missed.sort().map((id) => `missing ${id}`);
}
