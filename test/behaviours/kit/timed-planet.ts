import type { UpdateOptions } from '../../../packages/planet/src/update/update-planet.ts';
import { openTestPlanet, type TestPlanet, type TestPlanetOptions } from './planet.ts';
import { virtualClock } from './virtual-clock.ts';
import type { Web } from './web.ts';

const anHour = 3_600_000;

/** A planet whose fetcher's clock goes with its updates: a pause of two hours is over in the update two hours later. */
export interface TimedPlanet extends TestPlanet {
  /** The hour of the last update. */
  reached(): number;
  /**
   * Updates every `step` hours from the last update on until the number that `count` gives has grown; how many hours that took,
   * infinity if it takes longer than `longest`.
   */
  waitFor(count: () => number, options?: { step?: number; longest?: number } & Forced): Promise<number>;
}

type Forced = Pick<UpdateOptions, 'force'>;

/** As `openTestPlanet`, with a store in memory unless another is wanted. */
export async function openTimedPlanet(
  web: Web,
  members: Parameters<typeof openTestPlanet>[1],
  { web: webOptions, ...options }: TestPlanetOptions = {},
): Promise<TimedPlanet> {
  const clock = virtualClock();
  const planet = await openTestPlanet(web, members, {
    store: 'memory',
    ...options,
    web: { ...webOptions, clock },
  });
  let reached = 0;

  const update: TestPlanet['update'] = async (hours, how) => {
    const passed = Math.round(hours * anHour) - Math.round(reached * anHour);
    await clock.advance(Math.max(0, passed));
    reached = hours;
    return planet.update(hours, how);
  };

  return {
    ...planet,
    update,
    async poll(hours, how) {
      const { reports } = await update(hours, how);
      const [report] = reports;
      if (!report || reports.length > 1) throw new Error(`There are ${reports.length} members, not one.`);
      return report;
    },
    reached: () => reached,
    async waitFor(count, { step = 0.05, longest = 30, ...how } = {}) {
      const [start, before] = [reached, count()];
      for (let steps = 1; steps * step <= longest; steps++) {
        await update(start + steps * step, how);
        if (count() > before) return steps * step;
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}
