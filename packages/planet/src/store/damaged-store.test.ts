import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlanetError, type RawEntry, type SafeHtml, type UnsafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { SourceState, Store } from './store.ts';

const now = '2018-08-29T12:00:00.000Z';
const page = 4096;
const sourceIds = ['ann', 'ben', 'cay'];
const counts = { polls: 1, notModified: 0, changed: 1, bytes: 9 };
const feedUrl = 'https://a.example/feed';
const state: SourceState = { poll: { version: 1, feedUrl, failures: 0, notModifiedInRow: 0, counts } };

function entryOf(sourceId: string, at: number): RawEntry {
  const content = `<p>${'Twelve bottles of cider. '.repeat(10)}</p>` as UnsafeHtml;
  const rest = { authors: [], tags: [], enclosures: [], seen: now };
  return { id: `${at}`, sourceId, title: `Post ${at}`, content, ...rest };
}

/** The bytes of a store in which every table holds something. */
function soundStore(path: string): Buffer {
  const store = sqliteStore(path);
  for (const sourceId of sourceIds) {
    const entries = Array.from({ length: 20 }, (_, at) => entryOf(sourceId, at));
    const body = { bytes: new Uint8Array(500).fill(7), url: feedUrl };
    store.record({ sourceId, now, state, entries, body });
  }
  store.recordBucket('a.example', { pausedUntil: now });
  store.rememberCleanHtml('p', new Map([['key', '<p>clean</p>' as SafeHtml]]));
  store.recordRelease('/site', { files: new Map([['index.html', { hash: 'h', size: 1, modified: 2 }]]) });
  store.close();
  return readFileSync(path);
}

/** Asks everything that a build asks. */
function read(store: Store): void {
  for (const id of sourceIds) {
    store.source(id);
    store.body(id);
    store.knownIds(id, ['1', '2']);
  }
  store.sources();
  store.buckets();
  store.entries({ sourceIds, limit: 99 });
  store.countEntries({ sourceIds }, [{ from: '', to: '9' }]);
  store.entrySpan({ sourceIds });
  store.contentRevision();
  store.gathered();
  store.cleanHtml('p', 'key');
  store.release('/site');
}

function write(store: Store): void {
  for (const sourceId of sourceIds) {
    store.record({ sourceId, now, state, entries: [entryOf(sourceId, 1), entryOf(sourceId, 99)] });
  }
  store.recordRelease('/site', { files: new Map() });
}

/** Uses a store; what is thrown, if anything is. */
function use(path: string, work: (store: Store) => void): unknown {
  let store: Store | undefined;
  try {
    store = sqliteStore(path);
    work(store);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    store?.close();
  }
}

function damages(whole: Buffer): [what: string, bytes: Buffer][] {
  const pages = Array.from({ length: whole.length / page }, (_, at) => at);
  const hurt = (at: number, harm: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(whole);
    harm(bytes.subarray(at * page, (at + 1) * page));
    return bytes;
  };
  return pages.flatMap((at): [string, Buffer][] => [
    [`page ${at} is all zeros`, hurt(at, (bytes) => bytes.fill(0))],
    [`the beginning of page ${at} is flipped`, hurt(at, (bytes) => flip(bytes, 0, 16))],
    [
      `page ${at} is flipped here and there`,
      hurt(at, (bytes) => scatter(at, (place) => flip(bytes, place, 4))),
    ],
    [`the file ends with page ${at}`, whole.subarray(0, at * page + page / 2)],
  ]);
}

function flip(bytes: Buffer, from: number, length: number): void {
  for (let at = from; at < from + length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
}

/** Thirty places in a page, the same in every run. */
function scatter(seed: number, tell: (place: number) => void): void {
  for (let at = 0; at < 30; at += 1) {
    tell(createHash('sha256').update(`${seed} ${at}`).digest().readUInt16BE() % (page - 4));
  }
}

test.each([
  ['read', read],
  ['written to', write],
])(
  'a store that is damaged anywhere and %s works or is named with what to do, and the file stays',
  (_how, work) => {
    const folder = tempFolder();
    const whole = soundStore(join(folder, 'planet.db'));
    expect(whole.length / page).toBeGreaterThan(10);
    let told = 0;
    for (const [index, [what, bytes]] of damages(whole).entries()) {
      const path = join(folder, `${index}.db`);
      writeFileSync(path, bytes);
      const error = use(path, work);
      if (error !== undefined) {
        told += 1;
        expect(error, what).toBeInstanceOf(PlanetError);
        expect(error, what).toMatchObject({
          code: 'STORE_BROKEN',
          message: expect.stringContaining(path),
          hint: expect.stringMatching(/\w/),
        });
      }
      const left = readFileSync(path);
      expect(left.length, what).toBeGreaterThanOrEqual(bytes.length);
      if (work === read) expect(left.equals(bytes), `${what}: the file was changed`).toBe(true);
    }
    expect(told).toBeGreaterThan(10);
  },
);
