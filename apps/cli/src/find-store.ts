import { existsSync } from 'node:fs';
import { PlanetError } from '@planet-ceres/model';
import { loadConfig } from '@planet-ceres/planet';
import { storePath } from '@planet-ceres/planet/state';
import { nearPath } from './near-path.ts';

/** The path of the store of the planet that a command's argument names. Throws `BAD_CONFIG`. */
export async function findStore(target: string): Promise<string> {
  return storePath(await loadConfig(target, { isOffline: true }));
}

/** The same for a command that has nothing to do where nothing was gathered: throws `STORE_BROKEN` if there is no store. */
export async function findFilledStore(target: string): Promise<string> {
  const path = await findStore(target);
  if (existsSync(path)) return path;
  throw new PlanetError('STORE_BROKEN', `There is no store ${nearPath(path)}: nothing was gathered yet.`, {
    hint: `"planet build ${target}" makes it.`,
  });
}
