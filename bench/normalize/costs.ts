import { statSync } from 'node:fs';
import { quick } from '../quick.ts';
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

const warmUps = 8;
const rounds = 11;
/** Seconds of CPU that a turn is to take: long enough that it matters little what the others left in the caches. */
const turn = 1.2;

/** Every reader in a process of its own, all at once, turn and turn about, so that what else goes on falls on all alike. */
export async function measureReading(
  paths: readonly string[],
  names: readonly RivalName[],
): Promise<ReadingCosts> {
  const readers = names
    .filter((name) => !name.startsWith('Python') || hasPython())
    .map((name) => ({ name, reader: startReader(name), reads: 0, passes: 1, costs: [] as number[] }));
  try {
    let common = [...paths];
    for (const each of readers) {
      const { entries } = await each.reader.take({ paths, passes: 1 });
      each.reads = entries.filter((count) => count !== null).length;
      common = common.filter((path) => entries[paths.indexOf(path)] !== null);
    }
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const each of round % 2 === 0 ? readers : readers.toReversed()) {
        // Python compiles nothing while it runs.
        if (round < 0 && each.name.startsWith('Python')) continue;
        const { cpu } = await each.reader.take({ paths: common, passes: each.passes });
        const pass = cpu / each.passes;
        if (round >= 0) each.costs.push((pass * 1000) / common.length);
        each.passes = Math.max(1, Math.round(turn / pass));
      }
    }
    return {
      feeds: paths.length,
      common: common.length,
      size: common.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6,
      readers: new Map(readers.map(({ name, reads, costs }) => [name, { reads, cpu: quick(costs) }])),
    };
  } finally {
    for (const { reader } of readers) reader.stop();
  }
}
