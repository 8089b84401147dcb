import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Notice } from '@planet-ceres/model';
import type { PlanetConfig } from '../config/planet-config.ts';

/**
 * Writes down with which config a folder's store was updated last, in a file beside the store, and gives a note where that was
 * another config which is still there. Whoever moved from an old config to a new one means it; two planets in one folder would take
 * members and entries from each other.
 */
export function noteLastConfig(file: string, { path, dir }: Pick<PlanetConfig, 'path' | 'dir'>): Notice[] {
  const name = basename(path);
  const last = exchange(file, name);
  if (last === name || basename(last) !== last || !existsSync(join(dir, last))) return [];
  const message = `The store of this folder was last updated with ${last}, which is still there. If ${last} and ${name} are two planets, give each a folder of its own: they share their members and entries.`;
  return [{ code: 'config-shared-folder', message }];
}

/** Writes a name into a file, and returns what was there; the name itself if nothing was, or the disk is full. */
function exchange(file: string, name: string): string {
  try {
    const last = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
    if (last !== name) writeFileSync(file, `${name}\n`);
    return last ?? name;
  } catch {
    return name;
  }
}
