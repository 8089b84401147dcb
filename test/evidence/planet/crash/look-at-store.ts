import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPlanet } from '../../../../packages/planet/src/index.ts';

/** What is in a store, as far as two planets with the same history have to agree. */
export interface StoreState {
  /** What is wrong with it, as sentences. */
  wrong: string[];
  /** How many sources were polled at the instant asked for. */
  polled: number;
  /** Whether the last publishing came to its end. */
  isReleased: boolean;
  /** Every entry, as the planet may show it. */
  entries: string;
}

/** Opens a copy of a planet's store as the program would: the planet itself has to mend its own at the next run. */
export async function lookAtStore(folder: string, now: string): Promise<StoreState> {
  const none = { wrong: [], polled: 0, isReleased: false, entries: '' };
  if (!existsSync(join(folder, '.planet/planet.db'))) return none;
  const copy = mkdtempSync(join(tmpdir(), 'planet-crashed-'));
  try {
    for (const name of ['planet.json', '.planet'])
      cpSync(join(folder, name), join(copy, name), { recursive: true });
    const polled = await polledAt(copy, now);
    const database = new DatabaseSync(join(copy, '.planet/planet.db'));
    const verdict = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
    const stamp = database.prepare('SELECT stamp FROM releases').get()?.stamp;
    const rows = database
      .prepare(
        `SELECT source, id, date, published, first_seen, hash, withdrawn, entry FROM entries LEFT JOIN contents USING (key)
         ORDER BY source, id`,
      )
      .all();
    database.close();
    return {
      wrong: verdict === 'ok' ? [] : [`The store's integrity check says: ${verdict}`],
      polled,
      isReleased: typeof stamp === 'string',
      entries: rows.map((row) => JSON.stringify(row)).join('\n'),
    };
  } catch (error) {
    return { ...none, wrong: [`The store cannot be used: ${error}`] };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

async function polledAt(folder: string, now: string): Promise<number> {
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  try {
    return planet.status().filter(({ polled }) => polled === now).length;
  } finally {
    planet.close();
  }
}
