import type { StatementSync } from 'node:sqlite';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { PollState } from '@planet-ceres/fetch/schedule';
import { readRow } from './read-row.ts';
import type { ListState } from './store.ts';

type Sql = (text: string) => StatementSync;

/** `Store.list` */
export function listState(sql: Sql, from: string): ListState | undefined {
  const row = sql('SELECT poll, type, body FROM lists WHERE address = ?').get(from);
  if (!row) return undefined;
  const poll = readRow<PollState>(row.poll, ['feedUrl']);
  if (row.body === null) return { poll };
  const { buffer, byteOffset, byteLength } = zstdDecompressSync(row.body as Uint8Array);
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return { poll, body: { bytes, ...(row.type !== null && { contentType: String(row.type) }) } };
}

/** `Store.recordList` */
export function recordList(sql: Sql, from: string, { poll, body }: ListState): void {
  if (!body) {
    sql(
      'INSERT INTO lists (address, poll) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET poll = excluded.poll',
    ).run(from, JSON.stringify(poll));
    return;
  }
  const { bytes, contentType = null } = body;
  sql('INSERT OR REPLACE INTO lists (address, poll, type, body) VALUES (?, ?, ?, ?)').run(
    ...[from, JSON.stringify(poll), contentType, zstdCompressSync(bytes)],
  );
}
