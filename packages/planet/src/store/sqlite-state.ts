import { prepareOnce, type Sql } from './sql.ts';
import { openDatabase } from './sqlite.ts';
import { sqliteTables } from './sqlite-tables.ts';
import type { StateRecord } from './state-record.ts';
import { type Restored, readRecords, refuseUnlessEmpty, writeRecords } from './state-records.ts';
import { guardStore } from './store-broken.ts';

/**
 * Reads a store's whole state as it was at one moment, however long that takes and whoever writes in the meantime: on a connection of
 * its own, so that the store itself can be used too.
 */
export function* sqliteRecords(path: string): Generator<StateRecord> {
  const database = guardStore(path, () => openDatabase(path, { timeout: 5000 }));
  try {
    guardStore(path, () => database.exec('PRAGMA query_only = ON; BEGIN'));
    const records = readRecords(sqliteTables(prepareOnce(database)));
    for (;;) {
      const next = guardStore(path, () => records.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    database.close();
  }
}

/** Writes a state into a store that is empty, within a transaction of the caller's. */
export function restoreSqlite(sql: Sql, records: Iterable<unknown>): Restored {
  const tables = sqliteTables(sql);
  refuseUnlessEmpty(tables);
  // What views found out of no entries at all does not hold for those that come now.
  sql('DELETE FROM judgements').run();
  sql('DELETE FROM left_out').run();
  return writeRecords(records, tables);
}
