import { measureCosts } from '../../../bench/fetch/costs.ts';
import { measureSweep } from '../../../bench/fetch/sweep.ts';
import type { Figure } from '../figure.ts';

/** The CPU time of one answer beside a bare loop of undici's `request`. */
export async function costs(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of ['304', '200'] as const) {
    const measured = await measureCosts(kind);
    for (const [name, { cpu }] of measured) {
      figures.push({ name: `CPU of a ${kind}, ${name}`, value: cpu, unit: 'ms' });
    }
    const ratio = measured.get('planet-ceres')?.ratio ?? Number.NaN;
    figures.push({ name: `CPU of a ${kind}, ratio`, value: ratio, atMost: 1.4 });
  }
  return figures;
}

/** Ten thousand hosts as slow, as dead and as quiet as those of the web. */
export async function sweep(): Promise<Figure[]> {
  const { hosts, concurrency, counts, expected, ...measured } = await measureSweep();
  const astray = Object.entries(expected).map(([end, count]) => Math.abs(count - (counts[end] ?? 0)));
  return [
    { name: 'sweep: hosts', value: hosts },
    { name: 'sweep: outcomes that are not as they have to be', value: Math.max(...astray), atMost: 0 },
    { name: 'sweep: latency bound', value: measured.latencyBound, unit: 's' },
    { name: 'sweep: CPU bound', value: measured.cpuBound, unit: 's' },
    { name: 'sweep: CPU per feed', value: measured.cpuPerFeed, unit: 'ms' },
    { name: 'sweep: wall', value: measured.wall, unit: 's' },
    { name: 'sweep: wall to the larger bound', value: measured.ratio, atMost: 1.25 },
    { name: 'sweep: peak descriptors', value: measured.descriptors, atMost: concurrency + 32 },
    { name: 'sweep: peak memory', value: measured.memory, unit: 'MiB', atMost: 400 },
  ];
}
