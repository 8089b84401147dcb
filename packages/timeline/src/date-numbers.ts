import type { WallTime } from './wall-clock.ts';

/** A numeric directive, padded as its flags say; `undefined` for a directive that is no number. */
export function formatNumber(time: WallTime, flags: string, directive: string): string | undefined {
  const number = NUMBERS[directive];
  if (number === undefined) return undefined;
  const [width, padding, read] = number;
  const text = String(read(time));
  switch (flags.replaceAll('^', '').at(-1)) {
    case '-':
      return text;
    case '_':
      return text.padStart(width, ' ');
    case '0':
      return text.padStart(width, '0');
    default:
      return text.padStart(width, padding);
  }
}

/** Width, padding and value of the directives that are numbers. */
const NUMBERS: Readonly<Record<string, [width: number, padding: ' ' | '0', (time: WallTime) => number]>> = {
  C: [2, '0', ({ wall }) => Math.floor(wall.getUTCFullYear() / 100)],
  d: [2, '0', ({ wall }) => wall.getUTCDate()],
  e: [2, ' ', ({ wall }) => wall.getUTCDate()],
  g: [2, '0', ({ wall }) => isoWeek(wall).year % 100],
  G: [4, '0', ({ wall }) => isoWeek(wall).year],
  H: [2, '0', ({ wall }) => wall.getUTCHours()],
  I: [2, '0', ({ wall }) => wall.getUTCHours() % 12 || 12],
  j: [3, '0', ({ wall }) => dayOfYear(wall)],
  k: [2, ' ', ({ wall }) => wall.getUTCHours()],
  l: [2, ' ', ({ wall }) => wall.getUTCHours() % 12 || 12],
  m: [2, '0', ({ wall }) => wall.getUTCMonth() + 1],
  M: [2, '0', ({ wall }) => wall.getUTCMinutes()],
  s: [1, '0', ({ instant }) => Math.floor(instant / 1000)],
  S: [2, '0', ({ wall }) => wall.getUTCSeconds()],
  u: [1, '0', ({ wall }) => wall.getUTCDay() || 7],
  U: [2, '0', ({ wall }) => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7)],
  V: [2, '0', ({ wall }) => isoWeek(wall).week],
  w: [1, '0', ({ wall }) => wall.getUTCDay()],
  W: [2, '0', ({ wall }) => Math.floor((dayOfYear(wall) + 6 - ((wall.getUTCDay() + 6) % 7)) / 7)],
  y: [2, '0', ({ wall }) => wall.getUTCFullYear() % 100],
  Y: [4, '0', ({ wall }) => wall.getUTCFullYear()],
};

function dayOfYear(wall: Date): number {
  const sameTimeOnNewYear = new Date(wall).setUTCFullYear(wall.getUTCFullYear(), 0, 1);
  return (wall.getTime() - sameTimeOnNewYear) / 86_400_000 + 1;
}

/** ISO 8601: a week belongs to the year that holds its Thursday. */
function isoWeek(wall: Date): { year: number; week: number } {
  const thursday = new Date(wall);
  thursday.setUTCDate(wall.getUTCDate() + 4 - (wall.getUTCDay() || 7));
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}
