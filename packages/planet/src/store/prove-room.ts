import { rmSync, writeFileSync } from 'node:fs';
import { PlanetError } from '@planet-ceres/model';

const room = 2 ** 20;

/** Throws `STORE_BROKEN` if there is no room for a mebibyte beside the store's file. */
export function proveRoom(path: string): void {
  const file = `${path}.room`;
  try {
    writeFileSync(file, Buffer.alloc(room));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlanetError('STORE_BROKEN', `There is no room for the store ${path} to grow: ${reason}.`, {
      hint: 'Make room on the disk and run again; nothing is lost.',
      cause,
    });
  } finally {
    rmSync(file, { force: true });
  }
}
