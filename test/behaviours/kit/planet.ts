import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../../packages/planet/src/config/load-config.ts';
import type { FetchInput, MemberInput } from '../../../packages/planet/src/config/planet-config.ts';
import { openPlanet, type Planet } from '../../../packages/planet/src/planet.ts';
import { memoryStore } from '../../../packages/planet/src/store/memory-store.ts';
import { sqliteStore } from '../../../packages/planet/src/store/sqlite-store.ts';
import type { SourceState, Store } from '../../../packages/planet/src/store/store.ts';
import type { SourceReport, UpdateReport } from '../../../packages/planet/src/update/report.ts';
import type { UpdateOptions } from '../../../packages/planet/src/update/update-planet.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import type { Web, WebOptions } from './web.ts';

/** The wall-clock time at which every planet here begins. */
export const beginning = '2026-08-02T00:00:00.000Z';

/** So many hours after `beginning`, ISO 8601; fractions and negative numbers are fine. */
export function hour(hours: number): string {
  return new Date(Date.parse(beginning) + Math.round(hours * 3_600_000)).toISOString();
}

/** A planet with a store, a fetcher of the web's and the time one tells it. What servers saw is in their `seen`. */
export interface TestPlanet {
  /** Updates at this hour after the beginning. */
  update(hours: number, options?: Omit<UpdateOptions, 'now'>): Promise<UpdateReport>;
  /** The same for a planet of one member: what became of it. */
  poll(hours: number, options?: Omit<UpdateOptions, 'now'>): Promise<SourceReport>;
  /** What is recorded of a member, by default the first. */
  state(id?: string): SourceState | undefined;
  /** The titles of a member's entries in the store, newest first. */
  titles(id?: string): (string | undefined)[];
  /** Ends this planet and begins it again with a new fetcher, as a new process would: what was not stored is gone. */
  restart(): Promise<void>;
  planet(): Planet;
  store(): Store;
  /** The config's folder; the store of `sqlite` is `.planet/planet.db` in it. */
  folder: string;
}

export interface TestPlanetOptions {
  /** @default 'sqlite' */
  store?: 'sqlite' | 'memory';
  /** The config's `fetch`. */
  fetch?: FetchInput;
  /** Of the fetcher: `names`, `allowHosts`, limits. */
  web?: WebOptions;
}

/**
 * Opens a planet of these members, URLs alone or as a config has them; their ids are `m1`, `m2` and so on unless given. It reads
 * without a thread, which a test with hundreds of updates would start as often.
 */
export async function openTestPlanet(
  web: Web,
  members: readonly (string | MemberInput)[],
  { store: kind = 'sqlite', fetch = {}, web: webOptions = {} }: TestPlanetOptions = {},
): Promise<TestPlanet> {
  const inputs = members.map((member, index) => ({
    id: `m${index + 1}`,
    ...(typeof member === 'string' ? { feed: member } : member),
  }));
  const [{ id: first = '' } = {}] = inputs;
  const allowHosts = [...(webOptions.allowHosts ?? ['127.0.0.1'])];
  const input = { title: 'Test planet', fetch: { allowHosts, ...fetch }, members: inputs };
  const folder = temporaryFolder({ 'planet.json': JSON.stringify(input) });
  const config = await loadConfig(folder);
  const kept = kind === 'memory' ? memoryStore() : undefined;

  async function open() {
    const store = kept ?? sqliteStore(join(folder, '.planet', 'planet.db'));
    const options = { store, fetcher: web.fetcher(webOptions), threads: 0 };
    return { store, planet: await openPlanet(config, options) };
  }

  let current = await open();
  const close = () => {
    if (!kept) current.store.close();
  };
  onTestFinished(close);

  const update: TestPlanet['update'] = (hours, options) =>
    current.planet.update({ now: hour(hours), ...options });

  return {
    update,
    async poll(hours, options) {
      const { reports } = await update(hours, options);
      const [report] = reports;
      if (!report || reports.length > 1) throw new Error(`There are ${reports.length} members, not one.`);
      return report;
    },
    state: (id = first) => current.store.source(id),
    titles: (id = first) =>
      current.store.entries({ sourceIds: [id], limit: 1_000 }).map(({ title }) => title),
    async restart() {
      close();
      current = await open();
    },
    planet: () => current.planet,
    store: () => current.store,
    folder,
  };
}
