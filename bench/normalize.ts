import type { Figure } from '../test/evidence/figure.ts';
import { measureReading, ratioOf } from './normalize/costs.ts';
import { feedsToMeasure } from './normalize/usual-feeds.ts';

/**
 * What reading feeds costs beside feedsmith alone and the other readers of feeds. Argument: a folder of real feeds; without one
 * feeds are written that are as blogs have them. Python's feedparser is left out where `python3` does not have it.
 */
export async function bench(folder?: string): Promise<Figure[]> {
  const costs = await measureReading(feedsToMeasure(folder), [
    'planet-ceres',
    'feedsmith',
    'rss-parser',
    'feedparser',
    'Python feedparser',
    'Python feedparser, not sanitizing',
  ]);
  const { feeds, common, size, readers } = costs;
  return [
    { name: 'feeds', value: feeds },
    { name: 'feeds that all read, measured', value: common },
    { name: 'their size', value: size, unit: 'MB' },
    ...[...readers].flatMap(([name, { reads, cpu }]) => [
      { name: `${name}, feeds it reads`, value: reads },
      { name: `${name}, CPU per feed`, value: cpu, unit: 'ms' },
      { name: `${name}, feeds per second`, value: 1000 / cpu },
      { name: `${name}, MB per second`, value: (size / common / cpu) * 1000 },
      { name: `${name}, CPU to feedsmith's`, value: ratioOf(costs, name, 'feedsmith') },
      { name: `${name}, CPU to planet-ceres's`, value: ratioOf(costs, name, 'planet-ceres') },
    ]),
    ...(readers.has('Python feedparser')
      ? []
      : [{ name: 'Python feedparser', value: 'left out: python3 cannot import it' }]),
  ];
}
