import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { BucketState } from '@planet-ceres/fetch/schedule';
import type { RawEntry, SafeHtml } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';
import { isNews, nextRevision, renamedRevision } from './content-change.ts';
import { lockStore } from './lock-store.ts';
import { type FirstSight, hashOf, mergeEntry } from './merge-entry.ts';
import { openStoreFile } from './open-store-file.ts';
import { proveRoom } from './prove-room.ts';
import { readEntry, readRow } from './read-row.ts';
import { listState, recordList } from './sqlite-lists.ts';
import type {
  EntryQuery,
  FeedBody,
  Outcome,
  PublishedFile,
  Recorded,
  Release,
  SourceState,
  Store,
} from './store.ts';
import { guardStore } from './store-broken.ts';

/**
 * A store in one SQLite file, which it makes with its folder if need be. Throws `STORE_BROKEN` for a file that is damaged,
 * foreign, of a newer version or not writable; it never deletes anything.
 */
export function sqliteStore(path: string): Store {
  const database = guardStore(path, () => openStoreFile(path));
  const statements = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const known = statements.get(text) ?? database.prepare(text);
    statements.set(text, known);
    return known;
  };
  const guard = <T>(work: () => T): T => guardStore(path, work);

  return {
    source: (sourceId) => guard(() => sourceState(sql, sourceId)),
    sources: () =>
      guard(() =>
        sql(`SELECT id, state ->> '$.poll.feedUrl' AS url FROM sources ORDER BY id`)
          .all()
          .map(({ id, url }) => ({ id: String(id), feedUrl: String(url) })),
      ),
    renameSource: (from, to) => guard(() => transaction(database, () => renameSource(sql, from, to))),
    record: (outcome) => guard(() => transaction(database, () => record(sql, outcome))),
    knownIds: (sourceId, ids) =>
      guard(() => {
        const rows = sql(
          'SELECT id FROM entries WHERE source = ? AND id IN (SELECT value FROM json_each(?))',
        );
        return new Set(rows.all(sourceId, JSON.stringify(ids)).map(({ id }) => String(id)));
      }),
    body: (sourceId) => guard(() => feedBody(sql, sourceId)),
    list: (from) => guard(() => listState(sql, from)),
    recordList: (from, state) => guard(() => recordList(sql, from, state)),
    buckets: () =>
      guard(() => {
        const rows = sql('SELECT name, state FROM buckets').all();
        return new Map(rows.map(({ name, state }) => [String(name), readRow<BucketState>(state)]));
      }),
    recordBucket: (name, state) =>
      guard(() => {
        sql('INSERT OR REPLACE INTO buckets (name, state) VALUES (?, ?)').run(name, JSON.stringify(state));
      }),
    entries: (query) => guard(() => page(sql, query)),
    countEntries: (sourceIds, spans) =>
      guard(() => {
        const count = sql(
          `SELECT count(*) AS entries FROM entries WHERE date >= ? AND date < ? AND ${isShown}`,
        );
        return spans.map(({ from, to }) => Number(count.get(from, to, JSON.stringify(sourceIds))?.entries));
      }),
    entrySpan: (sourceIds) =>
      guard(() => {
        // Every poll may ask this of one source, so the entries of the others are not looked through.
        const [sourceId, ...others] = sourceIds;
        const isAlone = sourceId !== undefined && others.length === 0;
        const which = isAlone ? 'withdrawn IS NULL AND source = ?' : isShown;
        const row = sql(`SELECT min(date) AS oldest, max(date) AS newest FROM entries WHERE ${which}`).get(
          isAlone ? sourceId : JSON.stringify(sourceIds),
        );
        return row?.oldest ? { oldest: String(row.oldest), newest: String(row.newest) } : undefined;
      }),
    contentRevision: () => guard(() => value(sql, 'revision') ?? ''),
    gathered: () => guard(() => value(sql, 'gathered')),
    cleanHtml: (policy, key) =>
      guard(() => {
        const row = sql('SELECT html FROM clean_html WHERE key = ? AND policy = ?').get(key, policy);
        // Only rememberCleanHtml writes here, and it takes nothing but SafeHtml.
        return row && (String(row.html) as SafeHtml);
      }),
    rememberCleanHtml: (policy, html) =>
      guard(() =>
        transaction(database, () => {
          sql('DELETE FROM clean_html WHERE policy <> ?').run(policy);
          const insert = sql('INSERT OR REPLACE INTO clean_html (key, policy, html) VALUES (?, ?, ?)');
          for (const [key, clean] of html) insert.run(key, policy, clean);
        }),
      ),
    release: (dir) => guard(() => release(sql, dir)),
    recordRelease: (dir, next) => guard(() => transaction(database, () => recordRelease(sql, dir, next))),
    lock() {
      const unlock = lockStore(path);
      try {
        // Who asked feeds and cannot record their answers would ask them again in every run.
        guard(() => transaction(database, () => {}));
        proveRoom(path);
        return unlock;
      } catch (cause) {
        unlock();
        throw cause;
      }
    },
    close: () => database.close(),
  };
}

type Sql = (text: string) => StatementSync;

// The plus keeps SQLite from going by source and then sorting everything: pages are read along the index by date.
const isShown = 'withdrawn IS NULL AND +source IN (SELECT value FROM json_each(?))';

function transaction<T>(database: DatabaseSync, work: () => T): T {
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

function value(sql: Sql, key: string): string | undefined {
  const row = sql('SELECT value FROM planet WHERE key = ?').get(key);
  return row && String(row.value);
}

function setValue(sql: Sql, key: string, text: string): void {
  sql('INSERT OR REPLACE INTO planet (key, value) VALUES (?, ?)').run(key, text);
}

function sourceState(sql: Sql, sourceId: string): SourceState | undefined {
  const row = sql('SELECT state FROM sources WHERE id = ?').get(sourceId);
  return row && readRow<SourceState>(row.state, ['poll']);
}

function record(sql: Sql, outcome: Outcome): Recorded {
  const { sourceId, now, state } = outcome;
  const counts = { added: 0, changed: 0 };
  const changes: string[] = [];
  for (const incoming of outcome.entries ?? []) {
    const known = sql(
      'SELECT key, hash, published, first_seen, withdrawn FROM entries WHERE source = ? AND id = ?',
    ).get(sourceId, incoming.id);
    const merged = mergeEntry(known && firstSight(known), incoming);
    const hash = hashOf(merged);
    if (known?.hash === hash && known.withdrawn === null) {
      sql('UPDATE entries SET last_seen = ? WHERE key = ?').run(now, Number(known.key));
      continue;
    }
    counts[known ? 'changed' : 'added'] += 1;
    changes.push(hash);
    const { key } =
      sql(
        `INSERT INTO entries (source, id, date, published, first_seen, last_seen, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (source, id) DO UPDATE SET
           date = excluded.date, published = excluded.published, last_seen = excluded.last_seen, hash = excluded.hash,
           withdrawn = NULL
         RETURNING key`,
      ).get(sourceId, incoming.id, entryDate(merged), merged.published ?? null, merged.seen, now, hash) ?? {};
    sql('INSERT OR REPLACE INTO contents (key, entry) VALUES (?, ?)').run(
      Number(key),
      JSON.stringify(merged),
    );
  }
  if (outcome.isComplete) changes.push(...withdrawOthers(sql, outcome));
  if (outcome.body) keepBody(sql, sourceId, outcome.body);
  const revision = value(sql, 'revision') ?? '';
  const next = nextRevision(revision, sourceState(sql, sourceId), outcome, changes);
  if (next !== revision) setValue(sql, 'revision', next);
  if (isNews(counts)) setValue(sql, 'gathered', now);
  sql('INSERT OR REPLACE INTO sources (id, state) VALUES (?, ?)').run(sourceId, JSON.stringify(state));
  return counts;
}

/** Takes entries out of sight that a complete feed does not hold any more; their ids. */
function withdrawOthers(sql: Sql, { sourceId, now, entries = [] }: Outcome): string[] {
  const ids = JSON.stringify(entries.map(({ id }) => id));
  const rows = sql(
    `UPDATE entries SET withdrawn = ? WHERE source = ? AND withdrawn IS NULL
     AND id NOT IN (SELECT value FROM json_each(?)) RETURNING id`,
  ).all(now, sourceId, ids);
  return rows.map(({ id }) => String(id)).sort();
}

function keepBody(sql: Sql, sourceId: string, { bytes, ...origin }: FeedBody): void {
  sql('INSERT OR REPLACE INTO bodies (source, origin, body) VALUES (?, ?, ?)').run(
    sourceId,
    JSON.stringify(origin),
    zstdCompressSync(bytes),
  );
}

function feedBody(sql: Sql, sourceId: string): FeedBody | undefined {
  const row = sql('SELECT origin, body FROM bodies WHERE source = ?').get(sourceId);
  if (!row) return undefined;
  const { buffer, byteOffset, byteLength } = zstdDecompressSync(row.body as Uint8Array);
  const origin = readRow<Omit<FeedBody, 'bytes'>>(row.origin, ['url']);
  return { ...origin, bytes: new Uint8Array(buffer, byteOffset, byteLength) };
}

function renameSource(sql: Sql, from: string, to: string): void {
  if (!sourceState(sql, from) || sourceState(sql, to)) return;
  const rows = sql('SELECT key, entry FROM entries LEFT JOIN contents USING (key) WHERE source = ?').all(
    from,
  );
  for (const row of rows) {
    const entry: RawEntry = { ...readEntry(row.entry), sourceId: to };
    sql('UPDATE entries SET source = ?, hash = ? WHERE key = ?').run(to, hashOf(entry), Number(row.key));
    sql('UPDATE contents SET entry = ? WHERE key = ?').run(JSON.stringify(entry), Number(row.key));
  }
  sql('UPDATE bodies SET source = ? WHERE source = ?').run(to, from);
  sql('UPDATE sources SET id = ? WHERE id = ?').run(to, from);
  setValue(sql, 'revision', renamedRevision(value(sql, 'revision') ?? '', from, to));
}

function firstSight({ published, first_seen }: Record<string, SQLOutputValue>): FirstSight {
  return { published: published === null ? undefined : String(published), seen: String(first_seen) };
}

function page(sql: Sql, { sourceIds, limit, span, after }: EntryQuery): RawEntry[] {
  const conditions = [isShown];
  const values: SQLInputValue[] = [JSON.stringify(sourceIds)];
  if (span) {
    conditions.push('date >= ? AND date < ?');
    values.push(span.from, span.to);
  }
  if (after) {
    conditions.push('(date < ? OR (date = ? AND (source, id) > (?, ?)))', 'date <= ?');
    values.push(after.date, after.date, after.sourceId, after.id, after.date);
  }
  const rows = sql(
    `SELECT entry FROM entries LEFT JOIN contents USING (key)
     WHERE ${conditions.join(' AND ')} ORDER BY date DESC, source, id LIMIT ?`,
  ).all(...values, limit);
  return rows.map((row) => readEntry(row.entry));
}

function release(sql: Sql, dir: string): Release | undefined {
  const row = sql('SELECT stamp FROM releases WHERE dir = ?').get(dir);
  if (!row) return undefined;
  const files = sql('SELECT path, hash, size, modified FROM published WHERE dir = ?').all(dir);
  return {
    ...(row.stamp !== null && { stamp: String(row.stamp) }),
    files: new Map(
      files.map(({ path, hash, size, modified }): [string, PublishedFile] => [
        String(path),
        { hash: String(hash), size: Number(size), modified: Number(modified) },
      ]),
    ),
  };
}

function recordRelease(sql: Sql, dir: string, { stamp, files }: Release): void {
  sql('INSERT OR REPLACE INTO releases (dir, stamp) VALUES (?, ?)').run(dir, stamp ?? null);
  sql('DELETE FROM published WHERE dir = ?').run(dir);
  const insert = sql('INSERT INTO published (dir, path, hash, size, modified) VALUES (?, ?, ?, ?, ?)');
  for (const [path, { hash, size, modified }] of files) insert.run(dir, path, hash, size, modified);
}
