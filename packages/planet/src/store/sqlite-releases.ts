import type { Sql } from './sql.ts';
import type { PublishedFile, Release } from './store.ts';

/** What the last publishing into a folder left there. */
export function release(sql: Sql, dir: string): Release | undefined {
  const row = sql('SELECT stamp FROM releases WHERE dir = ?').get(dir);
  if (!row) return undefined;
  const files = sql('SELECT path, hash, size, modified, stamp FROM published WHERE dir = ?').all(dir);
  return {
    ...(row.stamp !== null && { stamp: String(row.stamp) }),
    files: new Map(
      files.map(({ path, hash, size, modified, stamp }): [string, PublishedFile] => [
        String(path),
        {
          ...{ hash: String(hash), size: Number(size), modified: Number(modified) },
          ...(stamp !== null && { stamp: String(stamp) }),
        },
      ]),
    ),
  };
}

export function recordRelease(sql: Sql, dir: string, { stamp, files }: Release): void {
  sql('INSERT OR REPLACE INTO releases (dir, stamp) VALUES (?, ?)').run(dir, stamp ?? null);
  sql('DELETE FROM published WHERE dir = ?').run(dir);
  const insert = sql(
    'INSERT INTO published (dir, path, hash, size, modified, stamp) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const [path, { hash, size, modified, stamp = null }] of files)
    insert.run(dir, path, hash, size, modified, stamp);
}
