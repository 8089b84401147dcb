import type { SQLOutputValue } from 'node:sqlite';
import type { RawEntry } from '@planet-ceres/model';
import { damaged } from './store-broken.ts';

/** The entry that a column holds. Throws for a row that is missing or damaged. */
export function readEntry(column: SQLOutputValue | undefined): RawEntry {
  return readRow<RawEntry>(column, ['id', 'sourceId', 'seen']);
}

/**
 * What a column of JSON holds. It was written by this file from a value of that type, as nobody else writes to the store;
 * what is no such thing, or lacks one of the keys, was damaged since.
 */
export function readRow<T>(column: SQLOutputValue | undefined, keys: readonly string[] = []): T {
  const text = typeof column === 'string' ? column : '';
  const value = parse(text);
  const isWhole = typeof value === 'object' && value !== null && keys.every((key) => key in value);
  if (!isWhole) throw damaged(`a row holds ${JSON.stringify(text.slice(0, 100))}`);
  return value as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
