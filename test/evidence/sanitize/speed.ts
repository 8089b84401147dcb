import { measureCleaning } from '../../../bench/sanitize/costs.ts';
import type { Figure } from '../figure.ts';
import type { Options } from './options.ts';

/** The CPU time of an entry and of a start beside what people use else, each in a process of its own, in one run. */
export async function speed({ folder }: Options): Promise<Figure[]> {
  const { entries, size, cleaners } = await measureCleaning(folder);
  const rival = (name: Parameters<typeof cleaners.get>[0]) => cleaners.get(name);
  return [
    { name: 'speed: entries', value: entries },
    { name: 'speed: their size', value: size, unit: 'MB' },
    ...[...cleaners].flatMap(([name, { cpu, start, memory }]) => [
      { name: `speed: CPU of an entry, ${name}`, value: cpu, unit: 'ms' },
      { name: `speed: CPU to start, ${name}`, value: start, unit: 's' },
      { name: `speed: memory when started, ${name}`, value: memory, unit: 'MiB' },
    ]),
    {
      name: 'speed: times as fast as jsdom + DOMPurify',
      value: rival('jsdom + DOMPurify')?.ratio ?? Number.NaN,
      atLeast: 3,
    },
    { name: 'speed: times as fast as sanitize-html', value: rival('sanitize-html')?.ratio ?? Number.NaN },
    {
      name: 'speed: times as fast as hast-util-sanitize',
      value: rival('hast-util-sanitize')?.ratio ?? Number.NaN,
    },
    {
      name: 'speed: CPU to start, of that of jsdom + DOMPurify',
      value: 1 / (rival('jsdom + DOMPurify')?.startRatio ?? Number.NaN),
      atMost: 1 / 3,
    },
  ];
}
