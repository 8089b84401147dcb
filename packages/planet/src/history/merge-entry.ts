import { createHash } from 'node:crypto';
import type { RawEntry } from '@planet-ceres/model';

/** What the first sight of an entry settles for good. */
export interface FirstSight {
  published?: string | undefined;
  seen: string;
}

/**
 * What the store keeps of an entry that came (again): its newest state, but `seen` and `published` as they first were,
 * so that an edit never moves it. An entry that only ever had `updated` counts as published then.
 */
export function mergeEntry(known: FirstSight | undefined, incoming: RawEntry): RawEntry {
  const published = known?.published ?? incoming.published ?? incoming.updated;
  return { ...incoming, ...(published && { published }), seen: known?.seen ?? incoming.seen };
}

/** The same for two entries that say the same, in whatever order their keys stand. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
