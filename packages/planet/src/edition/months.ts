import { createDateFormatter } from '@planet-ceres/timeline';
import type { Choice, Span, SpanState, Store } from '../store/store.ts';

/** A month that holds entries; `revision` tells its states apart within one store. */
export interface MonthState extends SpanState {
  month: string;
}

/** The months that hold entries of a choice, in a time zone, newest first. */
export function monthsOf(store: Store, choice: Choice, timeZone: string): MonthState[] {
  // No zone is a month away from UTC.
  const near = store.utcMonths(choice).flatMap((month) => [previousMonth(month), month, nextMonth(month)]);
  const months = [...new Set(near)].sort();
  const startOf = createMonthStarts(timeZone);
  const spans = months.map((month) => ({ from: startOf(month), to: startOf(nextMonth(month)) }));
  const states = store.spanStates(choice, spans);
  return months
    .map((month, index) => ({ month, ...(states[index] ?? { count: 0, revision: '' }) }))
    .filter(({ count }) => count > 0)
    .reverse();
}

/** When a month (`2018-08`) begins and ends in a time zone. */
export function monthSpan(month: string, timeZone: string): Span {
  const startOf = createMonthStarts(timeZone);
  return { from: startOf(month), to: startOf(nextMonth(month)) };
}

/** Finds the first minute that `monthOf` counts to a month; no zone is further than a day from UTC. */
function createMonthStarts(timeZone: string): (month: string) => string {
  const minute = 60 * 1000;
  const day = 24 * 60 * minute;
  // The same clock as monthOf, made once for the many readings.
  const read = createDateFormatter('%Y-%m', { timeZone, language: 'en' });
  const isBefore = (at: number, month: string) => read(new Date(at).toISOString()) < month;
  // How far from midnight in UTC the last month began: with most zones nearly all begin as far from it.
  let shift = 0;
  return (month) => {
    const utc = Date.parse(`${month}-01T00:00:00.000Z`);
    if (isBefore(utc + shift, month) || !isBefore(utc + shift - minute, month)) {
      let [before, within] = [utc - day, utc + day];
      while (within - before > minute) {
        const middle = before + Math.floor((within - before) / (2 * minute)) * minute;
        if (isBefore(middle, month)) before = middle;
        else within = middle;
      }
      shift = within - utc;
    }
    return new Date(utc + shift).toISOString();
  };
}

function previousMonth(month: string): string {
  return monthAfter(month, -1);
}

function nextMonth(month: string): string {
  return monthAfter(month, 1);
}

function monthAfter(month: string, count: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
