import type { Clock } from './clock.ts';
import { watchAborts } from './watch-aborts.ts';

/** The answer to somebody whose turn does not come: seconds left of the bucket's pause, or nothing if patience ended. */
export interface TurnedAway {
  turnedAway: number | undefined;
}

/** What ends a wait. */
export interface Patience {
  /** Rejects the wait with its reason. */
  signal?: AbortSignal | undefined;
  /** Turns away. */
  giveUp?: AbortSignal | undefined;
}

/** Lets tasks run when their bucket's turn has come. */
export interface Queue {
  /**
   * Runs the task once its bucket is free, rested and not paused, and resolves to its result; to `TurnedAway`, without running
   * it, if the bucket is paused or patience ends. Rejects with `signal.reason` if aborted while waiting.
   */
  run<Result>(bucket: string, task: () => Promise<Result>, patience?: Patience): Promise<Result | TurnedAway>;
  /** Turns away everybody who waits or comes to this bucket in the next so many seconds. */
  pause(bucket: string, seconds: number): void;
}

interface Bucket {
  gap: number;
  /** Called with nothing when the turn has come. */
  waiting: Set<(turnedAway?: TurnedAway) => void>;
  isBusy: boolean;
  restsUntil: number;
  pausedUntil: number;
  /** Cancels the wake-up at the end of the rest. */
  sleepOn?: (() => void) | undefined;
}

/**
 * A queue with at most `concurrency` tasks at a time in all and one in each bucket, whose starts are at least `gapOf(bucket)`
 * milliseconds apart. First come, first served, among buckets and within each.
 */
export function createQueue({
  concurrency,
  gapOf,
  clock,
}: {
  concurrency: number;
  gapOf: (bucket: string) => number;
  clock: Clock;
}): Queue {
  const buckets = new Map<string, Bucket>();
  const ready: Bucket[] = [];
  const watch = watchAborts();
  let running = 0;

  function bucketNamed(name: string): Bucket {
    const known = buckets.get(name);
    if (known) return known;
    const bucket = {
      gap: gapOf(name),
      waiting: new Set<() => void>(),
      isBusy: false,
      restsUntil: 0,
      pausedUntil: 0,
    };
    buckets.set(name, bucket);
    return bucket;
  }

  /** Puts the bucket in line if it has somebody waiting and nothing to wait for itself. */
  function offer(bucket: Bucket): void {
    if (bucket.waiting.size === 0) {
      bucket.sleepOn?.();
      bucket.sleepOn = undefined;
      return;
    }
    if (bucket.isBusy || bucket.sleepOn) return;
    const rest = bucket.restsUntil - clock.now();
    if (rest > 0) {
      bucket.sleepOn = clock.after(Math.ceil(rest), () => {
        bucket.sleepOn = undefined;
        offer(bucket);
      });
      return;
    }
    bucket.isBusy = true;
    ready.push(bucket);
    startNext();
  }

  function startNext(): void {
    while (running < concurrency) {
      const bucket = ready.shift();
      if (!bucket) return;
      const [start] = bucket.waiting;
      if (start) {
        running++;
        bucket.restsUntil = clock.now() + bucket.gap;
        start();
      } else {
        bucket.isBusy = false;
      }
    }
  }

  function leave(bucket: Bucket): void {
    running--;
    bucket.isBusy = false;
    offer(bucket);
    startNext();
  }

  function turnIn(bucket: Bucket, { signal, giveUp }: Patience): Promise<TurnedAway | undefined> {
    return new Promise((resolve, reject) => {
      const leaveLine = () => {
        bucket.waiting.delete(enter);
        for (const unwatch of watches) unwatch();
      };
      const enter = (turnedAway?: TurnedAway) => {
        leaveLine();
        resolve(turnedAway);
      };
      const watches = [
        watch(signal, () => {
          leaveLine();
          offer(bucket);
          reject(signal?.reason);
        }),
        watch(giveUp, () => {
          enter({ turnedAway: undefined });
          offer(bucket);
        }),
      ];
      bucket.waiting.add(enter);
      offer(bucket);
    });
  }

  return {
    async run(name, task, patience = {}) {
      patience.signal?.throwIfAborted();
      if (patience.giveUp?.aborted) return { turnedAway: undefined };
      const bucket = bucketNamed(name);
      const left = bucket.pausedUntil - clock.now();
      if (left > 0) return { turnedAway: Math.ceil(left / 1000) };
      const turnedAway = await turnIn(bucket, patience);
      if (turnedAway) return turnedAway;
      try {
        return await task();
      } finally {
        leave(bucket);
      }
    },

    pause(name, seconds) {
      const bucket = bucketNamed(name);
      bucket.pausedUntil = clock.now() + seconds * 1000;
      for (const enter of [...bucket.waiting]) enter({ turnedAway: Math.ceil(seconds) });
      offer(bucket);
    },
  };
}
