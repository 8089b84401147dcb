import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one run of a command cost, and what it said. */
export interface Run {
  exitCode: number;
  output: string;
  /** User and system time, seconds. */
  cpu: number;
  /** Wall time, seconds. */
  wall: number;
  /** Peak resident memory, MiB. */
  memory: number;
}

const probe = fileURLToPath(new URL('report-usage.mjs', import.meta.url));

/** Runs `node ...args` to its end in a process of its own, and tells what it used. */
export async function measureProcess(args: readonly string[], cwd: string): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-usage-'));
  const report = join(folder, 'usage.json');
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', probe, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PLANET_USAGE_FILE: report, NODE_OPTIONS: '' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const wall = (performance.now() - begin) / 1000;
  const { cpu, memory } = JSON.parse(await readFile(report, 'utf8'));
  await rm(folder, { recursive: true });
  return { exitCode, output, cpu, wall, memory };
}
