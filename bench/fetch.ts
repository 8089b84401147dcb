import type { Figure } from '../test/evidence/figure.ts';
import type { ClientName } from './fetch/clients.ts';
import { type Cost, measureCosts } from './fetch/costs.ts';
import { measureSweep } from './fetch/sweep.ts';

/**
 * What the fetcher costs beside undici: a bare loop of `request`, and `fetch`, which most would write. Ratios are to the bare
 * loop in the same process.
 */
export async function bench(): Promise<Figure[]> {
  const sweep = await measureSweep();
  return [
    ...costFigures(await measureCosts('304', { withRival: true }), 'a 304'),
    ...costFigures(await measureCosts('200', { withRival: true }), 'a 200, unzipped and hashed'),
    { name: `sweep of ${sweep.hosts} hosts, wall`, value: sweep.wall, unit: 's' },
    { name: 'sweep, wall to the larger of latency and CPU', value: sweep.ratio },
    { name: 'sweep, CPU per feed', value: sweep.cpuPerFeed, unit: 'ms' },
    { name: 'sweep, peak descriptors', value: sweep.descriptors },
    { name: 'sweep, peak memory', value: sweep.memory, unit: 'MiB' },
  ];
}

function costFigures(costs: ReadonlyMap<ClientName, Cost>, what: string): Figure[] {
  return [...costs].flatMap(([name, { cpu, ratio }]) => [
    { name: `${name}, CPU of ${what}`, value: cpu, unit: 'ms' },
    { name: `${name}, ratio to undici.request`, value: ratio },
  ]);
}
