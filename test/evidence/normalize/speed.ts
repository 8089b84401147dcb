import { measureReading, type ReadingCosts, ratioOf } from '../../../bench/normalize/costs.ts';
import { feedsToMeasure } from '../../../bench/normalize/usual-feeds.ts';
import type { Figure } from '../figure.ts';
import type { PartOptions } from '../parts.ts';

/** The CPU time of a feed beside feedsmith alone, and beside Python's feedparser, which sanitizes as it reads if it is left to it. */
export async function speed({ folder }: PartOptions): Promise<Figure[]> {
  const feeds = feedsToMeasure(folder);
  return [...(await besideFeedsmith(feeds)), ...(await besidePython(feeds))];
}

async function besideFeedsmith(feeds: readonly string[]): Promise<Figure[]> {
  const costs = await measureReading(feeds, ['planet-ceres', 'feedsmith']);
  const ratio = ratioOf(costs, 'planet-ceres', 'feedsmith');
  return [
    ...figuresOf(costs, 'both'),
    { name: 'speed: CPU to that of feedsmith alone', value: ratio, atMost: 1.5 },
  ];
}

/** Over fewer feeds: Python's feedparser does not read them all. */
async function besidePython(feeds: readonly string[]): Promise<Figure[]> {
  const costs = await measureReading(feeds, [
    'planet-ceres',
    'Python feedparser',
    'Python feedparser, not sanitizing',
  ]);
  if (!costs.readers.has('Python feedparser')) {
    return [{ name: 'speed: Python feedparser', value: 'left out: python3 cannot import it' }];
  }
  return [
    ...figuresOf(costs, 'all three'),
    {
      name: 'speed: times as fast as Python feedparser',
      value: ratioOf(costs, 'Python feedparser', 'planet-ceres'),
      atLeast: 10,
    },
    {
      name: 'speed: times as fast as Python feedparser, not sanitizing',
      value: ratioOf(costs, 'Python feedparser, not sanitizing', 'planet-ceres'),
    },
  ];
}

function figuresOf({ common, size, readers }: ReadingCosts, who: string): Figure[] {
  return [
    { name: `speed: feeds that ${who} read`, value: common },
    { name: `speed: size of what ${who} read`, value: size, unit: 'MB' },
    ...[...readers].map(([name, { cpu }]) => ({
      name: `speed: CPU of one of these, ${name}`,
      value: cpu,
      unit: 'ms',
    })),
  ];
}
