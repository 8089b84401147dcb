import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlanetError } from '@planet-ceres/model';

/** The names a planet's config may have, the first one found in a folder wins. Old planets keep theirs. */
export const configNames = [
  'planet.config.ts',
  'planet.config.js',
  'planet.yaml',
  'planet.yml',
  'planet.toml',
  'planet.json',
  'planet.ini',
  'config.ini',
  'planet.opml',
  'people.opml',
  'osmosfeed.yaml',
] as const;

/**
 * The absolute path of the config that `target` names: a config file, or a folder that holds one by a usual name.
 * Throws `BAD_CONFIG` where there is none.
 */
export function findConfig(target: string): string {
  const path = absolute(target);
  if (!existsSync(path)) {
    throw new PlanetError('BAD_CONFIG', `There is no file or folder "${target}".`, {
      hint: 'Name a config file or the folder that holds one; "planet init" makes a new planet.',
    });
  }
  if (!statSync(path).isDirectory()) return regularFile(path);
  const name = configNames.find((candidate) => existsSync(join(path, candidate)));
  if (name === undefined) {
    throw new PlanetError('BAD_CONFIG', `The folder "${target}" holds no planet config.`, {
      hint: `Put one of ${configNames.join(', ')} there, or run "planet init".`,
    });
  }
  return regularFile(join(path, name));
}

function absolute(target: string): string {
  try {
    return resolve(target);
  } catch (cause) {
    throw new PlanetError('BAD_CONFIG', 'The current folder is not there any more.', {
      hint: 'Change to a folder that is.',
      cause,
    });
  }
}

/** Whoever reads a pipe waits for somebody to write. */
function regularFile(path: string): string {
  if (statSync(path).isFile()) return path;
  throw new PlanetError('BAD_CONFIG', `${path} is no file.`, { hint: 'Name the planet’s config file.' });
}
