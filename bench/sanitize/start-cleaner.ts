import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
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
  const child = spawn(process.execPath, [file, name], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`${name} has ended.`);
    return JSON.parse(value);
  };
  return {
    started: await answer(),
    take(turn) {
      child.stdin.write(`${JSON.stringify(turn)}\n`);
      return answer();
    },
    stop() {
      child.stdin.end();
    },
  };
}
