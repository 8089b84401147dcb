import { readDate } from './dates/read-date.ts';
import type { Maybe } from './draft.ts';
import { type Notices, quote } from './notices.ts';

/**
 * Earlier dates are what programs write when they have none: the zeros of Go, .NET, SQL, Windows, spreadsheets and, in every zone,
 * Unix. No feed is that old, and a page for every month since 1700 is more than a planet wants.
 */
const firstDay = '1970-01-02';

/** What is announced for next week, or for next year, has its date. 2038, 2099 and 9999 stand for no date as 1970 does. */
const mostYearsAhead = 10;

/**
 * The first of several dates that is one, in ISO 8601. Placeholders are none: year 1, all before 2 January 1970, all that lies ten
 * years or more ahead of `seen`. Says with a notice what it passed over.
 */
export function firstDate(
  candidates: readonly Maybe[],
  seen: string,
  notices: Notices,
  entryId?: string,
): string | undefined {
  for (const written of candidates) {
    if (written === undefined || written.trim() === '') continue;
    const date = readDate(written);
    if (date !== undefined && date >= firstDay && date < lastDay(seen)) return date;
    if (date === undefined) {
      notices.add('date-unreadable', `The date ${quote(written)} cannot be read; it was ignored.`, entryId);
    } else {
      notices.add(
        'date-placeholder',
        `The date ${quote(written)} stands for no date; it was ignored.`,
        entryId,
      );
    }
  }
  return undefined;
}

function lastDay(seen: string): string {
  return `${Math.min(9999, Number(seen.slice(0, 4)) + mostYearsAhead)}${seen.slice(4)}`;
}
