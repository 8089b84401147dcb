import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../packages/fetch/src/clock.ts';
import { manualClock } from '../../../packages/fetch/src/testing/manual-clock.ts';

/** A clock for fetchers that talk to real sockets: time passes when told, and then whatever it set going has turns to go. */
export interface VirtualClock extends Clock {
  advance(milliseconds: number): Promise<void>;
  /** Lets time pass, a tenth of a second at a turn, until the promise is settled; its value. */
  passUntil<Value>(promise: Promise<Value>): Promise<Value>;
}

/** Shows zero. */
export function virtualClock(): VirtualClock {
  const clock = manualClock();

  async function advance(milliseconds: number): Promise<void> {
    clock.pass(milliseconds);
    // Sockets on loopback need some turns of the event loop to say what they have to say.
    for (let turns = 0; turns < 5; turns++) await turn();
  }

  return {
    now: clock.now,
    after: clock.after,
    advance,
    async passUntil(promise) {
      let isSettled = false;
      const settle = () => {
        isSettled = true;
      };
      promise.then(settle, settle);
      while (!isSettled) await advance(100);
      return promise;
    },
  };
}
