import { statSync } from 'node:fs';
import { quick } from '../quick.ts';
import { takeTurns } from '../take-turns.ts';
import { hasPython, type RivalName, startReader } from './start-reader.ts';

/** What reading feeds costs each reader. */
export interface ReadingCosts {
  /** Feeds that there are, and that all readers read: these alone are measured. */
  feeds: number;
  common: number;
  /** MB of those that all read. */
  size: number;
  readers: Map<RivalName, ReadingCost>;
}

export interface ReadingCost {
  /** Feeds that it reads, of all. */
  reads: number;
  /** Milliseconds of CPU for a feed, when nothing holds the machine up. */
  cpu: number;
}

/** How many times as much CPU one reader takes as another. */
export function ratioOf({ readers }: ReadingCosts, name: RivalName, beside: RivalName): number {
  return (readers.get(name)?.cpu ?? Number.NaN) / (readers.get(beside)?.cpu ?? Number.NaN);
}

/** Every reader in a process of its own, all at once. */
export async function measureReading(
  paths: readonly string[],
  names: readonly RivalName[],
): Promise<ReadingCosts> {
  const readers = names
    .filter((name) => !name.startsWith('Python') || hasPython())
    .map((name) => ({ name, reader: startReader(name), reads: 0 }));
  try {
    let common = [...paths];
    for (const each of readers) {
      const { entries } = await each.reader.take({ paths, passes: 1 });
      each.reads = entries.filter((count) => count !== null).length;
      common = common.filter((path) => entries[paths.indexOf(path)] !== null);
    }
    const seconds = await takeTurns(
      readers.map(({ name, reader }) => ({
        take: async (passes) => (await reader.take({ paths: common, passes })).cpu,
        isWarm: name.startsWith('Python'),
      })),
    );
    return {
      feeds: paths.length,
      common: common.length,
      size: common.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6,
      readers: new Map(
        readers.map(({ name, reads }, at) => {
          return [name, { reads, cpu: (quick(seconds[at] ?? []) * 1000) / common.length }];
        }),
      ),
    };
  } finally {
    for (const { reader } of readers) reader.stop();
  }
}
