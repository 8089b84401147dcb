/**
 * An instant in UTC with milliseconds. Throws a `RangeError` for what is none, or lies before 1970 or after 9998: what is
 * stored is compared as text, and 9999 stands for never.
 */
export function instant(now: string): string {
  const time = Date.parse(now);
  if (time >= 0 && time < Date.UTC(9999, 0)) return new Date(time).toISOString();
  throw new RangeError(
    `${JSON.stringify(now)} is no time between 1970 and 9999; write "2018-10-17T10:00:00Z".`,
  );
}
