import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { BucketState } from '@planet-ceres/fetch/schedule';
import { listOf, listRecord } from './list-record.ts';
import { readRow } from './read-row.ts';
import { planetValue, type Sql, setPlanetValue } from './sql.ts';
import { entryTable } from './sqlite-entry-table.ts';
import { listState, recordList } from './sqlite-lists.ts';
import { recordRelease, release } from './sqlite-releases.ts';
import type { StateTable, StateTables } from './state-record.ts';
import type { FeedBody, SourceState } from './store.ts';

/** How the state stands in the tables of a SQLite store. Reading goes row by row: a planet's entries need not fit into memory. */
export function sqliteTables(sql: Sql): StateTables {
  return {
    planet: planetTable(sql),
    source: {
      *read() {
        for (const { id, state } of sql('SELECT id, state FROM sources ORDER BY id').iterate())
          yield { type: 'source', id: String(id), state: readRow<SourceState>(state, ['poll']) };
      },
      write: ({ id, state }) =>
        insert(sql, 'INSERT OR IGNORE INTO sources (id, state) VALUES (?, ?)', [id, JSON.stringify(state)]),
    },
    entry: entryTable(sql),
    alias: {
      *read() {
        const rows = sql('SELECT source, alias, id FROM aliases ORDER BY source, alias').iterate();
        for (const { source, alias, id } of rows)
          yield { type: 'alias', sourceId: String(source), alias: String(alias), id: String(id) };
      },
      write: ({ sourceId, alias, id }) =>
        insert(sql, 'INSERT OR IGNORE INTO aliases (source, alias, id) VALUES (?, ?, ?)', [
          sourceId,
          alias,
          id,
        ]),
    },
    body: bodyTable(sql),
    list: listTable(sql),
    bucket: {
      *read() {
        for (const { name, state } of sql('SELECT name, state FROM buckets ORDER BY name').iterate())
          yield { type: 'bucket', name: String(name), state: readRow<BucketState>(state) };
      },
      write: ({ name, state }) =>
        insert(sql, 'INSERT OR IGNORE INTO buckets (name, state) VALUES (?, ?)', [
          name,
          JSON.stringify(state),
        ]),
    },
    release: releaseTable(sql),
  };
}

function insert(sql: Sql, text: string, values: (string | Uint8Array)[]): boolean {
  return sql(text).run(...values).changes > 0;
}

function planetTable(sql: Sql): StateTable<'planet'> {
  return {
    *read() {
      const revision = planetValue(sql, 'revision');
      const gathered = planetValue(sql, 'gathered');
      if (revision !== undefined)
        yield { type: 'planet', revision, ...(gathered !== undefined && { gathered }) };
    },
    write({ revision, gathered }) {
      if (planetValue(sql, 'revision') !== undefined) return false;
      setPlanetValue(sql, 'revision', revision);
      if (gathered !== undefined) setPlanetValue(sql, 'gathered', gathered);
      return true;
    },
  };
}

function bodyTable(sql: Sql): StateTable<'body'> {
  return {
    *read() {
      for (const { source, origin, body } of sql(
        'SELECT source, origin, body FROM bodies ORDER BY source',
      ).iterate()) {
        yield {
          type: 'body',
          sourceId: String(source),
          ...readRow<Omit<FeedBody, 'bytes'>>(origin, ['url']),
          base64: zstdDecompressSync(body as Uint8Array).toString('base64'),
        };
      }
    },
    write: ({ type: _type, sourceId, base64, ...origin }) =>
      insert(sql, 'INSERT OR IGNORE INTO bodies (source, origin, body) VALUES (?, ?, ?)', [
        ...[sourceId, JSON.stringify(origin)],
        zstdCompressSync(Buffer.from(base64, 'base64')),
      ]),
  };
}

function listTable(sql: Sql): StateTable<'list'> {
  return {
    *read() {
      for (const { address } of sql('SELECT address FROM lists ORDER BY address').iterate()) {
        const from = String(address);
        const state = listState(sql, from);
        if (state) yield listRecord(from, state);
      }
    },
    write(record) {
      if (listState(sql, record.from)) return false;
      recordList(sql, record.from, listOf(record));
      return true;
    },
  };
}

function releaseTable(sql: Sql): StateTable<'release'> {
  return {
    *read() {
      for (const row of sql('SELECT dir FROM releases ORDER BY dir').iterate()) {
        const dir = String(row.dir);
        const { stamp, files = new Map() } = release(sql, dir) ?? {};
        yield {
          ...{ type: 'release', dir, ...(stamp !== undefined && { stamp }) },
          // Stamps mean something in one store only.
          files: [...files].map(([path, { stamp: _stamp, ...file }]) => ({ path, ...file })),
        };
      }
    },
    write({ dir, stamp, files }) {
      if (release(sql, dir)) return false;
      const byPath = files.map(({ path, ...file }) => [path, file] as const);
      recordRelease(sql, dir, { ...(stamp !== undefined && { stamp }), files: new Map(byPath) });
      return true;
    },
  };
}
