import type { SQLOutputValue } from 'node:sqlite';
import { entryDate } from '@planet-ceres/timeline';
import { hashOf } from '../history/merge-entry.ts';
import { updateDate } from '../history/update-date.ts';
import { entryRecord, keysOf } from './entry-record.ts';
import { readEntry } from './read-row.ts';
import type { Sql } from './sql.ts';
import { addTags, entryFacts, entryKeysOf } from './sqlite-rows.ts';
import type { EntryRecord, StateTable } from './state-record.ts';

/** How entries stand in a SQLite store: in `entries`, their text in `contents`. */
export function entryTable(sql: Sql): StateTable<'entry'> {
  return {
    *read() {
      const rows = sql('SELECT * FROM entries LEFT JOIN contents USING (key) ORDER BY source, id').iterate();
      for (const row of rows) yield recordOf(row);
    },
    write(record) {
      const { entry, lastSeen, withdrawn, missing, removed, held } = record;
      const keys = keysOf(record);
      const written = sql(
        `INSERT OR IGNORE INTO entries (source, id, date, updated, published, first_seen, last_seen, hash, withdrawn, missing,
           removed, held, link, text, title_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
      ).get(
        ...[entry.sourceId, entry.id, entryDate(entry), updateDate(entry, record.updateDate ?? lastSeen)],
        ...[entry.published ?? null, entry.seen, lastSeen, hashOf(entry), withdrawn ?? null, missing ?? null],
        ...[removed ? JSON.stringify(removed) : null, held ? JSON.stringify(held) : null],
        ...[keys.link ?? null, keys.text ?? null, keys.titleDate ?? null],
      );
      if (!written) return false;
      sql('INSERT INTO contents (key, entry) VALUES (?, ?)').run(Number(written.key), JSON.stringify(entry));
      addTags(sql, Number(written.key), entry);
      return true;
    },
  };
}

function recordOf(row: Record<string, SQLOutputValue>): EntryRecord {
  return entryRecord({
    ...entryFacts(row),
    ...{ entry: readEntry(row.entry), keys: entryKeysOf(row), changed: String(row.updated) },
  });
}
