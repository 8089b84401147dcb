import { fileURLToPath } from 'node:url';
import { startLineProcess } from '../line-process.ts';
import type { CleanerName } from './cleaners.ts';
import type { RawEntry } from './entries.ts';

/** What a cleaner is told: clean these, so many times over. */
export interface Turn {
  entries: readonly RawEntry[];
  passes: number;
}

/** What it took. */
export interface Taken {
  /** Seconds of CPU, user and system. */
  cpu: number;
}

/** What it took to load and to clean one entry. */
export interface Started extends Taken {
  /** Peak resident memory of the process, MiB. */
  memory: number;
}

/** A cleaner in a process of its own. */
export interface RunningCleaner {
  started: Started;
  take(turn: Turn): Promise<Taken>;
  stop(): void;
}

const file = fileURLToPath(new URL('clean-entries.ts', import.meta.url));

export async function startCleaner(name: CleanerName): Promise<RunningCleaner> {
  const { ask, hear, stop } = startLineProcess(name, [process.execPath, file, name]);
  return { started: await hear(), take: ask, stop };
}
