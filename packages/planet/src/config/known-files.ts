import { existsSync } from 'node:fs';
import { storePath } from '../store/store-path.ts';
import type { PlanetConfig } from './planet-config.ts';

/**
 * The feeds and lists that a planet's store has from before. A file among them that is not there any more is a feed that is down, which
 * stops no other; one that never was there is a mistake in the config. A store that cannot be read knows nothing: whoever opens it
 * next will say so.
 */
export async function knownFiles(config: PlanetConfig): Promise<ReadonlySet<string>> {
  const path = storePath(config);
  if (!existsSync(path)) return new Set();
  const { sqliteStore } = await import('../store/sqlite-store.ts');
  try {
    const store = sqliteStore(path);
    try {
      const lists = config.lists.map(({ from }) => from).filter((from) => store.list(from) !== undefined);
      return new Set([...store.sources().map(({ feedUrl }) => feedUrl), ...lists]);
    } finally {
      store.close();
    }
  } catch {
    return new Set();
  }
}
