import { instantOf } from './instant.ts';
import { numericOffset } from './zones.ts';

/** RFC 3339 §5.6. */
const internet = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3})\d*)?(Z|[+-]\d\d:\d\d)$/;

/** RFC 5322 §3.3, or with `GMT` for an offset. */
const mail =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})$/;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Reads a date that is as the standards have it, which nearly all are. Milliseconds, or absent for all else, impossible dates among it:
 * what a text may be besides takes ten times as long to find out.
 */
export function readProperDate(line: string): number | undefined {
  return line.charAt(4) === '-' ? readInternetDate(line) : readMailDate(line);
}

function readInternetDate(line: string): number | undefined {
  const [, year, month, day, hour, minute, second, millisecond = 0, zone = ''] = internet.exec(line) ?? [];
  const offset = zone === 'Z' ? 0 : numericOffset(zone);
  if (offset === undefined) return undefined;
  return instantOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(millisecond),
    offset,
  });
}

function readMailDate(line: string): number | undefined {
  const [, day, month = '', year, hour, minute, second, zone = ''] = mail.exec(line) ?? [];
  const offset = zone === 'GMT' ? 0 : numericOffset(zone);
  if (offset === undefined) return undefined;
  return instantOf({
    year: Number(year),
    month: months.indexOf(month) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    offset,
  });
}
