import { readDate } from './dates/read-date.ts';
import type { Maybe } from './draft.ts';
import { type Notices, quote } from './notices.ts';

/**
 * Earlier dates are what programs write when they have none: the zeros of Go, .NET, SQL, Windows, spreadsheets and, in every zone,
 * Unix. No feed is that old, and a page for every month since 1700 is more than a planet wants.
 */
const firstDay = '1970-01-02';

/**
 * The first of several dates that is one, in ISO 8601. Placeholders are none: year 1, all before 2 January 1970. Says with a
 * notice what it passed over.
 */
export function firstDate(
  candidates: readonly Maybe[],
  notices: Notices,
  entryId?: string,
): string | undefined {
  for (const written of candidates) {
    if (written === undefined || written.trim() === '') continue;
    const date = readDate(written);
    if (date !== undefined && date >= firstDay) return date;
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
