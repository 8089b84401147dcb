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
const patience = 30_000;

/** Reads one of the inputs in a process of its own: what goes wrong there cannot be caught from within. */
export function readHostile(input: HostileInput): HostileEnd | { crash: string } {
  const file = fileURLToPath(new URL('hostile-client.ts', import.meta.url));
  const args = ['--conditions=@planet-ceres/source', file, String(hostileInputs.indexOf(input))];
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: patience,
  });
  return status === 0
    ? JSON.parse(stdout)
    : { crash: `ended by ${signal ?? `exit code ${status}`} ${stderr.slice(0, 500)}` };
}
