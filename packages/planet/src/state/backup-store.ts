import { existsSync, realpathSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { PlanetError } from '@planet-ceres/model';
import { applicationId } from '../store/migrations.ts';
import { openDatabase } from '../store/sqlite.ts';
import { damaged, guardStore } from '../store/store-broken.ts';
import { writeBeside } from './write-beside.ts';

/**
 * Copies the store in `path` into a new file, as it is at one moment, also while it is written to. The copy is one compact file
 * that was looked through, and a store in its own right. Throws `STORE_BROKEN` for what is no store or is damaged, `BAD_STATE`
 * for a place that is taken (with `force`: in use), `STATE_NOT_WRITTEN`.
 */
export function backupStore(path: string, to: string, options: { force?: boolean } = {}): void {
  const database = openStore(path);
  try {
    refuseInUse(path, to);
    writeBeside(to, options, (aside) => {
      copy(path, database, aside);
      guardStore(path, () => checkWhole(aside));
    });
  } finally {
    database.close();
  }
}

function openStore(path: string): DatabaseSync {
  if (!existsSync(path)) {
    throw new PlanetError('STORE_BROKEN', `There is no store ${path}.`, {
      hint: 'It is made by the first update of the planet.',
    });
  }
  return guardStore(path, () => {
    const database = openDatabase(path, { timeout: 5000 });
    try {
      const isOurs = database.prepare('PRAGMA application_id').get()?.application_id === applicationId;
      if (!isOurs) throw new PlanetError('STORE_BROKEN', `${path} is no planet’s store.`);
      return database;
    } catch (cause) {
      database.close();
      throw cause;
    }
  });
}

/** SQLite would take the log of the file that was there for one of the file that is there then, and spoil it. */
function refuseInUse(path: string, to: string): void {
  const isItself = existsSync(to) && realpathSync(to) === realpathSync(path);
  if (!isItself && ['-wal', '-journal'].every((end) => !existsSync(to + end))) return;
  throw new PlanetError('BAD_STATE', `${to} is a store in use.`, { hint: 'Give the backup another name.' });
}

/** Codes that `VACUUM INTO` fails with because of what it reads; all others are about the file it writes. */
const aboutTheStore = [5, 6, 11, 26];

function copy(path: string, database: DatabaseSync, to: string): void {
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } catch (cause) {
    const code = cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : 0;
    if (!aboutTheStore.includes(code)) throw cause;
    guardStore(path, () => {
      throw cause;
    });
  }
}

function checkWhole(path: string): void {
  const database = openDatabase(path, { timeout: 0 });
  try {
    const found = database.prepare('PRAGMA integrity_check').get()?.integrity_check;
    if (found !== 'ok') throw damaged(String(found));
  } finally {
    database.close();
  }
}
