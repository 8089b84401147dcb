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
 * An ISO date in a strftime pattern: `formatDate('2018-08-29T15:58:00.000Z', '%B %d, %Y %I:%M %p', …)` gives
 * `August 29, 2018 03:58 PM`. Knows the directives of C and GNU with the flags `-` (no padding), `_` (spaces), `0` (zeros) and
 * `^` (upper case); what it does not know stays as it stands. Throws a `RangeError` for no date, zone or language.
 */
export function formatDate(iso: string, pattern: string, options: DateOptions): string {
  return createDateFormatter(pattern, options)(iso);
}

/** `formatDate` for many dates: the dear part is done once. */
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
  { instant, offset }: WallTime,
  directive: string,
  words: DateWords,
  language: string,
): string | undefined {
  switch (directive) {
    case 'a':
      return words.weekday(instant, 'short');
    case 'A':
      return words.weekday(instant, 'long');
    case 'b':
      return words.month(instant, 'short');
    case 'B':
      return words.month(instant, 'long');
    case 'n':
      return '\n';
    case 'p':
      return words.dayPeriod(instant);
    case 'P':
      return words.dayPeriod(instant).toLocaleLowerCase(language);
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
