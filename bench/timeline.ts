import type { Figure } from '../test/evidence/figure.ts';
import { measureTimeline } from './timeline/costs.ts';
import { taskNames } from './timeline/tasks.ts';

const sources = 10_000;
const entries = 100_000;

/** What a large archive costs to merge, to page and to add to, beside a program that reads everything whenever it makes a page. */
export async function bench(): Promise<Figure[]> {
  const costs = await measureTimeline({ sources, entries });
  const rival = costs.get(taskNames[0]) ?? Number.NaN;
  return [
    { name: 'entries', value: entries },
    { name: 'sources', value: sources },
    ...[...costs].flatMap(([name, cpu]) => [
      { name: `${name}, CPU`, value: cpu * 1000, unit: 'ms' },
      { name: `${name}, share of reading everything`, value: (cpu / rival) * 100, unit: '%' },
    ]),
  ];
}
