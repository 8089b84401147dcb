import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startLineProcess } from '../line-process.ts';
import type { ReaderName } from './readers.ts';

/** What a reader is told: read these files, so many times over. */
export interface Turn {
  paths: readonly string[];
  passes: number;
}

/** What it took. */
export interface Taken {
  /** Seconds of CPU, user and system, files already in memory. */
  cpu: number;
  /** How many each file has; null where it was refused. */
  entries: (number | null)[];
}

/** A reader in a process of its own. */
export interface RunningReader {
  take(turn: Turn): Promise<Taken>;
  stop(): void;
}

/** One of this language's readers, or feedparser of Python, as it is by default and without its sanitizer. */
export type RivalName = ReaderName | 'Python feedparser' | 'Python feedparser, not sanitizing';

/** Whether `python3` has feedparser. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import feedparser'], { stdio: 'ignore' }).status === 0;
}

export function startReader(name: RivalName): RunningReader {
  const { ask, stop } = startLineProcess(name, commandOf(name));
  return { take: ask, stop };
}

function commandOf(name: RivalName): [string, ...string[]] {
  const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  switch (name) {
    case 'Python feedparser':
      return ['python3', file('read_feeds.py'), 'sanitizing'];
    case 'Python feedparser, not sanitizing':
      return ['python3', file('read_feeds.py'), 'plain'];
    default:
      return [process.execPath, '--conditions=@planet-ceres/source', file('read-feeds.ts'), name];
  }
}
