import type { DatabaseSync } from 'node:sqlite';

/**
 * Opens a SQLite file. Node 22 calls its SQLite experimental on every run; a planet's owner can do nothing with that, so
 * this one warning is held back, and no other.
 */
export function openDatabase(path: string, options: { timeout: number }): DatabaseSync {
  return new (sqlite().DatabaseSync)(path, options);
}

function sqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  const quietly = (warning: string | Error, ...rest: unknown[]): void => {
    if (String(warning).includes('SQLite is an experimental feature')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  process.emitWarning = quietly;
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
