import type { Store } from '../../packages/planet/src/store/store.ts';
import { type Archive, gathered, stateOf } from './archive.ts';

/** Records an archive in a store, a poll for each of its members. */
export function fillStore(store: Store, { sourceIds, entriesOf }: Archive): void {
  for (const [source, sourceId] of sourceIds.entries()) {
    store.record({ sourceId, now: gathered, state: stateOf(source), entries: entriesOf(source) });
  }
}

/** Records one more entry, as the poll that brings it does: beside what the feed had. */
export function recordNew(store: Store, { sourceIds, entriesOf, newEntry }: Archive, number: number): void {
  const source = number % sourceIds.length;
  const entry = newEntry(number);
  const entries = [entry, ...entriesOf(source)];
  store.record({
    sourceId: entry.sourceId,
    now: entry.published ?? gathered,
    state: stateOf(source),
    entries,
  });
}
