import { relative, resolve } from 'node:path';

/** A path as one would type it here: relative below the current folder, absolute elsewhere. */
export function nearPath(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') ? resolve(path) : near || '.';
}
