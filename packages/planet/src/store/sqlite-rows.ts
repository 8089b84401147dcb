import type { SQLOutputValue } from 'node:sqlite';
import type { RawEntry } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';
import type { EntryFacts, EntryKeys, EntryRow, EntryRows, NewEntryRow } from '../history/entry-row.ts';
import { tagNames } from '../history/tag-names.ts';
import { updateDate } from '../history/update-date.ts';
import { readEntry, readRow } from './read-row.ts';
import type { Sql } from './sql.ts';

const columns =
  'key, id, hash, published, first_seen, last_seen, withdrawn, missing, removed, held, link, text, title_date';

/** The rows of one source in the tables of a SQLite store. `change` numbers what is written. */
export function sqliteRows(sql: Sql, sourceId: string, change: number): EntryRows {
  const own = (id: string) => {
    const row = sql(`SELECT ${columns} FROM entries WHERE source = ? AND id = ?`).get(sourceId, id);
    return row && entryRow(row);
  };
  // Hardly any feed ever changed an id: all others cost one look, and none for each entry.
  let hasAliases: boolean | undefined;
  const mayHave = () => {
    hasAliases ??= sql('SELECT 1 AS there FROM aliases WHERE source = ? LIMIT 1').get(sourceId) !== undefined;
    return hasAliases;
  };
  return {
    own,
    aliased(id) {
      if (!mayHave()) return undefined;
      const row = sql('SELECT id FROM aliases WHERE source = ? AND alias = ?').get(sourceId, id);
      return row && own(String(row.id));
    },
    entry(id) {
      const row = sql(
        'SELECT contents.entry AS entry FROM entries JOIN contents USING (key) WHERE source = ? AND id = ?',
      ).get(sourceId, id);
      return row && readEntry(row.entry);
    },
    alike: (key, value, limit) =>
      sql(`SELECT ${columns} FROM entries WHERE ${keyColumns[key]} = ? AND source = ? LIMIT ?`)
        .all(value, sourceId, limit)
        .map(entryRow),
    alias(feedId, id) {
      if (id !== undefined) {
        sql('INSERT OR REPLACE INTO aliases (source, alias, id) VALUES (?, ?, ?)').run(sourceId, feedId, id);
        hasAliases = true;
      } else if (mayHave()) {
        sql('DELETE FROM aliases WHERE source = ? AND alias = ?').run(sourceId, feedId);
      }
    },
    isEmpty: () => sql('SELECT 1 AS there FROM entries WHERE source = ? LIMIT 1').get(sourceId) === undefined,
    write: (row) => write(sql, sourceId, row, change),
    touch(id, now) {
      sql('UPDATE entries SET last_seen = ? WHERE source = ? AND id = ?').run(now, sourceId, id);
    },
    publishedBetween: (from, to) =>
      sql(`SELECT ${columns} FROM entries WHERE source = ? AND published > ? AND published < ?`)
        .all(sourceId, from, to)
        .map(entryRow),
    markMissing(id, since) {
      sql('UPDATE entries SET missing = ?, change = ? WHERE source = ? AND id = ?').run(
        since,
        change,
        sourceId,
        id,
      );
    },
    withdraw(id, since) {
      sql('UPDATE entries SET withdrawn = ?, change = ? WHERE source = ? AND id = ?').run(
        since,
        change,
        sourceId,
        id,
      );
    },
    standing: () =>
      sql('SELECT id FROM entries WHERE source = ? AND withdrawn IS NULL')
        .all(sourceId)
        .map(({ id }) => String(id)),
  };
}

const keyColumns: Readonly<Record<keyof EntryKeys, string>> = {
  link: 'link',
  text: 'text',
  titleDate: 'title_date',
};

function write(sql: Sql, sourceId: string, row: NewEntryRow, change: number): void {
  const { id, entry, keys, removed, held } = row;
  const written = sql(
    `INSERT INTO entries (source, id, date, updated, published, first_seen, last_seen, hash, removed, held, link, text,
       title_date, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source, id) DO UPDATE SET
       date = excluded.date, updated = excluded.updated, published = excluded.published, last_seen = excluded.last_seen,
       hash = excluded.hash, withdrawn = NULL, missing = NULL, removed = excluded.removed, held = excluded.held,
       link = excluded.link, text = excluded.text, title_date = excluded.title_date, change = excluded.change
     RETURNING key`,
  ).get(
    ...[sourceId, id, entryDate(entry), updateDate(entry, row.changed), row.published ?? null],
    ...[row.seen, row.lastSeen, row.hash, jsonOrNull(removed), jsonOrNull(held)],
    ...[keys.link ?? null, keys.text ?? null, keys.titleDate ?? null, change],
  );
  sql('INSERT OR REPLACE INTO contents (key, entry) VALUES (?, ?)').run(
    Number(written?.key),
    JSON.stringify(entry),
  );
  sql('DELETE FROM tags WHERE key = ?').run(Number(written?.key));
  addTags(sql, Number(written?.key), entry);
}

/** Files an entry under its tags. */
export function addTags(sql: Sql, key: number, entry: RawEntry): void {
  for (const tag of tagNames(entry)) sql('INSERT INTO tags (key, tag) VALUES (?, ?)').run(key, tag);
}

function jsonOrNull(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function entryRow(row: Record<string, SQLOutputValue>): EntryRow {
  const { published } = row;
  return {
    id: String(row.id),
    hash: String(row.hash),
    ...(published !== null && { published: String(published) }),
    ...entryFacts(row),
    keys: entryKeysOf(row),
  };
}

/** What the columns of a row say that its entry is known by. */
export function entryKeysOf({ link, text, title_date }: Record<string, SQLOutputValue>): EntryKeys {
  return {
    ...(link !== null && { link: String(link) }),
    ...(text !== null && { text: String(text) }),
    ...(title_date !== null && { titleDate: String(title_date) }),
  };
}

/** What the columns of a row say of its entry. */
export function entryFacts(row: Record<string, SQLOutputValue>): EntryFacts {
  const { withdrawn, missing, removed, held } = row;
  return {
    seen: String(row.first_seen),
    lastSeen: String(row.last_seen),
    ...(withdrawn !== null && { withdrawn: String(withdrawn) }),
    ...(missing !== null && { missing: String(missing) }),
    ...(removed !== null && { removed: readRow<NonNullable<EntryFacts['removed']>>(removed, ['when']) }),
    ...(held !== null && { held: readRow<NonNullable<EntryFacts['held']>>(held, ['reason']) }),
  };
}
