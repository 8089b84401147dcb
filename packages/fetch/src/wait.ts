import type { WatchAbort } from './watch-aborts.ts';

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

/** Ends a wait: with nothing when the turn has come. */
export type Enter = (turnedAway?: TurnedAway) => void;

/**
 * Waits until the `enter` that was given to `join` is called, which may be at once, or patience ends. `leave` takes out of line
 * whoever has lost patience.
 */
export async function wait(
  { signal, giveUp }: Patience,
  watch: WatchAbort,
  { join, leave }: { join: (enter: Enter) => void; leave: (enter: Enter) => void },
): Promise<TurnedAway | undefined> {
  signal?.throwIfAborted();
  if (giveUp?.aborted) return { turnedAway: undefined };
  return new Promise((resolve, reject) => {
    const unwatch = () => {
      unwatchSignal();
      unwatchGiveUp();
    };
    const enter: Enter = (turnedAway) => {
      unwatch();
      resolve(turnedAway);
    };
    const unwatchSignal = watch(signal, () => {
      unwatch();
      leave(enter);
      reject(signal?.reason);
    });
    const unwatchGiveUp = watch(giveUp, () => {
      leave(enter);
      enter({ turnedAway: undefined });
    });
    join(enter);
  });
}
