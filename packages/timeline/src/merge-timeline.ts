import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { entryDate } from './entry-date.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import type { Home } from './ownership.ts';
import { createWallClock, dayOf } from './wall-clock.ts';

export interface MergeOptions {
  /** At most so many entries. @default 0, no limit */
  limit?: number;
  /** Of each source its newest entries, at most so many; 0 is no limit. @default 0 */
  perSource?: number | ((sourceId: string) => number);
  /**
   * Only the day of the newest entry and the calendar days before it, so many in all. Counted from that entry and
   * not from any clock, so a planet that fell silent keeps its last entries. @default 0, no limit
   */
  days?: number;
  /** IANA name; what a day is. */
  timeZone: string;
  /** Source ids, as configured: which copy of a post stays when nothing else tells. @default by id */
  sourceOrder?: readonly string[];
  /** By source id, where a source is at home: its copy of a post that stands there stays. @default none is known */
  homes?: ReadonlyMap<string, Home>;
  /**
   * Is told of each copy that merges, and into what, which may itself merge into another then. A limit that cuts an original off
   * cuts its copies off with it.
   */
  onMerged?: (
    copy: Entry<UnsafeHtml | SafeHtml>,
    original: Entry<UnsafeHtml | SafeHtml>,
    reason: NonNullable<Entry<SafeHtml>['alsoOn']>[number]['reason'],
  ) => void;
}

/**
 * The entries of many sources as one timeline, newest first by `entryDate`, ties broken by source id, then entry id:
 * the order of the input never matters. Copies of one post in several feeds merge into `alsoOn`, before any limit
 * counts. Throws a `RangeError` for an unknown time zone.
 */
export function mergeTimeline<Html extends UnsafeHtml | SafeHtml>(
  entries: Iterable<Entry<Html>>,
  options: MergeOptions,
): Entry<Html>[] {
  const { limit = 0, perSource = 0, days = 0, timeZone, sourceOrder = [], homes = new Map() } = options;
  const { onMerged } = options;
  let timeline = mergeDuplicates([...entries].sort(compareEntries), { sourceOrder, homes, onMerged });
  if (perSource !== 0) timeline = newestOfEachSource(timeline, perSource);
  if (days > 0) timeline = lastDays(timeline, days, timeZone);
  return limit > 0 ? timeline.slice(0, limit) : timeline;
}

function compareEntries(a: Entry<UnsafeHtml | SafeHtml>, b: Entry<UnsafeHtml | SafeHtml>): number {
  return (
    compareText(entryDate(b), entryDate(a)) ||
    compareText(a.sourceId, b.sourceId) ||
    compareText(a.id, b.id) ||
    // Two states of one entry: nobody should pass both, but even so the input's order must not show.
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function newestOfEachSource<Html extends UnsafeHtml | SafeHtml>(
  timeline: readonly Entry<Html>[],
  perSource: NonNullable<MergeOptions['perSource']>,
): Entry<Html>[] {
  const capOf = typeof perSource === 'number' ? () => perSource : perSource;
  const counts = new Map<string, number>();
  return timeline.filter(({ sourceId }) => {
    const count = (counts.get(sourceId) ?? 0) + 1;
    counts.set(sourceId, count);
    const cap = capOf(sourceId);
    return cap === 0 || count <= cap;
  });
}

function lastDays<Html extends UnsafeHtml | SafeHtml>(
  timeline: Entry<Html>[],
  days: number,
  timeZone: string,
): Entry<Html>[] {
  const [newest] = timeline;
  if (newest === undefined) return timeline;
  const readClock = createWallClock(timeZone);
  const first = readClock(entryDate(newest)).wall;
  first.setUTCDate(first.getUTCDate() - (days - 1));
  const firstDay = first.toISOString().slice(0, 10);
  const end = timeline.findIndex((entry) => dayOf(readClock(entryDate(entry))) < firstDay);
  return end === -1 ? timeline : timeline.slice(0, end);
}
