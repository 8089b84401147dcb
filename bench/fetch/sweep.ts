import { fileURLToPath } from 'node:url';
import { measureProcess } from '../../test/evidence/measure-process.ts';
import { startServer } from './start-server.ts';
import { type SweepHost, sweepHost } from './sweep-hosts.ts';

/** A poll of every feed of a large planet. Times in seconds but for `cpuPerFeed`, memory in MiB. */
export interface Sweep {
  hosts: number;
  concurrency: number;
  wall: number;
  /** What the servers alone take, shared out over `concurrency`, and the CPU time of the one thread. */
  latencyBound: number;
  cpuBound: number;
  /** Of the wall time to the larger of the two bounds. */
  ratio: number;
  /** Milliseconds. */
  cpuPerFeed: number;
  descriptors: number;
  memory: number;
  /** How many outcomes there were of each kind, and how many there have to be. */
  counts: Record<string, number>;
  expected: Record<string, number>;
}

const size = 10_000;
const concurrency = 64;
/** Seconds that a dead host holds its place. */
const timeout = 10;

/** Simulates ten thousand hosts, see `sweepHost`, and has one fetcher in a process of its own poll them all. */
export async function measureSweep(): Promise<Sweep> {
  const hosts = Array.from({ length: size }, (_, index) => sweepHost(index));
  const server = await startServer(new URL('server.ts', import.meta.url), [String(size)]);
  try {
    const file = fileURLToPath(new URL('sweep-client.ts', import.meta.url));
    const args = [file, server.port, size, concurrency, timeout * 1000].map(String);
    const run = await measureProcess(['--conditions=@planet-ceres/source', ...args], '.');
    if (run.exitCode !== 0) throw new Error(run.output);
    const { wall, cpu, counts } = JSON.parse(run.output) as Pick<Sweep, 'wall' | 'counts'> & { cpu: number };
    const latencyBound = hosts.reduce((sum, host) => sum + secondsOf(host), 0) / concurrency;
    return {
      ...{ hosts: size, concurrency, wall, counts, latencyBound },
      cpuBound: cpu,
      ratio: wall / Math.max(latencyBound, cpu),
      cpuPerFeed: (cpu * 1000) / size,
      descriptors: run.descriptors,
      memory: run.memory,
      expected: expectedOf(hosts),
    };
  } finally {
    server.stop();
  }
}

function secondsOf({ kind, latency }: SweepHost): number {
  return kind === 'dead' ? timeout : latency / 1000;
}

function expectedOf(hosts: readonly SweepHost[]): Record<string, number> {
  const ofKind = (wanted: SweepHost['kind']) => hosts.filter(({ kind }) => kind === wanted).length;
  return {
    'failed timeout': ofKind('dead'),
    'fresh changed': ofKind('changed'),
    'unchanged not-modified': ofKind('unchanged'),
  };
}
