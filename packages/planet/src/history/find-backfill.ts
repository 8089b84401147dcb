import type { RawEntry } from '@planet-ceres/model';
import type { Held } from './entry-row.ts';

/** More entries without a date than a person writes between two polls. */
const mostUndated = 3;
/** More entries of one minute than a person publishes. */
const mostAtOnce = 4;

/**
 * Which of the entries that one poll added go to the archive and not on the front page, and why. Without a date of their own they
 * would all be of now (`undated`); an import gives all of them its own date (`same-date`); a planet may want only so many of
 * a feed that is read for the first time (`new-member`). Entries with dates of their own stand where they belong.
 */
export function findBackfill(
  added: readonly RawEntry[],
  { isFirst, newMemberEntries }: { isFirst: boolean; newMemberEntries?: number | undefined },
): Map<string, Held> {
  const held = new Map<string, Held>();
  const hold = (entries: readonly RawEntry[], reason: Held['reason']) => {
    for (const { id } of entries) if (!held.has(id)) held.set(id, { reason, count: entries.length });
  };
  const isUndated = ({ published, seen }: RawEntry) => published === undefined || published >= seen;
  const undated = added.filter(isUndated);
  if (undated.length > mostUndated) hold(undated, 'undated');
  const minutes = Map.groupBy(
    added.filter((entry) => !isUndated(entry)),
    ({ published }) => published?.slice(0, 16),
  );
  for (const entries of minutes.values()) if (entries.length > mostAtOnce) hold(entries, 'same-date');
  if (isFirst && newMemberEntries !== undefined) {
    const newestFirst = added.toSorted((a, b) => compare(b.published ?? b.seen, a.published ?? a.seen));
    hold(newestFirst.slice(newMemberEntries), 'new-member');
  }
  return held;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
