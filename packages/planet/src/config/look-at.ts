import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What is at a path, links followed. Absent for nothing, and for what cannot be looked at: too long a name, a link to itself. */
export function lookAt(path: string): Stats | undefined {
  const found = attempt(() => statSync(path));
  return typeof found === 'string' ? undefined : found;
}

/**
 * Where a path leads, links followed as far as there is something, and what is the last of it that there is. Undefined
 * for what leads nowhere: a link to nothing or to itself, a name no disk takes.
 */
export function whereabouts(path: string): { real: string; nearest: Stats } | undefined {
  const found = attempt(() => lstatSync(path));
  if (found === 'wrong') return undefined;
  if (found !== 'nothing') {
    const real = attempt(() => ({ path: realpathSync(path) }));
    const nearest = typeof real === 'string' ? undefined : lookAt(real.path);
    return typeof real === 'string' || !nearest ? undefined : { real: real.path, nearest };
  }
  const above = whereabouts(dirname(path));
  return above && { real: join(above.real, basename(path)), nearest: above.nearest };
}

/** What the disk says; `nothing` where nothing is. */
function attempt<T>(look: () => T): T | 'nothing' | 'wrong' {
  try {
    return look();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'nothing' : 'wrong';
  }
}
