import { join } from 'node:path';
import type { RawEntry } from '../../packages/model/src/index.ts';
import { choiceOf } from '../../packages/planet/src/edition/choice.ts';
import { selectFrontPage, selectMonth } from '../../packages/planet/src/edition/select-entries.ts';
import { loadConfig, sqliteStore } from '../../packages/planet/src/index.ts';
import { openDatabase } from '../../packages/planet/src/store/sqlite.ts';
import { entryDate, mergeTimeline } from '../../packages/timeline/src/index.ts';
import type { Archive } from './archive.ts';
import { recordNew } from './fill-store.ts';

/** What is measured; the first is what all the others are held against. */
export const taskNames = [
  'reading everything and sorting it',
  'merging everything, read already',
  'the front page',
  'a month',
  'recording a new entry',
  'recording a new entry, then the front page',
] as const;
export type TaskName = (typeof taskNames)[number];

/** Makes ready what is done again and again: one pass of a task in a folder with a planet's config and a store. */
export async function createTask(name: TaskName, folder: string, archive: Archive): Promise<() => void> {
  const path = storePath(folder);
  if (name === 'reading everything and sorting it') return () => readEverything(path);
  const planet = await loadConfig(join(folder, 'planet.json'));
  if (name === 'merging everything, read already') {
    const entries = archive.sourceIds.flatMap((_, source) => archive.entriesOf(source));
    return () => mergeTimeline(entries, { timeZone: planet.timeZone, limit: planet.entriesPerPage });
  }
  const store = sqliteStore(path);
  const choice = choiceOf(planet);
  let number = 0;
  switch (name) {
    case 'the front page':
      return () => selectFrontPage(store, planet, choice, planet);
    case 'a month':
      return () => selectMonth(store, planet, choice, '2021-06');
    case 'recording a new entry':
      return () => recordNew(store, archive, number++);
    case 'recording a new entry, then the front page':
      return () => {
        recordNew(store, archive, number++);
        selectFrontPage(store, planet, choice, planet);
      };
  }
}

/** Where the store of a planet lies. */
export function storePath(folder: string): string {
  return join(folder, '.planet', 'planet.db');
}

/** What a program does that keeps no order: it loads all there is and sorts it, to show the newest sixty. */
function readEverything(path: string): RawEntry[] {
  const database = openDatabase(path, { timeout: 0 });
  const rows = database.prepare('SELECT entry FROM contents').all();
  database.close();
  return rows
    .map(({ entry }): RawEntry => JSON.parse(String(entry)))
    .map((entry) => ({ entry, date: entryDate(entry) }))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .slice(0, 60)
    .map(({ entry }) => entry);
}
