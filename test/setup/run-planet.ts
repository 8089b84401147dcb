import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './workspace.ts';

/** How a run of the command ended, and what it printed. */
export interface PlanetRun {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** What a run is started with beside its arguments. */
interface Surroundings {
  /** A command that runs the one it is given, as `nice` does. */
  under?: readonly string[];
  /** Beside the environment of the tests. */
  env?: Record<string, string>;
}

/** Runs the `planet` command from source, in a process of its own, as a shell without a terminal would. */
export async function runPlanet(
  args: readonly string[],
  cwd: string,
  surroundings: Surroundings = {},
): Promise<PlanetRun> {
  return startPlanet(args, cwd, surroundings).ended;
}

/** The same, still running. */
export function startPlanet(
  args: readonly string[],
  cwd: string,
  { under = [], env = {} }: Surroundings = {},
): { child: ChildProcess; ended: Promise<PlanetRun> } {
  const main = ['--conditions=@planet-ceres/source', join(root, 'apps/cli/src/main.ts')];
  const [command = process.execPath, ...rest] = [...under, process.execPath, ...main, ...args];
  const child = spawn(command, rest, {
    ...{ cwd, stdio: ['ignore', 'pipe', 'pipe'] },
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', ...env },
  });
  const run = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (run.stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk) => (run.stderr += chunk));
  const ended = new Promise<PlanetRun>((resolve) =>
    child.once('close', (code) => resolve({ exitCode: code ?? -1, ...run })),
  );
  return { child, ended };
}

/** The JSON lines that `--json` printed. */
export function readLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}
