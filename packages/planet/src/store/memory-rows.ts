import type { EntryRows, NewEntryRow } from '../history/entry-row.ts';

/** An entry of a store in memory. */
export type KeptEntry = NewEntryRow;

/** What a store in memory has of one source: entries by their ids, and the ids they had before. */
export interface SourceEntries {
  kept: Map<string, KeptEntry>;
  aliases: Map<string, string>;
}

/** The rows of one source in a store in memory. They are changed in place. */
export function memoryRows({ kept, aliases }: SourceEntries): EntryRows {
  return {
    own: (id) => kept.get(id),
    aliased: (id) => kept.get(aliases.get(id) ?? ''),
    entry: (id) => kept.get(id)?.entry,
    alike: (key, value, limit) =>
      [...kept.values()].filter(({ keys }) => keys[key] === value).slice(0, limit),
    alias(feedId, id) {
      if (id === undefined) aliases.delete(feedId);
      else aliases.set(feedId, id);
    },
    isEmpty: () => kept.size === 0,
    write(row) {
      kept.set(row.id, row);
    },
    touch(id, now) {
      change(id, { lastSeen: now });
    },
    publishedBetween: (from, to) =>
      [...kept.values()].filter(
        ({ published }) => published !== undefined && published > from && published < to,
      ),
    markMissing(id, since) {
      change(id, { missing: since });
    },
    withdraw(id, since) {
      change(id, { withdrawn: since });
    },
    standing: () => [...kept.values()].flatMap(({ id, withdrawn }) => (withdrawn === undefined ? id : [])),
  };

  function change(id: string, facts: Partial<KeptEntry>): void {
    const row = kept.get(id);
    if (row) kept.set(id, { ...row, ...facts });
  }
}
