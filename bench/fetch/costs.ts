import { fileURLToPath } from 'node:url';
import { measureProcess } from '../../test/evidence/measure-process.ts';
import type { ClientName } from './clients.ts';
import { median } from './median.ts';
import { startServer } from './start-server.ts';

/** What one request costs a client. */
export interface Cost {
  /** Milliseconds of CPU, user and system: the median of all turns. */
  cpu: number;
  /** To the bare loop in the turn beside: the median of all turns. */
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
  const turns = new Map<ClientName, number[]>(names.map((name) => [name, []]));
  try {
    const file = fileURLToPath(new URL('load.ts', import.meta.url));
    const args = ['--conditions=@planet-ceres/source', file, kind, `${server.port}`, `${hosts}`, ...names];
    for (let count = 0; count < processes; count += 1) {
      const { exitCode, output } = await measureProcess(args, '.');
      if (exitCode !== 0) throw new Error(output);
      const costs: Record<string, number[]> = JSON.parse(output);
      for (const [name, all] of turns) all.push(...(costs[name] ?? []));
    }
  } finally {
    server.stop();
  }
  const beside = turns.get(bare) ?? [];
  return new Map(
    [...turns].map(([name, costs]) => {
      const ratios = costs.map((cost, turn) => cost / (beside[turn] ?? Number.NaN));
      return [name, { cpu: median(costs), ratio: median(ratios) }];
    }),
  );
}
