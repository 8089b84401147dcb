import { measureReading } from '../../../bench/normalize/costs.ts';
import { listFeeds } from '../../../bench/normalize/feed-files.ts';
import type { Figure } from '../figure.ts';
import type { Options } from './options.ts';

/** The CPU time of a feed beside feedsmith alone, and beside Python's feedparser, which sanitizes as it reads if it is left to it. */
export async function speed({ folder }: Options): Promise<Figure[]> {
  const { common, size, readers } = await measureReading(listFeeds(folder), [
    'planet-ceres',
    'feedsmith',
    'Python feedparser',
    'Python feedparser, not sanitizing',
  ]);
  const ratioOf = (name: Parameters<typeof readers.get>[0]) => readers.get(name)?.ratio ?? Number.NaN;
  const ours = ratioOf('planet-ceres');
  const figures: Figure[] = [
    { name: 'speed: feeds', value: common },
    { name: 'speed: their size', value: size, unit: 'MB' },
    ...[...readers].map(([name, { cpu }]) => ({
      name: `speed: CPU of a feed, ${name}`,
      value: cpu,
      unit: 'ms',
    })),
    { name: 'speed: CPU to that of feedsmith alone', value: ours, atMost: 1.5 },
  ];
  if (!readers.has('Python feedparser')) {
    return [...figures, { name: 'speed: Python feedparser', value: 'left out: python3 cannot import it' }];
  }
  return [
    ...figures,
    {
      name: 'speed: times as fast as Python feedparser',
      value: ratioOf('Python feedparser') / ours,
      atLeast: 10,
    },
    {
      name: 'speed: times as fast as Python feedparser, not sanitizing',
      value: ratioOf('Python feedparser, not sanitizing') / ours,
    },
  ];
}
