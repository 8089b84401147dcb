import { formatNumber } from './date-numbers.ts';
import { createDateWords, type DateWords } from './date-words.ts';
import { createWallClock, type WallTime } from './wall-clock.ts';

export interface DateOptions {
  /** IANA name. */
  timeZone: string;
  /** BCP 47; the language of month and weekday names. */
  language: string;
}

/**
 * An ISO date in a strftime pattern: `%B %d, %Y %I:%M %p` makes of `2018-08-29T15:58:00.000Z` in UTC and English
 * `August 29, 2018 03:58 PM`. Knows the directives of C and of GNU `date` with the flags `-` (no padding), `_` (spaces),
 * `0` (zeros) and `^` (upper case); anything else stays as it stands. Throws a `RangeError` for a text that is no date
 * and for an unknown time zone or language.
 */
export function formatDate(iso: string, pattern: string, options: DateOptions): string {
  return createDateFormatter(pattern, options)(iso);
}

/** `formatDate` for many dates: what is dear about it, such as finding the names, is done once. */
export function createDateFormatter(
  pattern: string,
  { timeZone, language }: DateOptions,
): (iso: string) => string {
  const expanded = expand(pattern);
  const readClock = createWallClock(timeZone);
  const words = createDateWords({ timeZone, language, withDay: namesDay(expanded) });
  return (iso) => {
    const time = readClock(iso);
    return expanded.replace(DIRECTIVE, (verbatim: string, flags: string, directive: string) => {
      const text = formatNumber(time, flags, directive) ?? formatText(time, directive, words, language);
      if (text === undefined) return verbatim;
      return flags.includes('^') ? text.toLocaleUpperCase(language) : text;
    });
  };
}

const DIRECTIVE = /%([-_0^]*)(:?[A-Za-z%])/g;

/** Directives that stand for others; as in the C locale, so the same input gives the same text everywhere. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  h: '%b',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

function expand(pattern: string): string {
  return pattern.replace(DIRECTIVE, (verbatim: string, flags: string, directive: string) => {
    const meaning = SHORTHANDS[directive];
    if (meaning === undefined) return verbatim;
    return flags.includes('^') ? meaning.replaceAll('%', '%^') : meaning;
  });
}

function namesDay(pattern: string): boolean {
  return [...pattern.matchAll(DIRECTIVE)].some(([, , directive]) => directive === 'd' || directive === 'e');
}

function formatText(
  { wall, instant, offset }: WallTime,
  directive: string,
  words: DateWords,
  language: string,
): string | undefined {
  const half = wall.getUTCHours() < 12 ? 'am' : 'pm';
  switch (directive) {
    case 'a':
      return words.weekday(wall.getUTCDay(), 'short');
    case 'A':
      return words.weekday(wall.getUTCDay(), 'long');
    case 'b':
      return words.month(wall.getUTCMonth(), 'short');
    case 'B':
      return words.month(wall.getUTCMonth(), 'long');
    case 'n':
      return '\n';
    case 'p':
      return words.dayPeriod(half);
    case 'P':
      return words.dayPeriod(half).toLocaleLowerCase(language);
    case 't':
      return '\t';
    case 'z':
      return formatOffset(offset, '');
    case ':z':
      return formatOffset(offset, ':');
    case 'Z':
      return words.zone(instant);
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function formatOffset(minutes: number, separator: string): string {
  const pad = (number: number) => String(number).padStart(2, '0');
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(distance / 60))}${separator}${pad(distance % 60)}`;
}
