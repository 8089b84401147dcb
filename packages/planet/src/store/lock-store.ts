import { PlanetError } from '@planet-ceres/model';
import { openDatabase } from './sqlite.ts';
import { guardStore } from './store-broken.ts';

/**
 * Keeps every other process, and this one, from locking the same store until the function returned is called. Throws `STORE_BUSY`.
 * The lock is an open transaction on a file of its own: the operating system ends it with the process, however that dies,
 * so no lock is ever left behind.
 */
export function lockStore(path: string): () => void {
  const file = `${path}.lock`;
  return guardStore(file, () => {
    const database = openDatabase(file, { timeout: 0 });
    try {
      // Nothing is ever written, so there is nothing to keep a journal of.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (cause) {
      database.close();
      const isHeld = cause instanceof Error && 'errcode' in cause && cause.errcode === 5;
      if (!isHeld) throw cause;
      throw new PlanetError('STORE_BUSY', `Another update of this planet is under way: ${path} is locked.`, {
        hint: 'Run again when it has ended.',
        cause,
      });
    }
    return () => database.close();
  });
}
