import { entryKeys } from '../history/entry-keys.ts';
import type { EntryKeys, NewEntryRow } from '../history/entry-row.ts';
import { updateDate } from '../history/update-date.ts';
import type { EntryRecord } from './state-record.ts';

/** The record of an entry as a store has it. `changed` may also be its date of update itself. */
export function entryRecord(
  row: Pick<
    NewEntryRow,
    'entry' | 'keys' | 'changed' | 'lastSeen' | 'withdrawn' | 'missing' | 'removed' | 'held'
  >,
): EntryRecord {
  const { entry, keys, changed, lastSeen, withdrawn, missing, removed, held } = row;
  return {
    ...{ type: 'entry', entry, lastSeen },
    ...(entry.updated !== undefined && { updateDate: updateDate(entry, changed) }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(missing !== undefined && { missing }),
    ...(removed && { removed }),
    ...(held && { held }),
    ...(removed?.isPurged && { keys }),
  };
}

/** What the entry of a record is known by. */
export function keysOf({ entry, keys }: EntryRecord): EntryKeys {
  return keys ?? entryKeys(entry);
}
