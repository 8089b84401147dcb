import type { RawEntry } from '@planet-ceres/model';

/** How many entries that are older must still be there: a single old one may be pinned, or edited. */
const olderLeft = 2;

/**
 * Between which dates an entry that a document does not have is missing from it, and has not merely become too old: a feed holds
 * its newest entries, so all that is newer than its second oldest should be there. Undefined where nothing can be told:
 * a document that is not in the order of its dates, or has too few.
 */
export function documentWindow(entries: readonly RawEntry[]): { from: string; to: string } | undefined {
  const dates = entries.map(({ published }) => published).filter((date) => date !== undefined);
  if (dates.length < entries.length || dates.length <= olderLeft) return undefined;
  const sorted = dates.toSorted();
  const inOrder = isSame(dates, sorted) || isSame(dates, sorted.toReversed());
  const [from, to] = [sorted[olderLeft - 1], sorted.at(-1)];
  return inOrder && from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.every((date, index) => date === others[index]);
}
