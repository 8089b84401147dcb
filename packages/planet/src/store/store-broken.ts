import { PlanetError } from '@planet-ceres/model';

/** SQLite's primary result codes (sqlite.org/rescode.html) that a person can do something about. */
const reasons: Readonly<Record<number, [message: string, hint: string]>> = {
  5: ['is in use by another program', 'Try again when it has ended.'],
  6: ['is in use by another program', 'Try again when it has ended.'],
  8: ['cannot be written', 'Make the file and its folder writable.'],
  10: ['cannot be read or written', 'Look at the disk: it may be full or failing.'],
  11: [
    'is damaged',
    'Put a backup in its place, or move it away: a new one is made, with the feeds as they are today.',
  ],
  13: ['cannot grow: the disk is full', 'Make room and run again; nothing is lost.'],
  14: ['cannot be opened', 'Make sure that its folder exists and is writable.'],
  26: ['is no planet’s store', 'Move the file away if it does not belong there.'],
};

/** What the system says of a folder that nothing may be made in. */
const forbidden: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Runs one operation on the store; what SQLite throws becomes `STORE_BROKEN`, naming the file and what to do. */
export function guardStore<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof PlanetError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const [message, hint] = reasons[codeOf(cause)] ?? [`cannot be used: ${reason}`, 'Nothing was deleted.'];
    throw new PlanetError('STORE_BROKEN', `The store ${path} ${message}.`, { hint, cause });
  }
}

/** SQLite's code of what was thrown, or the one that says the same as the system's. */
function codeOf(cause: unknown): number {
  if (!(cause instanceof Error)) return 0;
  if ('code' in cause && forbidden.has(String(cause.code))) return 8;
  return 'errcode' in cause ? Number(cause.errcode) & 0xff : 0;
}

/** What a store's reader throws for a row that this program cannot have written: `guardStore` makes of it that the store is damaged. */
export function damaged(what: string, cause?: unknown): Error {
  return Object.assign(new Error(what, { cause }), { errcode: 11 });
}
