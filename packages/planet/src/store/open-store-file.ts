import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { PlanetError } from '@planet-ceres/model';
import { makeFolder } from '../make-folder.ts';
import { applicationId, migrations } from './migrations.ts';
import { openDatabase } from './sqlite.ts';

/** Opens a store's file, makes it if there is none, and brings it to the schema of this version. */
export function openStoreFile(path: string): DatabaseSync {
  const folder = dirname(path);
  // Only a folder of our own is hidden from git.
  if (makeFolder(folder)) writeFileSync(join(folder, '.gitignore'), '*\n');
  const database = openDatabase(path, { timeout: 5000 });
  try {
    migrate(database, path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function migrate(database: DatabaseSync, path: string): void {
  const version = pragma(database, 'user_version');
  const isOurs = pragma(database, 'application_id') === applicationId;
  const isEmpty = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0;
  if (!isOurs && !isEmpty) {
    throw new PlanetError('STORE_BROKEN', `${path} is another program's database.`, {
      hint: 'Move the file away if it does not belong there.',
    });
  }
  if (version > migrations.length) {
    throw new PlanetError(
      'STORE_BROKEN',
      `The store ${path} was written by a newer version of Planet Ceres.`,
      {
        hint: 'Update Planet Ceres, or put back a backup from before.',
      },
    );
  }
  if (isOurs && version === migrations.length) return;
  database.exec('BEGIN EXCLUSIVE');
  // Another process may have migrated while this one waited.
  for (const step of migrations.slice(pragma(database, 'user_version'))) {
    database.exec(typeof step === 'string' ? step : step.sql);
    if (typeof step !== 'string') step.fill(database);
  }
  database.exec(
    `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`,
  );
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
