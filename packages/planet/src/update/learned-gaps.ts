import { slowdownOf } from '@planet-ceres/fetch/schedule';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/** Milliseconds for the domains that an earlier update found to be too fast for. */
export function learnedGaps({ fetch }: PlanetConfig, store: Store, now: string): Record<string, number> {
  const slowed = [...store.buckets()].map(([name, state]) => [name, slowdownOf(state, now)] as const);
  const gaps = slowed.filter(([, times]) => times > 1);
  return Object.fromEntries(
    gaps.map(([name, times]) => [name, (fetch.gaps[name] ?? fetch.gap) * 1000 * times]),
  );
}
