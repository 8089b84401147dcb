import { relative, resolve } from 'node:path';

/** A path as one would type it here: relative below the current folder, absolute elsewhere. */
export function nearPath(path: string): string {
  const near = fromHere(path);
  return near === undefined ? path : near.startsWith('..') ? resolve(path) : near || '.';
}

/** Undefined where the current folder has been deleted: nothing is relative to that. */
function fromHere(path: string): string | undefined {
  try {
    return relative('.', path);
  } catch {
    return undefined;
  }
}
