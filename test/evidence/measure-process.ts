import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
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
  /** The most files and sockets that were open at one time, looked at every 20 ms; NaN where there is no `/proc`. */
  descriptors: number;
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
  const peak = watchDescriptors(child.pid);
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const descriptors = peak();
  const wall = (performance.now() - begin) / 1000;
  const usage = await readFile(report, 'utf8').catch(() => {
    throw new Error(`${args.join(' ')} ended without a report (exit code ${exitCode}):\n${output}`);
  });
  const { cpu, memory } = JSON.parse(usage);
  await rm(folder, { recursive: true });
  return { exitCode, output, cpu, wall, memory, descriptors };
}

/** Counts the open files of a process until it is asked for the most there were. */
function watchDescriptors(pid: number | undefined): () => number {
  let peak = Number.NaN;
  const look = () => {
    try {
      peak = Math.max(peak || 0, readdirSync(`/proc/${pid}/fd`).length);
    } catch {
      // It has ended, or this system has no /proc.
    }
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
