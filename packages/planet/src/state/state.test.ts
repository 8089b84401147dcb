import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { answers, lived } from '../../test/store-contract.ts';
import { memoryStore } from '../store/memory-store.ts';
import { sqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { backupStore } from './backup-store.ts';
import { exportState } from './export-state.ts';
import { importState } from './import-state.ts';
import { readStateFile } from './read-state-file.ts';
import { writeStateFile } from './write-state-file.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'planet-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(path: string): Store {
  const store = sqliteStore(path);
  onTestFinished(() => store.close());
  return store;
}

/** A process that writes 20 entries at a time into a store, or replaces them, without end. Resolves when it began. */
async function startWriter(path: string): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('../store/sqlite-store.ts', import.meta.url).href);
  const script = `const { sqliteStore } = await import(${module});
    const store = sqliteStore(${JSON.stringify(path)});
    const now = '2018-08-29T12:00:00.000Z';
    const counts = { polls: 1, notModified: 0, changed: 1, bytes: 9 };
    const poll = { version: 1, feedUrl: 'https://w.example/feed', failures: 0, notModifiedInRow: 0, counts };
    for (let round = 0; ; round += 1) {
      const entries = Array.from({ length: 20 }, (_, index) => ({
        id: String((round % 50) * 20 + index), sourceId: 'w', authors: [], tags: [], enclosures: [], seen: now,
        title: 'Round ' + round, content: 'x'.repeat(2000),
      }));
      store.record({ sourceId: 'w', now, state: { poll, reader: String(round) }, entries });
      if (round === 20) process.stdout.write('began');
    }`;
  const args = ['--conditions=@planet-ceres/source', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Whether all 20 entries of the last round that a store knows of are there, and none of a later round. */
function isOfOneMoment(store: Store): boolean {
  const last = store.source('w')?.reader;
  const rounds = store
    .entries({ sourceIds: ['w'], limit: 5000 })
    .map(({ title = '' }) => Number(title.slice(6)));
  return (
    Math.max(...rounds) === Number(last) && rounds.filter((round) => round === Number(last)).length === 20
  );
}

test('a state goes from SQLite into memory and back, and its bytes are the same', () => {
  const [first, between] = [open(join(temporaryFolder(), 'a.db')), memoryStore()];
  const last = open(join(temporaryFolder(), 'b.db'));
  const lines = [...exportState(lived(first))].join('');
  importState(between, exportState(first));
  expect([...exportState(between)].join('')).toBe(lines);
  importState(last, exportState(between));
  expect([...exportState(last)].join('')).toBe(lines);
  expect(answers(last)).toEqual(answers(first));
  expect(lines).not.toContain('Of the 6.');
});

test('a state’s file is read line by line, also where lines are longer than what is read at once', () => {
  const folder = temporaryFolder();
  const store = lived(memoryStore());
  const bytes = new Uint8Array(300_000).fill(7);
  const state = store.source('b');
  if (!state) throw new Error('b has no state');
  store.record({
    sourceId: 'b',
    now: '2018-08-30T12:00:00.000Z',
    state,
    body: { bytes, url: 'https://b.example/' },
  });
  const file = join(folder, 'state.jsonl');
  writeStateFile(store, file);
  expect(readdirSync(folder)).toEqual(['state.jsonl']);
  const other = open(join(folder, 'planet.db'));
  importState(other, readStateFile(file));
  expect(answers(other)).toEqual(answers(store));
  expect(() => writeStateFile(store, file)).toThrow(expect.objectContaining({ code: 'BAD_STATE' }));
  const before = readFileSync(file);
  writeStateFile(other, file, { force: true });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is not there, or no text, and a place that cannot be written are named', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'state.jsonl');
  const restore = () => importState(memoryStore(), readStateFile(file));
  expect(restore).toThrow(
    expect.objectContaining({
      code: 'BAD_STATE',
      message: expect.stringContaining(`${file} cannot be read: ENOENT`),
    }),
  );
  writeFileSync(file, Buffer.from([...Buffer.from('{"type":"planet-state","version":1}\n'), 0xff, 0xfe]));
  expect(restore).toThrow(/Line 2 of the state is no text in UTF-8/);
  expect(() => writeStateFile(memoryStore(), join(folder, 'none', 'state.jsonl'))).toThrow(
    expect.objectContaining({ code: 'STATE_NOT_WRITTEN', message: expect.stringContaining('ENOENT') }),
  );
});

test('a store can be written to while its state is read, and nothing of that is in it', () => {
  const store = lived(open(join(temporaryFolder(), 'planet.db')));
  const whole = [...exportState(store)];
  const seen: string[] = [];
  for (const line of exportState(store)) {
    if (seen.length === 3) store.recordBucket('late.example', {});
    if (seen.length === 4) store.renameSource('b', 'c');
    seen.push(line);
  }
  expect(seen).toEqual(whole);
  expect([...exportState(store)]).not.toEqual(whole);
});

test('an export made while another process writes is of one moment', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'planet.db');
  const store = open(path);
  await startWriter(path);
  for (let round = 0; round < 3; round += 1) {
    const copy = memoryStore();
    importState(copy, exportState(store));
    expect(isOfOneMoment(copy)).toBe(true);
  }
});

test('ten backups made while another process writes are whole, and each is of one moment', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'planet.db');
  const writer = await startWriter(path);
  const rounds = new Set<string | undefined>();
  for (let number = 0; number < 10; number += 1) {
    const copy = join(folder, `backup-${number}.db`);
    backupStore(path, copy);
    const raw = new DatabaseSync(copy, { readOnly: true });
    expect(raw.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    raw.close();
    const store = sqliteStore(copy);
    expect(isOfOneMoment(store)).toBe(true);
    rounds.add(store.source('w')?.reader);
    store.close();
  }
  expect(writer.exitCode).toBeNull();
  // It really was written to in the meantime.
  expect(rounds.size).toBeGreaterThan(5);
  expect(readdirSync(folder).filter((file) => file.includes('.part'))).toEqual([]);
}, 60_000);

test('a backup never takes the place of another file unless told to, and never that of a store in use', () => {
  const folder = temporaryFolder();
  const [path, copy] = [join(folder, 'planet.db'), join(folder, 'copy.db')];
  const store = lived(open(path));
  writeFileSync(copy, 'mine');
  expect(() => backupStore(path, copy)).toThrow(expect.objectContaining({ code: 'BAD_STATE' }));
  expect(readFileSync(copy, 'utf8')).toBe('mine');
  backupStore(path, copy, { force: true });
  const restored = open(copy);
  expect(answers(restored)).toEqual(answers(store));
  expect(() => backupStore(path, join(folder, 'none', 'copy.db'))).toThrow(
    expect.objectContaining({ code: 'STATE_NOT_WRITTEN' }),
  );
  for (const taken of [path, copy]) {
    expect(() => backupStore(path, taken, { force: true })).toThrow(/is a store in use/);
  }
});

test('what is no store is not backed up, and a damaged one is told of', () => {
  const folder = temporaryFolder();
  const [path, copy] = [join(folder, 'planet.db'), join(folder, 'copy.db')];
  expect(() => backupStore(path, copy)).toThrow(/There is no store .*planet\.db/);
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, 'These are my notes.\n'.repeat(100));
  expect(() => backupStore(path, copy)).toThrow(/planet\.db is no planet’s store/);
  rmSync(path);
  const store = sqliteStore(path);
  lived(store);
  store.close();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, 3 * 4096, bytes.length - 4096));
  expect(() => backupStore(path, copy)).toThrow(
    expect.objectContaining({ code: 'STORE_BROKEN', message: `The store ${path} is damaged.` }),
  );
  expect(readdirSync(folder)).toEqual(['planet.db']);
});
