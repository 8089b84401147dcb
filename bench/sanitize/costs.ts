import { median } from '../fetch/median.ts';
import { quick } from '../quick.ts';
import { takeTurns } from '../take-turns.ts';
import type { CleanerName } from './cleaners.ts';
import { type RawEntry, readEntries, sampleEntries } from './entries.ts';
import { startCleaner } from './start-cleaner.ts';

/** What cleaning entries costs each cleaner. */
export interface CleaningCosts {
  entries: number;
  /** MB (UTF-8) of all of them. */
  size: number;
  cleaners: Map<CleanerName, CleaningCost>;
}

export interface CleaningCost {
  /** Milliseconds of CPU for an entry, when nothing holds the machine up. */
  cpu: number;
  /** To ours. */
  ratio: number;
  /** Seconds of CPU to load and to clean one entry: the median of some processes. */
  start: number;
  /** To ours in the process started beside: the median. */
  startRatio: number;
  /** MiB of a process that has cleaned one entry. */
  memory: number;
}

export const cleanerNames: readonly CleanerName[] = [
  'planet-ceres',
  'jsdom + DOMPurify',
  'sanitize-html',
  'hast-util-sanitize',
];

const starts = 5;
/** Entries that a round has at most. */
const most = 400;

/** Every cleaner in a process of its own, all at once. */
export async function measureCleaning(folder?: string): Promise<CleaningCosts> {
  const entries = sampleEntries(readEntries(folder), most);
  const speeds = await measureSpeeds(entries);
  const startUps = await measureStarts();
  return {
    entries: entries.length,
    size: entries.reduce((sum, { html }) => sum + Buffer.byteLength(html), 0) / 1e6,
    cleaners: new Map(
      cleanerNames.map((name) => {
        const costs = speeds.get(name) ?? [];
        const started = startUps.get(name) ?? [];
        const cost: CleaningCost = {
          cpu: quick(costs),
          ratio: quick(costs) / quick(speeds.get('planet-ceres') ?? []),
          start: median(started.map(({ cpu }) => cpu)),
          startRatio: median(
            started.map(({ cpu }, round) => cpu / (startUps.get('planet-ceres')?.[round]?.cpu ?? Number.NaN)),
          ),
          memory: median(started.map(({ memory }) => memory)),
        };
        return [name, cost];
      }),
    ),
  };
}

/** Milliseconds of CPU for an entry, one number a round. */
async function measureSpeeds(entries: readonly RawEntry[]): Promise<Map<CleanerName, number[]>> {
  const cleaners = await Promise.all(cleanerNames.map(startCleaner));
  try {
    const seconds = await takeTurns(
      cleaners.map((cleaner) => ({
        take: async (passes) => (await cleaner.take({ entries, passes })).cpu,
      })),
    );
    return new Map(
      cleanerNames.map((name, at) => [
        name,
        (seconds[at] ?? []).map((pass) => (pass * 1000) / entries.length),
      ]),
    );
  } finally {
    for (const cleaner of cleaners) cleaner.stop();
  }
}

async function measureStarts(): Promise<Map<CleanerName, { cpu: number; memory: number }[]>> {
  const started = new Map(cleanerNames.map((name) => [name, [] as { cpu: number; memory: number }[]]));
  for (let round = 0; round < starts; round += 1) {
    for (const name of cleanerNames) {
      const cleaner = await startCleaner(name);
      cleaner.stop();
      started.get(name)?.push(cleaner.started);
    }
  }
  return started;
}
