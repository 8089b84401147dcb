import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { BucketState } from '@planet-ceres/fetch/schedule';
import type { RawEntry, SafeHtml } from '@planet-ceres/model';
import { changedRevision, isNews, nextRevision } from '../history/content-change.ts';
import { linkKey } from '../history/entry-keys.ts';
import type { Removal } from '../history/entry-row.ts';
import { hashOf } from '../history/merge-entry.ts';
import { purgedEntry } from '../history/purged-entry.ts';
import { recordEntries } from '../history/record-entries.ts';
import { renamedState, withFirst } from './first-known.ts';
import { lockStore } from './lock-store.ts';
import { openStoreFile } from './open-store-file.ts';
import { proveRoom } from './prove-room.ts';
import { readEntry, readRow } from './read-row.ts';
import { planetValue, prepareOnce, type Sql, setPlanetValue, transaction } from './sql.ts';
import {
  countEntries,
  entrySpan,
  judge,
  pageOf,
  removedEntries,
  spanStates,
  utcMonths,
} from './sqlite-choice.ts';
import { listState, recordList } from './sqlite-lists.ts';
import { recordRelease, release } from './sqlite-releases.ts';
import { entryFacts, sqliteRows } from './sqlite-rows.ts';
import { restoreSqlite, sqliteRecords } from './sqlite-state.ts';
import type { FeedBody, Outcome, Recorded, SourceState, Store, StoredEntry } from './store.ts';
import { guardStore } from './store-broken.ts';

/**
 * A store in one SQLite file, which it makes with its folder if need be. Throws `STORE_BROKEN` for a file that is damaged,
 * foreign, of a newer version or not writable; it never deletes anything.
 */
export function sqliteStore(path: string): Store {
  const database = guardStore(path, () => openStoreFile(path));
  const sql = prepareOnce(database);
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
          `SELECT id FROM entries WHERE source = ?1 AND id IN (SELECT value FROM json_each(?2))
           UNION SELECT alias FROM aliases WHERE source = ?1 AND alias IN (SELECT value FROM json_each(?2))`,
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
    entries: (query) => guard(() => pageOf(sql, query)),
    countEntries: (choice, spans) => guard(() => countEntries(sql, choice, spans)),
    spanStates: (choice, spans) => guard(() => spanStates(sql, choice, spans)),
    entrySpan: (choice) => guard(() => entrySpan(sql, choice)),
    utcMonths: (choice) => guard(() => utcMonths(sql, choice)),
    findEntries: (sought) => guard(() => findEntries(sql, sought)),
    removeEntry: (sourceId, id, removal) =>
      guard(() => {
        const isThere = transaction(database, () => removeEntry(sql, sourceId, id, removal));
        // What was purged is not to stay readable in the file, where earlier versions of it may lie in free pages, nor in the log.
        if (isThere && removal?.isPurged) database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
        return isThere;
      }),
    removedEntries: (choice, since) => guard(() => removedEntries(sql, choice, since)),
    judge: (view, rules, passes) => guard(() => transaction(database, () => judge(sql, view, rules, passes))),
    contentRevision: () => guard(() => planetValue(sql, 'revision') ?? ''),
    gathered: () => guard(() => planetValue(sql, 'gathered')),
    cleanHtml: (policy, key) =>
      guard(() => {
        const row = sql('SELECT html FROM clean_html WHERE key = ? AND policy = ?').get(key, policy);
        // Only rememberCleanHtml writes here, and it takes nothing but SafeHtml.
        return row && (String(row.html) as SafeHtml);
      }),
    rememberCleanHtml: (policy, html) =>
      guard(() =>
        transaction(database, () => {
          // Looking through all that is remembered takes long: it is done when the policy has changed.
          if (planetValue(sql, 'policy') !== policy) {
            sql('DELETE FROM clean_html WHERE policy <> ?').run(policy);
            setPlanetValue(sql, 'policy', policy);
          }
          const insert = sql('INSERT OR REPLACE INTO clean_html (key, policy, html) VALUES (?, ?, ?)');
          for (const [key, clean] of html) insert.run(key, policy, clean);
        }),
      ),
    release: (dir) => guard(() => release(sql, dir)),
    recordRelease: (dir, next) => guard(() => transaction(database, () => recordRelease(sql, dir, next))),
    records: () => sqliteRecords(path),
    restore: (records) => guard(() => transaction(database, () => restoreSqlite(sql, records))),
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

function sourceState(sql: Sql, sourceId: string): SourceState | undefined {
  const row = sql('SELECT state FROM sources WHERE id = ?').get(sourceId);
  return row && readRow<SourceState>(row.state, ['poll']);
}

function record(sql: Sql, outcome: Outcome): Recorded {
  const { sourceId, now, state } = outcome;
  const before = sourceState(sql, sourceId);
  const change = Number(planetValue(sql, 'change') ?? 0) + 1;
  const { changes, hasPurged, ...counts } = recordEntries(outcome, sqliteRows(sql, sourceId, change), {
    isFirst: before?.feed === undefined,
  });
  if (changes.length > 0) setPlanetValue(sql, 'change', String(change));
  if (outcome.body && !hasPurged) keepBody(sql, sourceId, outcome.body);
  const revision = planetValue(sql, 'revision') ?? '';
  const next = nextRevision(revision, before, outcome, changes);
  if (next !== revision) setPlanetValue(sql, 'revision', next);
  if (isNews(counts)) setPlanetValue(sql, 'gathered', now);
  sql('INSERT OR REPLACE INTO sources (id, state) VALUES (?, ?)').run(
    ...[sourceId, JSON.stringify(withFirst(state, sourceId, before))],
  );
  return counts;
}

const storedColumns =
  'key, source, id, entry, updated, first_seen, last_seen, withdrawn, missing, removed, held';

function findEntries(sql: Sql, { id, link }: { id?: string; link?: string }): StoredEntry[] {
  const key = link === undefined ? undefined : linkKey(link);
  const rows = sql(
    `SELECT ${storedColumns} FROM entries LEFT JOIN contents USING (key)
     WHERE id = ?1 OR link = ?2 OR (source, id) IN (SELECT source, id FROM aliases WHERE alias = ?1)
     ORDER BY source, id`,
  ).all(id ?? '', key ?? '');
  // Read once: a publisher may have given thousands of entries one link, and other ids.
  const aliases = sql(
    'SELECT source, id, alias FROM aliases WHERE source IN (SELECT value FROM json_each(?)) ORDER BY alias',
  ).all(JSON.stringify([...new Set(rows.map(({ source }) => String(source)))]));
  const aliasesOf = Map.groupBy(aliases, ({ source, id }) => JSON.stringify([source, id]));
  return rows.map((row) => ({
    entry: readEntry(row.entry),
    updateDate: String(row.updated),
    ...entryFacts(row),
    aliases: (aliasesOf.get(JSON.stringify([row.source, row.id])) ?? []).map(({ alias }) => String(alias)),
  }));
}

function removeEntry(sql: Sql, sourceId: string, id: string, removal: Removal | undefined): boolean {
  const row = sql(
    `SELECT ${storedColumns} FROM entries LEFT JOIN contents USING (key) WHERE source = ? AND id = ?`,
  ).get(sourceId, id);
  if (!row) return false;
  // What was purged stays so, whatever is wanted of it later.
  if (entryFacts(row).removed?.isPurged) return removal !== undefined;
  const change = Number(planetValue(sql, 'change') ?? 0) + 1;
  setPlanetValue(sql, 'change', String(change));
  sql('UPDATE entries SET removed = ?, change = ? WHERE key = ?').run(
    ...[removal ? JSON.stringify(removal) : null, change, Number(row.key)],
  );
  if (removal?.isPurged) purge(sql, Number(row.key), readEntry(row.entry));
  const revision = planetValue(sql, 'revision') ?? '';
  setPlanetValue(sql, 'revision', changedRevision(revision, ['removed', sourceId, id, removal?.when ?? '']));
  return true;
}

function purge(sql: Sql, key: number, entry: RawEntry): void {
  sql('UPDATE contents SET entry = ? WHERE key = ?').run(JSON.stringify(purgedEntry(entry)), key);
  sql('DELETE FROM tags WHERE key = ?').run(key);
  // Of an entry that says nothing any more, not when it was updated either.
  sql('UPDATE entries SET updated = date WHERE key = ?').run(key);
  sql('DELETE FROM bodies WHERE source = ?').run(entry.sourceId);
  sql('DELETE FROM clean_html').run();
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
  const state = sourceState(sql, from);
  if (!state || sourceState(sql, to)) return;
  const rows = sql('SELECT key, entry FROM entries LEFT JOIN contents USING (key) WHERE source = ?').all(
    from,
  );
  const change = Number(planetValue(sql, 'change') ?? 0) + 1;
  setPlanetValue(sql, 'change', String(change));
  for (const row of rows) {
    const entry: RawEntry = { ...readEntry(row.entry), sourceId: to };
    sql('UPDATE entries SET source = ?, hash = ?, change = ? WHERE key = ?').run(
      ...[to, hashOf(entry), change, Number(row.key)],
    );
    sql('UPDATE contents SET entry = ? WHERE key = ?').run(JSON.stringify(entry), Number(row.key));
  }
  // The other id may have other rules: its entries are judged anew, also by a view that knows that id without entries.
  sql('DELETE FROM left_out WHERE key IN (SELECT key FROM entries WHERE source = ?)').run(to);
  sql('UPDATE aliases SET source = ? WHERE source = ?').run(to, from);
  sql('UPDATE bodies SET source = ? WHERE source = ?').run(to, from);
  sql('UPDATE sources SET id = ?, state = ? WHERE id = ?').run(
    ...[to, JSON.stringify(renamedState(state, from)), from],
  );
  setPlanetValue(sql, 'revision', changedRevision(planetValue(sql, 'revision') ?? '', [from, to]));
}
