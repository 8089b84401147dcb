import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, and says whether it was not there. One after the other: where the disk is read-only, Node's
 * own `recursive` says that a folder is not there, and not why it cannot be.
 */
export function makeFolder(folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  makeFolder(dirname(folder));
  mkdirSync(folder);
  return true;
}
