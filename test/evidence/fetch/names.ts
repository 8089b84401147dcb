import { fileURLToPath } from 'node:url';
import { startServer } from '../../../bench/fetch/start-server.ts';
import type { Figure } from '../figure.ts';
import { measureProcess } from '../measure-process.ts';

const live = 200;
const dead = 40;

/** Feeds behind 240 names, 40 of which have name servers that never answer. */
export async function names(): Promise<Figure[]> {
  const server = await startServer(new URL('name-server.ts', import.meta.url));
  try {
    const file = fileURLToPath(new URL('names-client.ts', import.meta.url));
    const args = [file, server.port, live, dead].map(String);
    const run = await measureProcess(['--conditions=@planet-ceres/source', ...args], '.');
    if (run.exitCode !== 0) throw new Error(run.output);
    const { seconds, fresh, unresolved } = JSON.parse(run.output);
    return [
      { name: 'names: feeds fetched', value: fresh, atLeast: live, atMost: live },
      { name: 'names: dead ones found out', value: unresolved, atLeast: dead, atMost: dead },
      { name: `names: all ${live + dead} of them`, value: seconds, unit: 's', atMost: 5 },
    ];
  } finally {
    server.stop();
  }
}
