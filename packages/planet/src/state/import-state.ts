import { wrongLine } from '../store/bad-state.ts';
import type { Restored } from '../store/state-records.ts';
import type { Store } from '../store/store.ts';

/**
 * Restores a state from its JSON lines into an empty store: all of it, or nothing. Throws `BAD_STATE` for the first line that is
 * wrong, for lines that end too early, and for a store that is not empty; `STORE_BUSY`, `STORE_BROKEN`.
 */
export function importState(store: Store, lines: Iterable<string>): Restored {
  const unlock = store.lock();
  try {
    return store.restore(parsed(lines));
  } finally {
    unlock();
  }
}

function* parsed(lines: Iterable<string>): Generator<unknown> {
  let number = 0;
  for (const line of lines) {
    number += 1;
    yield parse(line, number);
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw wrongLine(number, 'is no JSON', cause);
  }
}
