import type { AbortWatch } from './watch-aborts.ts';

/** The answer to somebody whose turn does not come: seconds left of a pause, or nothing if patience ended. */
export interface TurnedAway {
  turnedAway: number | undefined;
}

/** What ends a wait before its time. */
export interface Patience {
  /** Rejects the wait with its reason. */
  signal?: AbortSignal | undefined;
  /** Turns away. */
  giveUp?: AbortSignal | undefined;
}

/** Ends a wait. */
export type Enter<Turn> = (turn: Turn | TurnedAway) => void;

/**
 * Waits until the `enter` that was given to `join` is called, which may be at once, or patience ends; `leave` then takes the
 * `enter` out of line. Few objects, for thousands wait at a time.
 */
export function wait<Turn>(
  { signal, giveUp }: Patience,
  watch: AbortWatch,
  { join, leave }: { join: (enter: Enter<Turn>) => void; leave: (enter: Enter<Turn>) => void },
): Promise<Turn | TurnedAway> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  if (giveUp?.aborted) return Promise.resolve({ turnedAway: undefined });
  return new Promise((resolve, reject) => {
    const enter: Enter<Turn> = (turn) => {
      watch.off(signal, lose);
      watch.off(giveUp, lose);
      resolve(turn);
    };
    const lose = () => {
      leave(enter);
      if (signal?.aborted) reject(signal.reason);
      enter({ turnedAway: undefined });
    };
    watch.on(signal, lose);
    watch.on(giveUp, lose);
    join(enter);
  });
}
