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
}

/** What the commands that publish understand besides. */
export interface RenderOptions extends CommonOptions {
  /** Make the site anew although nothing seems to have changed. */
  rebuild?: true;
}

/** Reads `--now`: any ISO 8601 time with a zone, given back in UTC with milliseconds. */
export function parseNow(value: string): string {
  const time = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError('A time looks like 2018-10-17T10:00:00Z.');
  return new Date(time).toISOString();
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
