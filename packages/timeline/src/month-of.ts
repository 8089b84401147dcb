import { createWallClock, dayOf } from './wall-clock.ts';

/** More than any zone has ever been from UTC. */
const WIDEST_OFFSET = 16 * 60 * 60 * 1000;

/** The calendar month of an ISO date in an IANA time zone: `2018-08`. Throws a `RangeError` for no date or no zone. */
export function monthOf(iso: string, timeZone: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`"${iso}" is not an ISO 8601 date.`);
  // Far from the turn of a month it is the same month in every zone, and nineteen in twenty dates need no clock.
  const earliest = utcMonth(instant - WIDEST_OFFSET);
  if (earliest === utcMonth(instant + WIDEST_OFFSET)) return earliest;
  return dayOf(createWallClock(timeZone)(iso)).slice(0, 7);
}

function utcMonth(instant: number): string {
  return new Date(instant).toISOString().slice(0, 7);
}
