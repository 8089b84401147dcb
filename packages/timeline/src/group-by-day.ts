import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { entryDate } from './entry-date.ts';
import { createDateFormatter, type DateOptions } from './format-date.ts';
import { createWallClock, dayOf } from './wall-clock.ts';

/** The entries of one calendar day, newest first. */
export interface Day<Html extends UnsafeHtml | SafeHtml> {
  /** `2018-08-29`, in the planet's time zone. */
  date: string;
  /** The day as its heading shows it. */
  heading: string;
  /** Runs of entries from one source; the same source may come again after another. */
  groups: { sourceId: string; entries: Entry<Html>[] }[];
}

export interface DayOptions extends DateOptions {
  /** strftime pattern of the heading. */
  dayFormat: string;
}

/**
 * A timeline cut into calendar days, and each day into groups where the source changes. Entries keep the order they
 * come in, which should be that of `mergeTimeline`. Throws a `RangeError` for an unknown time zone or language.
 */
export function groupByDay<Html extends UnsafeHtml | SafeHtml>(
  entries: Iterable<Entry<Html>>,
  options: DayOptions,
): Day<Html>[] {
  const readClock = createWallClock(options.timeZone);
  const formatHeading = createDateFormatter(options.dayFormat, options);
  const days: Day<Html>[] = [];
  for (const entry of entries) {
    const { sourceId } = entry;
    const date = dayOf(readClock(entryDate(entry)));
    let day = days.at(-1);
    if (day?.date !== date) {
      day = { date, heading: formatHeading(entryDate(entry)), groups: [] };
      days.push(day);
    }
    const group = day.groups.at(-1);
    if (group?.sourceId === sourceId) group.entries.push(entry);
    else day.groups.push({ sourceId, entries: [entry] });
  }
  return days;
}
