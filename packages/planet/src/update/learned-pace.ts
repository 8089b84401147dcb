import { slowdownOf } from '@planet-ceres/fetch/schedule';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import type { LearnedPace } from './open-fetcher.ts';

// A clock that went back by months leaves pauses that nobody asked for.
const longest = 7 * 24 * 60 * 60 * 1000;

/** What is remembered of the domains that earlier updates were too fast for, or that asked for a pause. */
export function learnedPace({ fetch }: Pick<PlanetConfig, 'fetch'>, store: Store, now: string): LearnedPace {
  const buckets = [...store.buckets()];
  const slowed = buckets.map(([name, state]) => [name, slowdownOf(state, now)] as const);
  const gaps = slowed
    .filter(([, times]) => times > 1)
    .map(([name, times]) => {
      const seconds = Object.hasOwn(fetch.gaps, name) ? fetch.gaps[name] : undefined;
      return [name, (seconds ?? fetch.gap) * 1000 * times];
    });
  const pauses = buckets
    .map(([name, { pausedUntil = now }]) => [name, Date.parse(pausedUntil) - Date.parse(now)] as const)
    .filter(([, left]) => left > 0)
    .map(([name, left]) => [name, Math.min(left, longest)]);
  return { gaps: Object.fromEntries(gaps), pauses: Object.fromEntries(pauses) };
}
