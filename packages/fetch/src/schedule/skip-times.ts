import { after, hours, secondsBetween } from './instants.ts';
import type { DeclaredHints } from './poll-state.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The first instant from `instant` on that lies in none of the hours and days in which the feed asks not to be polled (RSS
 * 2.0, UTC). A feed that excludes every hour or every day cannot mean it and is not heeded.
 */
export function afterSkipTimes(instant: string, { skipHours = [], skipDays = [] }: DeclaredHints): string {
  const closedHours = new Set(skipHours);
  const closedDays = new Set(skipDays);
  const isOpen = (time: Date) =>
    !closedHours.has(time.getUTCHours()) && !closedDays.has(weekdays[time.getUTCDay()] ?? '');
  if (isOpen(new Date(instant))) return instant;
  const nextHour = hours - (secondsBetween('1970-01-01T00:00:00.000Z', instant) % hours);
  for (let hour = 0; hour < 7 * 24; hour++) {
    const time = after(instant, nextHour + hour * hours);
    if (isOpen(new Date(time))) return time;
  }
  return instant;
}
