import { type DateParts, instantOf } from './instant.ts';
import { namedOffset, numericOffset } from './zones.ts';

const pattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:(?:\s*t\s*|\s+|\s+at\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d{1,12}))?)?)?\s*(z|utc|gmt|[a-z]{3,4})?\s*:?([+-]+\d{1,2}:?\d{2}|[+-]\d{2})?(?::\d{2})?z?)?$/i;

/**
 * Reads RFC 3339, W3CDTF and ISO 8601 dates and what feeds make of them: a blank for the `T`, lower case, one-digit parts, missing
 * seconds, zone names, no colon in the offset, `Z` after an offset, the basic form, ordinal and week dates. Milliseconds, or absent.
 */
export function readIsoDate(text: string): number | undefined {
  const week = /^(\d{4})-?w(\d{2})(?:-?([1-7]))?$/i.exec(text);
  if (week) return weekDate(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text);
  if (ordinal) return ordinalDate(Number(ordinal[1]), Number(ordinal[2]));
  // `2003-012-31T…`
  const match = pattern.exec(text.replace(/^(\d{4})-0(\d\d-\d\d)/, '$1-$2'));
  if (!match) return undefined;
  const [, year, month, day, basicMonth, basicDay, hour, minute, second, fraction, zone, numeric] = match;
  const offset = offsetOf(zone, numeric);
  if (offset === undefined) return undefined;
  const parts: DateParts = {
    year: Number(year),
    month: Number(month ?? basicMonth ?? 1),
    day: Number(day ?? basicDay ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    offset,
  };
  return instantOf(parts);
}

function offsetOf(zone: string | undefined, numeric: string | undefined): number | undefined {
  if (numeric !== undefined) return numericOffset(numeric);
  return zone === undefined ? 0 : namedOffset(zone);
}

function ordinalDate(year: number, dayOfYear: number): number | undefined {
  const start = instantOf({ year, month: 1, day: 1 });
  if (start === undefined || dayOfYear < 1 || dayOfYear > 366) return undefined;
  return start + (dayOfYear - 1) * 86_400_000;
}

/** ISO 8601 §5.2.2.3: week 1 is the one with the fourth of January in it. */
function weekDate(year: number, week: number, weekday: number): number | undefined {
  const fourth = instantOf({ year, month: 1, day: 4 });
  if (fourth === undefined || week < 1 || week > 53) return undefined;
  const monday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + ((week - 1) * 7 + (weekday - 1) - monday) * 86_400_000;
}
