import { isAbsolute, relative, sep } from 'node:path';

/** Whether `path` is `folder` or lies in it. Both absolute; links are not followed. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
