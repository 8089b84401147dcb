import { instantOf } from './instant.ts';
import { readIsoDate } from './iso.ts';
import { readLooseDate } from './loose.ts';
import { foldName, monthOfName } from './names.ts';
import { readProperDate } from './proper.ts';

/**
 * Reads any date a feed may hold; ISO 8601 in UTC with milliseconds, or absent for what is no date (prose, `31 Feb`, `12`). A date
 * without a zone is taken for UTC, so that the machine's zone and locale never matter. Milliseconds or seconds since 1970 count too.
 */
export function readDate(text: string): string | undefined {
  if (text.length > 1000) return undefined;
  const trimmed = text.trim();
  const time = readProperDate(trimmed) ?? readAnyDate(trimmed);
  return time === undefined || time < firstInstant || time > lastInstant
    ? undefined
    : new Date(time).toISOString();
}

/** Years before 0 and after 9999 have a sign and would not sort as text. */
const firstInstant = Date.parse('0000-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

function readAnyDate(text: string): number | undefined {
  // Behind an offset Java names the zone as well: `[Europe/Berlin]`.
  const line = text.replace(/\[[\w/+-]*\]$/, '').replace(/\s+/g, ' ');
  if (line.length < 4 || line.length > 100) return undefined;
  return /^\d/.test(line) ? readNumbersFirst(line) : readLooseDate(line);
}

function readNumbersFirst(line: string): number | undefined {
  return (
    readEpoch(line) ?? readEastAsian(line) ?? readIsoDate(line) ?? readHungarian(line) ?? readLooseDate(line)
  );
}

function readEpoch(line: string): number | undefined {
  if (/^\d{9,10}$/.test(line)) return Number(line) * 1000;
  return /^\d{12,13}$/.test(line) ? Number(line) : undefined;
}

/** `2024年5月17日 10:00`, `2004년 05월 28일 01:31:15`, `2004-05-25 오후 11:23:17`. Korean dates are in Korean time. */
function readEastAsian(line: string): number | undefined {
  const [, year, month, day, half, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})(?:\s?[년年]\s?|-)(\d{1,2})(?:\s?[월月]\s?|-)(\d{1,2})(?:\s?[일日])?(?:\s?\(?\p{L}+\)?)??(?:\s?(오전|오후|上午|下午|午前|午後)?\s?(\d{1,2})[:時时](\d{2})(?:[:分](\d{2}))?[分秒]?)?$/u.exec(
      line,
    ) ?? [];
  if (year === undefined || !/[^\d\s:T-]/.test(line)) return undefined;
  const isAfternoon = half === '오후' || half === '下午' || half === '午後';
  return instantOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: half ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour),
    minute: Number(minute),
    second: Number(second),
    offset: /\p{Script=Hangul}/u.test(line) ? 540 : 0,
  });
}

/** `2004-július-13T9:15-05:00` */
function readHungarian(line: string): number | undefined {
  const [, year, name = '', rest] = /^(\d{4})-(\p{L}+)-(\d.*)$/u.exec(line) ?? [];
  const month = monthOfName(foldName(name));
  return month === undefined ? undefined : readIsoDate(`${year}-${month}-${rest}`);
}
