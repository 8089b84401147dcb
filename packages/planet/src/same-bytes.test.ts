import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { anyOutcome } from '../test/any-history.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { loadConfig } from './config/load-config.ts';
import type { PlanetConfig } from './config/planet-config.ts';
import { openPlanet } from './planet.ts';
import { memoryStore } from './store/memory-store.ts';
import { sqliteStore } from './store/sqlite-store.ts';
import type { Outcome, Store } from './store/store.ts';

const members = ['ann', 'ben', 'cay'].map((id) => ({
  ...{ id, name: id, feed: `https://${id}.example/feed`, site: `https://${id}.example/` },
}));

/** Several updates: each polls every source at most once, all at one moment. */
const anyUpdates = fc.array(
  fc.tuple(
    fc.uniqueArray(anyOutcome, { maxLength: 3, selector: ({ sourceId }) => sourceId }),
    fc.constantFrom('2018-08-30T12:00:00.000Z', '2018-09-01T12:00:00.000Z'),
  ),
  { maxLength: 4 },
);

/** All that a planet makes of a store, as text. */
async function everything(config: PlanetConfig, store: Store): Promise<string[]> {
  const planet = await openPlanet(config, { store, threads: 0 });
  const pages = [undefined, ...planet.months().map(({ month }) => month)];
  const editions = await Promise.all(pages.map((month) => planet.edition(month ? { month } : {})));
  const feeds = await planet.feeds();
  return [...editions, planet.months(), planet.status(), ...feeds].map((made) => JSON.stringify(made));
}

function record(store: Store, updates: readonly (readonly [readonly Outcome[], string])[]): Store {
  for (const [outcomes, now] of updates) for (const outcome of outcomes) store.record({ ...outcome, now });
  return store;
}

test('the same history gives the same bytes, whatever the store, and in whatever order feeds answered', async () => {
  const folder = tempFolder({
    'planet.json': JSON.stringify({ title: 'P', url: 'https://planet.example/', entriesPerPage: 5, members }),
  });
  const config = await loadConfig(join(folder, 'planet.json'));
  let count = 0;
  const opened: Store[] = [];
  onTestFinished(() => {
    for (const store of opened) store.close();
  });
  await fc.assert(
    fc.asyncProperty(anyUpdates, async (updates) => {
      const file = sqliteStore(join(folder, String(count++), 'planet.db'));
      opened.push(file);
      const reversed = updates.map(([outcomes, now]) => [outcomes.toReversed(), now] as const);
      const made = await everything(config, record(file, updates));
      expect(await everything(config, record(memoryStore(), updates))).toEqual(made);
      expect(await everything(config, record(memoryStore(), reversed))).toEqual(made);
      // Once more from what was cleaned before.
      expect(await everything(config, file)).toEqual(made);
    }),
    { numRuns: 8 },
  );
}, 60_000);
