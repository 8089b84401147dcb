import type { RawEntry } from '@planet-ceres/model';
import type { MergeOptions } from '@planet-ceres/timeline';

type Reason = NonNullable<RawEntry['alsoOn']>[number]['reason'];
type Named = Pick<RawEntry, 'sourceId' | 'id'>;

/** What became of the copies among the entries of a page. */
export interface Merged {
  /** Tells of a copy; for `mergeTimeline`. */
  onMerged: NonNullable<MergeOptions['onMerged']>;
  /** Forgets everything. */
  clear(): void;
  /** The entry that stands for another in the end, and what told at first that both are one. */
  host(entry: Named): { into: Named; reason: Reason } | undefined;
}

/** Knows nothing yet. */
export function createMerged(): Merged {
  const known = new Map<string, { into: Named; reason: Reason }>();
  const keyOf = ({ sourceId, id }: Named) => JSON.stringify([sourceId, id]);
  return {
    onMerged({ sourceId, id }, into, reason) {
      known.set(keyOf({ sourceId, id }), { into: { sourceId: into.sourceId, id: into.id }, reason });
    },
    clear: () => known.clear(),
    host(entry) {
      const first = known.get(keyOf(entry));
      if (!first) return undefined;
      let { into } = first;
      for (let next = known.get(keyOf(into)); next; next = known.get(keyOf(into))) into = next.into;
      return { into, reason: first.reason };
    },
  };
}
