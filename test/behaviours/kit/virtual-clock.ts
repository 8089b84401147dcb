import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../packages/fetch/src/clock.ts';

/** A clock for `createFetcherWith` that stands still until told. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass, timer by timer; what each sets going has some turns of the real event loop. */
  advance(milliseconds: number): Promise<void>;
  /** Passes over to the next timer. False if there is none. */
  skip(): Promise<boolean>;
}

interface Timer {
  due: number;
  call: () => void;
}

/** A clock that shows zero. */
export function virtualClock(): VirtualClock {
  const timers = new Set<Timer>();
  let now = 0;

  const nextTimer = (): Timer | undefined => [...timers].sort((one, other) => one.due - other.due)[0];

  async function skip(): Promise<boolean> {
    const timer = nextTimer();
    if (!timer) return false;
    timers.delete(timer);
    now = Math.max(now, timer.due);
    timer.call();
    await settle();
    return true;
  }

  return {
    now: () => now,
    after(milliseconds, call) {
      const timer = { due: now + milliseconds, call };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      while ((nextTimer()?.due ?? Number.POSITIVE_INFINITY) <= end) await skip();
      now = end;
      await settle();
    },
    skip,
  };
}

/** Real sockets on loopback need some turns to say what they have to say. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await turn();
}
