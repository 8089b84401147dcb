import type { RawEntry } from '@planet-ceres/model';

const week = 7 * 24 * 60 * 60 * 1000;

/** How many entries a week a feed brought in the four weeks before `now`. */
export function perWeek(entries: readonly RawEntry[], now: string): number {
  const since = new Date(Date.parse(now) - 4 * week).toISOString();
  return entries.filter(({ published }) => published !== undefined && published >= since).length / 4;
}
