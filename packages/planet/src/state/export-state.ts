import type { Store } from '../store/store.ts';

/** A store's whole state as JSON lines, each with its line feed; one is made when it is asked for. Throws `STORE_BROKEN`. */
export function* exportState(store: Store): Generator<string> {
  for (const record of store.records()) yield `${JSON.stringify(record)}\n`;
}
