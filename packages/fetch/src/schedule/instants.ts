/** The instant `seconds` after another; both ISO 8601 in UTC. */
export function after(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Seconds from one instant to another. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

export const hours: number = 60 * 60;
export const days: number = 24 * hours;
