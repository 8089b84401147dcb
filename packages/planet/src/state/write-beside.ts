import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { PlanetError } from '@planet-ceres/model';

/**
 * Has a new file made under another name beside its place, and moves it there when it is whole and on the disk. Throws
 * `BAD_STATE` for a place that is taken, unless `force` allows for that; nothing is left behind where `make` throws.
 */
export function writeBeside(
  path: string,
  { force = false }: { force?: boolean },
  make: (aside: string) => void,
): void {
  if (!force) refuseTaken(path);
  const aside = `${path}.${process.pid}.part`;
  try {
    rmSync(aside, { force: true });
    make(aside);
    flush(aside);
    // Somebody else may have been quicker.
    if (!force) refuseTaken(path);
    renameSync(aside, path);
  } catch (cause) {
    throw cause instanceof PlanetError ? cause : notWritten(path, cause);
  } finally {
    rmSync(aside, { force: true });
  }
}

function refuseTaken(path: string): void {
  if (!existsSync(path)) return;
  throw new PlanetError('BAD_STATE', `${path} is there already.`, {
    hint: 'Choose another name, or say that it may be replaced (--force).',
  });
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function notWritten(path: string, cause: unknown): PlanetError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlanetError('STATE_NOT_WRITTEN', `${path} cannot be written: ${reason}.`, {
    hint: 'Choose a folder that is there, can be written, and has room. Nothing was changed.',
    cause,
  });
}
