import type { BucketState } from '@planet-ceres/fetch/schedule';
import { hashOf } from '../history/merge-entry.ts';
import { entryRecord, keysOf } from './entry-record.ts';
import { listOf, listRecord } from './list-record.ts';
import type { SourceEntries } from './memory-rows.ts';
import type { StateTable, StateTables } from './state-record.ts';
import type { FeedBody, ListState, Release, SourceState } from './store.ts';

/** All that a store in memory holds, but for what can be made again. */
export interface MemoryState {
  sources: Map<string, SourceState>;
  entries: Map<string, SourceEntries>;
  bodies: Map<string, FeedBody>;
  lists: Map<string, ListState>;
  buckets: Map<string, BucketState>;
  releases: Map<string, Release>;
  revision: string;
  gathered: string | undefined;
}

export function emptyState(): MemoryState {
  const gathered = undefined;
  return {
    ...{
      sources: new Map(),
      entries: new Map(),
      bodies: new Map(),
      lists: new Map(),
      buckets: new Map(),
      releases: new Map(),
    },
    ...{ revision: '', gathered },
  };
}

/** How the state stands in a store in memory. */
export function memoryTables(memory: MemoryState): StateTables {
  const { sources, bodies, lists, buckets } = memory;
  return {
    planet: {
      *read() {
        const { revision, gathered } = memory;
        if (revision !== '') yield { type: 'planet', revision, ...(gathered !== undefined && { gathered }) };
      },
      write({ revision, gathered }) {
        if (memory.revision !== '') return false;
        Object.assign(memory, { revision, gathered });
        return true;
      },
    },
    source: {
      *read() {
        for (const [id, state] of sorted(sources)) yield { type: 'source', id, state };
      },
      write: ({ id, state }) => add(sources, id, state),
    },
    entry: entryTable(memory),
    alias: {
      *read() {
        for (const [sourceId, { aliases }] of sorted(memory.entries))
          for (const [alias, id] of sorted(aliases)) yield { type: 'alias', sourceId, alias, id };
      },
      write: ({ sourceId, alias, id }) => add(entriesOf(memory, sourceId).aliases, alias, id),
    },
    body: {
      *read() {
        for (const [sourceId, { bytes, ...origin }] of sorted(bodies))
          yield { type: 'body', sourceId, ...origin, base64: Buffer.from(bytes).toString('base64') };
      },
      write: ({ type: _type, sourceId, base64, ...origin }) =>
        add(bodies, sourceId, { ...origin, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }),
    },
    list: {
      *read() {
        for (const [from, state] of sorted(lists)) yield listRecord(from, state);
      },
      write: (record) => add(lists, record.from, listOf(record)),
    },
    bucket: {
      *read() {
        for (const [name, state] of sorted(buckets)) yield { type: 'bucket', name, state };
      },
      write: ({ name, state }) => add(buckets, name, state),
    },
    release: releaseTable(memory),
  };
}

function entryTable(memory: MemoryState): StateTable<'entry'> {
  return {
    *read() {
      for (const [, { kept }] of sorted(memory.entries))
        for (const [, row] of sorted(kept)) yield entryRecord(row);
    },
    write(record) {
      const { type: _type, updateDate, ...rest } = record;
      const { entry, lastSeen } = rest;
      return add(entriesOf(memory, entry.sourceId).kept, entry.id, {
        ...rest,
        ...{ id: entry.id, seen: entry.seen, hash: hashOf(entry), keys: keysOf(record) },
        ...(entry.published !== undefined && { published: entry.published }),
        changed: updateDate ?? lastSeen,
      });
    },
  };
}

function releaseTable({ releases }: MemoryState): StateTable<'release'> {
  return {
    *read() {
      for (const [dir, { stamp, files }] of sorted(releases)) {
        yield {
          ...{ type: 'release', dir, ...(stamp !== undefined && { stamp }) },
          files: sorted(files).map(([path, { hash, size, modified }]) => ({ path, hash, size, modified })),
        };
      }
    },
    write({ dir, stamp, files }) {
      const byPath = files.map(({ path, ...file }) => [path, file] as const);
      return add(releases, dir, { ...(stamp !== undefined && { stamp }), files: new Map(byPath) });
    },
  };
}

function entriesOf({ entries }: MemoryState, sourceId: string): SourceEntries {
  const own = entries.get(sourceId) ?? { kept: new Map(), aliases: new Map() };
  entries.set(sourceId, own);
  return own;
}

function add<T>(map: Map<string, T>, key: string, value: T): boolean {
  if (map.has(key)) return false;
  map.set(key, value);
  return true;
}

/** In the order of their UTF-8, which is SQLite's. */
function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
