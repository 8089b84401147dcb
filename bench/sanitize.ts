import type { Figure } from '../test/evidence/figure.ts';
import { measureCleaning } from './sanitize/costs.ts';

/**
 * What cleaning entries costs beside jsdom + DOMPurify, sanitize-html and hast-util-sanitize. Argument: a folder of real feeds;
 * without one the fixtures are cleaned, which are six.
 */
export async function bench(folder?: string): Promise<Figure[]> {
  const { entries, size, cleaners } = await measureCleaning(folder);
  return [
    { name: 'entries', value: entries },
    { name: 'their size', value: size, unit: 'MB' },
    ...[...cleaners].flatMap(([name, { cpu, ratio, start, startRatio, memory }]) => [
      { name: `${name}, CPU per entry`, value: cpu, unit: 'ms' },
      { name: `${name}, MB per second`, value: (size / entries / cpu) * 1000 },
      { name: `${name}, CPU to planet-ceres's`, value: ratio },
      { name: `${name}, CPU to start`, value: start, unit: 's' },
      { name: `${name}, CPU to start, to planet-ceres's`, value: startRatio },
      { name: `${name}, memory when started`, value: memory, unit: 'MiB' },
    ]),
  ];
}
