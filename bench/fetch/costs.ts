import { fileURLToPath } from 'node:url';
import { measureProcess } from '../../test/evidence/measure-process.ts';
import type { ClientName } from './clients.ts';
import { median } from './median.ts';
import { startServer } from './start-server.ts';

/** What one request costs a client. */
export interface Cost {
  /** Milliseconds of CPU, user and system: the median of all rounds. */
  cpu: number;
  /** To the bare loop of the same round: the median of all rounds. */
  ratio: number;
}

const bare = 'undici.request';
const requests = 3_000;
const warmUp = 1_000;
const concurrency = 32;
const rounds = 9;

/**
 * The cost of an answer of this kind, over a new connection to another host each time. All clients take turns, each round in
 * processes of their own and the other way round than the one before.
 */
export async function measureCosts(
  kind: '304' | '200',
  { withRival = false }: { withRival?: boolean } = {},
): Promise<Map<ClientName, Cost>> {
  const names: ClientName[] = ['planet-ceres', bare, ...(withRival ? (['undici.fetch'] as const) : [])];
  const server = await startServer(new URL('server.ts', import.meta.url), [String(warmUp + requests)]);
  const measured: Map<ClientName, number>[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const costs = new Map<ClientName, number>();
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        costs.set(name, await cpuOf(name, kind, server.port));
      }
      measured.push(costs);
    }
  } finally {
    server.stop();
  }
  const of = (costs: ReadonlyMap<ClientName, number>, name: ClientName) => costs.get(name) ?? Number.NaN;
  return new Map(
    names.map((name) => [
      name,
      {
        cpu: median(measured.map((costs) => of(costs, name))),
        ratio: median(measured.map((costs) => of(costs, name) / of(costs, bare))),
      },
    ]),
  );
}

async function cpuOf(name: ClientName, kind: string, port: number): Promise<number> {
  const file = fileURLToPath(new URL('load.ts', import.meta.url));
  const args = [file, name, kind, port, requests, warmUp, concurrency].map(String);
  const { exitCode, output } = await measureProcess(['--conditions=@planet-ceres/source', ...args], '.');
  if (exitCode !== 0) throw new Error(output);
  return Number(output);
}
