import { fileURLToPath } from 'node:url';
import { measureProcess } from '../../test/evidence/measure-process.ts';
import type { ClientName } from './clients.ts';
import { median } from './median.ts';
import { startServer } from './start-server.ts';

/** What one request costs a client. */
export interface Cost {
  /** Milliseconds of CPU, user and system: the median of all processes. */
  cpu: number;
  /** To the bare loop in the same process: the median of all processes. */
  ratio: number;
}

const bare = 'undici.request';
const hosts = 10_000;
const processes = 5;

/** The cost of an answer of this kind, over a new connection to another host each time; see `load.ts`. */
export async function measureCosts(
  kind: '304' | '200',
  { withRival = false }: { withRival?: boolean } = {},
): Promise<Map<ClientName, Cost>> {
  const names: ClientName[] = ['planet-ceres', bare, ...(withRival ? (['undici.fetch'] as const) : [])];
  const server = await startServer(new URL('server.ts', import.meta.url), [String(hosts)]);
  const measured: Record<string, number>[] = [];
  try {
    const file = fileURLToPath(new URL('load.ts', import.meta.url));
    const args = ['--conditions=@planet-ceres/source', file, kind, `${server.port}`, `${hosts}`, ...names];
    for (let count = 0; count < processes; count += 1) {
      const { exitCode, output } = await measureProcess(args, '.');
      if (exitCode !== 0) throw new Error(output);
      measured.push(JSON.parse(output));
    }
  } finally {
    server.stop();
  }
  const of = (costs: Record<string, number>, name: ClientName) => costs[name] ?? Number.NaN;
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
