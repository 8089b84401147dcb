import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlanetError } from '@planet-ceres/model';

const usualNames = [
  'planet.config.ts',
  'planet.config.js',
  'planet.yaml',
  'planet.yml',
  'planet.toml',
  'planet.json',
  'planet.ini',
  'config.ini',
  'planet.opml',
];

/**
 * The absolute path of a planet's config: `config` as given, relative to `root`, else the first of the usual names that
 * exists in `root`. Throws `BAD_CONFIG` where there is none.
 */
export function findConfig(root: string, config?: string): string {
  if (config !== undefined) {
    const path = resolve(root, config);
    if (existsSync(path)) return path;
    throw new PlanetError('BAD_CONFIG', `There is no planet config at "${path}".`, {
      hint: 'Give `config` in planet({ config }) relative to the folder of astro.config.mjs.',
    });
  }
  const name = usualNames.find((usual) => existsSync(join(root, usual)));
  if (name !== undefined) return join(root, name);
  throw new PlanetError('BAD_CONFIG', `There is no planet config in "${root}".`, {
    hint: 'Write a planet.yaml there, or say where it is: planet({ config: "../my-planet/planet.yaml" }).',
  });
}
