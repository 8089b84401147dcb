import type { FetchOutcome } from '../outcome.ts';
import { pauseAskedIn } from '../pause-asked.ts';
import { days } from './instants.ts';

/** Seconds. Who asks for more has a clock that is off, or a sense of time. */
export const longestPause: number = 7 * days;

/** Seconds that the server asked for to be left alone, whatever else it said. */
export function pauseIn(outcome: FetchOutcome): number | undefined {
  // Who was turned away because of a pause brings no new one.
  if (outcome.status === 'failed' && outcome.reason === 'paused') return undefined;
  return pauseAskedIn(outcome);
}
