import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { storeContract } from '../../test/store-contract.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'planet-store-'));
const opened: Store[] = [];
let count = 0;

function newPath(): string {
  count += 1;
  return join(folder, `${count}`, 'planet.db');
}

function open(path = newPath()): Store {
  const store = sqliteStore(path);
  opened.push(store);
  return store;
}

afterAll(() => {
  for (const store of opened) store.close();
  rmSync(folder, { recursive: true });
});

storeContract('a store in a SQLite file', open);

describe('the file of a SQLite store', () => {
  test('what was recorded is there for the next process', () => {
    const path = newPath();
    const first = sqliteStore(path);
    const state = { feedUrl: 'https://a.example/feed', failures: 0, polled: '2018-08-29T12:00:00.000Z' };
    first.record({ sourceId: 'a', now: state.polled, state });
    first.close();
    expect(open(path).source('a')).toEqual(state);
  });

  test('its folder keeps itself out of version control', () => {
    const path = newPath();
    open(path);
    expect(readFileSync(join(path, '..', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('a file that is no database is left as it is and named', () => {
    const path = join(folder, 'notes.db');
    writeFileSync(path, 'These are my notes.\n'.repeat(100));
    expect(() => sqliteStore(path)).toThrow(
      expect.objectContaining({ code: 'STORE_BROKEN', message: `The store ${path} is no planet’s store.` }),
    );
    expect(readFileSync(path, 'utf8')).toMatch(/^These are my notes/);
  });

  test('the database of another program is left as it is', () => {
    const path = join(folder, 'bookmarks.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    expect(() => sqliteStore(path)).toThrow(/bookmarks\.db is another program's database/);
    expect(other.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'bookmarks' }]);
    other.close();
  });

  test('a store of a newer version is not touched', () => {
    const path = newPath();
    sqliteStore(path).close();
    const raw = new DatabaseSync(path);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    expect(() => sqliteStore(path)).toThrow(/written by a newer version/);
  });

  test('a damaged file is named, with what to do', () => {
    const path = newPath();
    sqliteStore(path).close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 100, 4096));
    expect(() => sqliteStore(path).contentRevision()).toThrow(
      expect.objectContaining({ code: 'STORE_BROKEN', message: expect.stringContaining(path) }),
    );
  });

  test('a lock ends with the process that held it, however that ends', async () => {
    const path = newPath();
    const store = open(path);
    const module = JSON.stringify(new URL('./sqlite-store.ts', import.meta.url).href);
    const script = `const { sqliteStore } = await import(${module});
      sqliteStore(${JSON.stringify(path)}).lock();
      process.stdout.write('held');
      process.kill(process.pid, 'SIGKILL');`;
    const args = ['--conditions=@planet-ceres/source', '--input-type=module', '--eval', script];
    const end = await promisify(execFile)(process.execPath, args).catch((error: unknown) => error);
    expect(end).toMatchObject({ signal: 'SIGKILL', stdout: 'held' });
    store.lock()();
  });
});
