import { firstDate } from './entry-dates.ts';
import { firstId } from './entry-ids.ts';
import type { FeedContext } from './finish-entry.ts';
import type { Tombstone } from './xml/tombstones.ts';

/** An entry that its publisher took back (RFC 6721). */
export interface DeletedEntry {
  /** The id that the entry has, or had. */
  id: string;
  /** When it was taken back. ISO 8601, UTC. */
  when?: string;
}

/** The entries that a feed says are gone, each once, by the same ids that living ones get. */
export function finishDeleted(
  tombstones: readonly Tombstone[],
  { seen, notices, localUrls }: FeedContext,
): DeletedEntry[] {
  const deleted = new Map<string, DeletedEntry>();
  for (const { ref, when: written } of tombstones) {
    const id = localUrls.mend(firstId([ref]));
    if (id === undefined || deleted.has(id)) continue;
    const when = firstDate([written], seen, notices, id);
    deleted.set(id, { id, ...(when && { when }) });
  }
  return [...deleted.values()];
}
