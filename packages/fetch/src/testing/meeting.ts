import { setTimeout as sleep } from 'node:timers/promises';

/** A place where answers wait for each other, so that a test of what happens at once does not depend on how fast it runs. */
export interface Meeting {
  /** Resolves once so many are there, or after a second for want of them. */
  arrive(): Promise<void>;
}

export function meetingOf(count: number): Meeting {
  const { promise, resolve } = Promise.withResolvers<void>();
  let there = 0;
  return {
    arrive() {
      if (++there === count) resolve();
      return Promise.race([promise, sleep(1_000)]);
    },
  };
}
