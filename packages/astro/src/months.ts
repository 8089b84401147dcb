import type { Edition } from '@planet-ceres/model';
import { entryDate, monthOf } from '@planet-ceres/timeline';

/** The page of a month (`2018-08`), relative to the site's root. It names its file, so that it opens from a disk too. */
export function monthPath(month: string): string {
  return `${month.replace('-', '/')}/index.html`;
}

/** Names months in a language: `August 2018` for `2018-08`, or `Aug` if short. */
export function createMonthNames(
  language: string,
  length: 'long' | 'short' = 'long',
): (month: string) => string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
    month: length,
    ...(length === 'long' && { year: 'numeric' }),
  });
  return (month) => format.format(Date.parse(month));
}

/** Months by year, newest year first; within a year from January on, as one reads. */
export function monthsByYear(months: Edition['months']): { year: string; months: Edition['months'] }[] {
  const years = Map.groupBy(months, ({ month }) => month.slice(0, 4));
  return [...years]
    .map(([year, group]) => ({ year, months: group.toSorted((a, b) => (a.month < b.month ? -1 : 1)) }))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
}

/**
 * The archive pages next to this edition. On a month's page: the months before and after it that have entries. On the
 * front page, unless it has every entry there is: as `older` the month of its last entry, for there one can read on.
 */
export function neighbouringMonths(edition: Edition): { newer?: string; older?: string } {
  const months = edition.months.map(({ month }) => month);
  const { month } = edition;
  if (month === undefined) {
    const all = edition.months.reduce((sum, { count }) => sum + count, 0);
    const last = edition.entries.length < all ? edition.entries.at(-1) : undefined;
    const older = last && monthOf(entryDate(last), edition.planet.timeZone);
    return older !== undefined && months.includes(older) ? { older } : {};
  }
  // Newest first, hence the first older one and the last newer one.
  const older = months.find((other) => other < month);
  const newer = months.findLast((other) => other > month);
  return { ...(newer !== undefined && { newer }), ...(older !== undefined && { older }) };
}
