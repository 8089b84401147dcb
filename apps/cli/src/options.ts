import { InvalidArgumentError } from 'commander';

/** What several commands understand. */
export interface CommonOptions {
  /** JSON lines instead of sentences. */
  json?: true;
  /** Also the sources in which nothing changed. */
  verbose?: true;
}

/** What the commands that fetch understand besides. */
export interface UpdateOptions extends CommonOptions {
  /** ISO 8601; the time to take for now. Absent: the clock's. */
  now?: string;
  /** Private hosts that may be fetched from, beside those of the config. */
  allowHost?: string[];
  /** Ask also the feeds that are not due. */
  force?: boolean;
  /** Seconds after which no further feed is asked. */
  maxRun?: number;
}

/** What the commands that publish understand besides. */
export interface RenderOptions extends CommonOptions {
  /** Make the site anew although nothing seems to have changed. */
  rebuild?: true;
}

/**
 * Reads `--now`: any ISO 8601 time with a zone, on a day of the calendar, from 1970 on and before 9999. Given back in UTC
 * with milliseconds.
 */
export function parseNow(value: string): string {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)T.+(?:Z|[+-]\d\d:?\d\d)$/.exec(value) ?? [];
  const time = isDay(day) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError('A time looks like 2018-10-17T10:00:00Z.');
  if (time < 0 || time >= Date.UTC(9999, 0)) {
    throw new InvalidArgumentError('A time lies between the years 1970 and 9999.');
  }
  return new Date(time).toISOString();
}

/** February has no 30th, though `Date` takes one for March. */
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

/** Reads `--max-run`: a number with its unit, given back in seconds. */
export function parseDuration(value: string): number {
  const [, digits, unit = ''] = /^(\d{1,6})(s|m|h)$/.exec(value) ?? [];
  const seconds = Number(digits) * ({ s: 1, m: 60, h: 3600 }[unit] ?? Number.NaN);
  if (!(seconds >= 1 && seconds <= 7 * 24 * 3600)) {
    throw new InvalidArgumentError('A time to run looks like 90s, 10m or 1h.');
  }
  return seconds;
}

/** Reads `--pages`. */
export function parsePages(value: string): number {
  const pages = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (pages < 1) throw new InvalidArgumentError('The number of pages is a whole number from 1 on.');
  return pages;
}

/** Reads `--port`: 0 takes any free one. */
export function parsePort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** Gathers an option that may be given several times. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}
