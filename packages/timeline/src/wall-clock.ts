/** What a clock on the wall of a time zone shows at one moment. */
export interface WallTime {
  /** The wall's date and time, to be read with the `getUTC…` methods. */
  wall: Date;
  /** How far the wall is ahead of UTC, in whole minutes. */
  offset: number;
  /** The moment itself, in milliseconds since 1970. */
  instant: number;
}

/**
 * Reads ISO dates as wall time in an IANA time zone. Make one clock for many dates: making it costs far more than
 * reading it. Throws a `RangeError` for an unknown zone and, when read, for a text that is no date.
 */
export function createWallClock(timeZone: string): (iso: string) => WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (iso) => {
    const instant = Date.parse(iso);
    if (Number.isNaN(instant)) throw new RangeError(`"${iso}" is not an ISO 8601 date.`);
    // Always "8/29/2018, 11:58:00": month, day, year, hour, minute, second.
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
      format.format(instant).match(/\d+/g) ?? []
    ).map(Number);
    const wall = new Date(0);
    // Not Date.UTC(), which reads the years 0 to 99 as 1900 to 1999.
    wall.setUTCFullYear(year, month - 1, day);
    wall.setUTCHours(hour, minute, second, ((instant % 1000) + 1000) % 1000);
    return { wall, offset: Math.round((wall.getTime() - instant) / 60_000), instant };
  };
}

/** The wall's calendar day: `2018-08-29`. */
export function dayOf({ wall }: WallTime): string {
  return wall.toISOString().slice(0, 10);
}
