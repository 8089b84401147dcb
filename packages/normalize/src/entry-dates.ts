import { readDate } from './dates/read-date.ts';
import type { Maybe } from './draft.ts';
import { type Notices, quote } from './notices.ts';

/** Dates that programs write when they have none, by their first characters. */
const placeholders = [
  // The zero of Go (Hugo), of .NET and of SQL.
  /^0/,
  // The zero of Windows, of spreadsheets and of Delphi.
  /^1601-01-01T00:00/,
  /^1899-12-3[01]T00:00/,
  /^1900-01-01T00:00/,
];

/** Hours that the zero of Unix is off from UTC in some zone. */
const farthestZone = 14 * 3_600_000;

/**
 * The first of several dates that is one, in ISO 8601. Placeholders (year 1, 1970-01-01 at midnight anywhere) are none. Says with a
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
    if (date !== undefined && !isPlaceholder(date)) return date;
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

function isPlaceholder(date: string): boolean {
  if (placeholders.some((pattern) => pattern.test(date))) return true;
  const time = Date.parse(date);
  return Math.abs(time) <= farthestZone && time % 900_000 === 0;
}
