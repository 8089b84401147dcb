import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type HostileInput, hostileInputs } from './hostile-inputs.ts';

/** What became of a hostile input. */
export interface HostileEnd {
  /** How many entries, or the code of the error. */
  end: number | string;
  /** Wall time. */
  milliseconds: number;
  /** Milliseconds of CPU, user and system. */
  cpu: number;
  /** MiB at the peak, beyond what was there before. */
  memory: number;
  /** It got a property onto every object. */
  isPolluted: boolean;
}

/** Milliseconds after which a process is ended. */
const patience = 60_000;

/**
 * Reads these inputs in a process of their own: what goes wrong there cannot be caught from within. When it dies, the input it
 * dies of has no end, nor have those behind it; `crash` says why.
 */
export function readHostile(inputs: readonly HostileInput[]): { ends: HostileEnd[]; crash?: string } {
  const file = fileURLToPath(new URL('hostile-client.ts', import.meta.url));
  const places = inputs.map((input) => String(hostileInputs.indexOf(input)));
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@planet-ceres/source', file, ...places],
    { encoding: 'utf8', timeout: patience },
  );
  const ends = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return status === 0
    ? { ends }
    : { ends, crash: `ended by ${signal ?? `exit code ${status}`} ${stderr.slice(0, 500)}` };
}
