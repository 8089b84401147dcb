import { join } from 'node:path';
import type { PlanetConfig } from '../config/planet-config.ts';

/** Where `openPlanet` keeps the store of a planet. */
export function storePath({ dir }: Pick<PlanetConfig, 'dir'>): string {
  return join(dir, '.planet', 'planet.db');
}
