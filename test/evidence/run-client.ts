import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Milliseconds after which a process is ended. */
const patience = 60_000;

/** Runs a file in a process of its own, where what goes wrong cannot be caught. What it printed; `crash` says why it died, if it did. */
export function runClient(file: URL, args: readonly string[]): { output: string; crash?: string } {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@planet-ceres/source', fileURLToPath(file), ...args],
    { encoding: 'utf8', timeout: patience },
  );
  if (status === 0) return { output: stdout };
  return { output: stdout, crash: `ended by ${signal ?? `exit code ${status}`} ${stderr.slice(0, 500)}` };
}
