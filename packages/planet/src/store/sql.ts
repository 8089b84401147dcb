import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Gives the statement of a text, prepared once. */
export type Sql = (text: string) => StatementSync;

export function prepareOnce(database: DatabaseSync): Sql {
  const statements = new Map<string, StatementSync>();
  return (text) => {
    const known = statements.get(text) ?? database.prepare(text);
    statements.set(text, known);
    return known;
  };
}

/** Everything in `work` happens, or nothing of it. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

/** A single value of the planet's own: its content revision, a counter. */
export function planetValue(sql: Sql, key: string): string | undefined {
  const row = sql('SELECT value FROM planet WHERE key = ?').get(key);
  return row && String(row.value);
}

export function setPlanetValue(sql: Sql, key: string, text: string): void {
  sql('INSERT OR REPLACE INTO planet (key, value) VALUES (?, ?)').run(key, text);
}
