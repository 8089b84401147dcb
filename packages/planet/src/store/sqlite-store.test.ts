import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { UnsafeHtml } from '@planet-ceres/model';
import { afterAll, describe, expect, test } from 'vitest';
import { pollOf } from '../../test/poll-of.ts';
import { storeContract } from '../../test/store-contract.ts';
import { applicationId, migrations } from './migrations.ts';
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

test('nothing of an entry that was purged can be read in the file, not even what it said before an edit', () => {
  const path = newPath();
  const store = sqliteStore(path);
  const now = '2018-08-29T12:00:00.000Z';
  const poll = pollOf();
  const record = (words: string, fillers: number) => {
    const entries = ['x', ...Array.from({ length: fillers }, (_, index) => `filler ${index}`)].map((id) => ({
      ...{ id, sourceId: 'a', authors: [], tags: [], enclosures: [], seen: now },
      content: `<p>${id === 'x' ? words : id}</p>` as UnsafeHtml,
    }));
    store.record({ sourceId: 'a', now, state: { poll }, entries });
  };
  record('private matter '.repeat(5000), 1);
  record('other words', 10);
  const traces = () =>
    readdirSync(join(path, '..')).filter((file) =>
      readFileSync(join(path, '..', file)).includes('private matter'),
    );
  expect(traces()).not.toEqual([]);
  store.close();
  const again = open(path);
  again.removeEntry('a', 'x', { when: now, isPurged: true });
  expect(traces()).toEqual([]);
});

storeContract('a store in a SQLite file', open);

describe('the file of a SQLite store', () => {
  test('what was recorded is there for the next process', () => {
    const path = newPath();
    const first = sqliteStore(path);
    const state = { poll: pollOf() };
    first.record({ sourceId: 'a', now: '2018-08-29T12:00:00.000Z', state });
    first.close();
    expect(open(path).source('a')).toEqual(state);
  });

  test.each([
    ['is gone', 'DELETE FROM contents'],
    ['lost its words', "UPDATE contents SET entry = '{}'"],
    ['is no JSON', "UPDATE contents SET entry = 'ab' || entry"],
  ])('an entry whose row %s is told of, not left out', (_what, harm) => {
    const path = newPath();
    const first = sqliteStore(path);
    const now = '2018-08-29T12:00:00.000Z';
    const state = { poll: pollOf() };
    const entry = { id: '1', sourceId: 'a', authors: [], tags: [], enclosures: [], seen: now };
    first.record({ sourceId: 'a', now, state, entries: [entry] });
    first.close();
    const other = new DatabaseSync(path);
    other.exec(harm);
    other.close();
    expect(() => open(path).entries({ sourceIds: ['a'], limit: 9 })).toThrow(
      expect.objectContaining({ code: 'STORE_BROKEN', message: `The store ${path} is damaged.` }),
    );
  });

  test('a store of the first form keeps every validator', () => {
    const path = newPath();
    mkdirSync(join(path, '..'), { recursive: true });
    const old = new DatabaseSync(path);
    old.exec(`${migrations[0]}; PRAGMA user_version = 1; PRAGMA application_id = ${applicationId}`);
    const insert = old.prepare('INSERT INTO sources (id, state) VALUES (?, ?)');
    const validators = { url: 'https://a.example/feed', etag: 'W/"1"' };
    const well = {
      feedUrl: 'https://a.example/feed',
      validators,
      bodyHash: 'ab',
      failures: 0,
      polled: 'p',
      succeeded: 's',
    };
    insert.run('well', JSON.stringify({ ...well, feed: { format: 'atom', authors: [], title: 'A' } }));
    const problem = { status: 'failed', reason: 'rate-limited', message: 'Too many.' };
    insert.run(
      'ill',
      JSON.stringify({ feedUrl: 'https://b.example/', failures: 2, problem, due: 'd', polled: '' }),
    );
    insert.run(
      'gone',
      JSON.stringify({
        feedUrl: 'https://c.example/',
        failures: 1,
        problem: { ...problem, status: 'gone', reason: 'gone' },
        due: 'd',
        polled: 'p',
      }),
    );
    old.close();
    const store = open(path);
    const fixed = {
      version: 1,
      notModifiedInRow: 0,
      counts: { polls: 0, notModified: 0, changed: 0, bytes: 0 },
    };
    expect(store.source('well')).toEqual({
      feed: { format: 'atom', authors: [], title: 'A' },
      poll: { ...fixed, ...well },
    });
    const { status: _status, ...kept } = problem;
    expect(store.source('ill')?.poll).toEqual({
      ...{ ...fixed, feedUrl: 'https://b.example/', failures: 2, problem: kept },
      ...{ notBefore: 'd', pausedUntil: 'd', waits: 'retry-after' },
    });
    expect(store.source('gone')?.poll).toMatchObject({
      notBefore: 'd',
      waits: 'gone',
      problem: { reason: 'gone' },
    });
    expect(store.source('gone')?.poll).not.toHaveProperty('pausedUntil');
  });

  test('the entries of a store of the first form are known by link, and dated by their update', () => {
    const path = newPath();
    mkdirSync(dirname(path));
    const old = new DatabaseSync(path);
    old.exec(`${migrations[0]}; PRAGMA user_version = 1; PRAGMA application_id = ${applicationId}`);
    const [published, updated, seen] = [
      '2018-08-01T12:00:00.000Z',
      '2018-08-05T12:00:00.000Z',
      '2018-08-09T12:00:00.000Z',
    ] as const;
    const entry = {
      ...{ id: '?p=1', sourceId: 'a', title: 'Cider', url: 'http://a.example/cider' },
      ...{ authors: [], tags: [], enclosures: [], published, updated, seen },
    };
    old
      .prepare(
        'INSERT INTO entries (key, source, id, date, published, first_seen, last_seen, hash) VALUES (1, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run('a', entry.id, published, published, seen, seen, 'h');
    old.prepare('INSERT INTO contents (key, entry) VALUES (1, ?)').run(JSON.stringify(entry));
    old.close();
    const store = open(path);
    expect(store.findEntries({ link: 'https://www.a.example/cider/' })).toMatchObject([{ entry, seen }]);
    expect(store.entries({ sourceIds: ['a'], limit: 1, order: 'updated' })).toEqual([
      { ...entry, date: updated },
    ]);
    const poll = pollOf();
    const again = {
      ...entry,
      id: 'https://a.example/cider',
      url: 'https://a.example/cider',
      seen: seen,
    };
    const entries = [again];
    expect(store.record({ sourceId: 'a', now: seen, state: { poll }, entries })).toEqual({
      added: 0,
      changed: 1,
    });
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

  test('a full disk is told before anybody relies on the store', () => {
    const path = newPath();
    const store = open(path);
    symlinkSync('/dev/full', `${path}.room`);
    expect(() => store.lock()).toThrow(
      expect.objectContaining({
        code: 'STORE_BROKEN',
        message: expect.stringMatching(/no room for the store .*planet\.db to grow: ENOSPC/),
      }),
    );
    // It is free again when there is room.
    store.lock()();
    expect(readdirSync(join(path, '..'))).not.toContain('planet.db.room');
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
