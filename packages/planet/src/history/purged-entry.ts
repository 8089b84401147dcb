import type { RawEntry } from '@planet-ceres/model';

/** What is left of an entry that was purged: enough to know it by, nothing that anybody wrote. */
export function purgedEntry({ id, sourceId, seen, published }: RawEntry): RawEntry {
  return { id, sourceId, authors: [], tags: [], enclosures: [], seen, ...(published && { published }) };
}
