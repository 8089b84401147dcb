import type { Clock } from './clock.ts';
import { createLine, type Line } from './line.ts';
import { type Enter, type Patience, type TurnedAway, wait } from './wait.ts';
import type { WatchAbort } from './watch-aborts.ts';

/** A turn of a bucket. */
export interface Turn {
  /** To be called whenever a request starts: the bucket's rest counts from the last. */
  begin(): void;
}

/** Lets each bucket have one turn at a time. */
export interface Queue {
  /**
   * Runs the task once its bucket is free, rested and not paused, and resolves to its result; to `TurnedAway`, without running
   * it, if the bucket is paused or patience ends. Rejects with `signal.reason` if aborted while waiting.
   */
  run<Result>(
    bucket: string,
    task: (turn: Turn) => Promise<Result>,
    patience?: Patience,
  ): Promise<Result | TurnedAway>;
  /** Turns away everybody who waits or comes to this bucket in the next so many seconds. Of two pauses the longer holds. */
  pause(bucket: string, seconds: number): void;
}

interface Bucket {
  gap: number;
  waiting: Line<Enter>;
  isBusy: boolean;
  restsUntil: number;
  pausedUntil: number;
  /** Cancels the call at the end of the rest, which is only arranged for as long as somebody waits. */
  sleepOn?: (() => void) | undefined;
}

/** A queue that lets at least `gapOf(bucket)` milliseconds pass between two requests. First come, first served. */
export function createQueue({
  gapOf,
  clock,
  watch,
}: {
  gapOf: (bucket: string) => number;
  clock: Clock;
  watch: WatchAbort;
}): Queue {
  const buckets = new Map<string, Bucket>();

  function bucketNamed(name: string): Bucket {
    const known = buckets.get(name);
    if (known) return known;
    const bucket: Bucket = {
      gap: gapOf(name),
      waiting: createLine(),
      isBusy: false,
      restsUntil: Number.NEGATIVE_INFINITY,
      pausedUntil: Number.NEGATIVE_INFINITY,
    };
    buckets.set(name, bucket);
    return bucket;
  }

  /** Lets the first who waits begin, or arranges for it. */
  function offer(bucket: Bucket): void {
    bucket.sleepOn?.();
    bucket.sleepOn = undefined;
    if (bucket.isBusy || bucket.waiting.isEmpty()) return;
    const rest = bucket.restsUntil - clock.now();
    if (rest > 0) {
      bucket.sleepOn = clock.after(Math.ceil(rest), () => offer(bucket));
      return;
    }
    bucket.isBusy = true;
    bucket.waiting.next()?.();
  }

  function pauseOf({ pausedUntil }: Bucket): TurnedAway | undefined {
    const left = pausedUntil - clock.now();
    // Rounded first: the difference of two fractions may be a trace more than the pause was.
    return left > 0 ? { turnedAway: Math.max(1, Math.ceil(Math.round(left) / 1000)) } : undefined;
  }

  function turnIn(bucket: Bucket, patience: Patience): Promise<TurnedAway | undefined> {
    return wait(patience, watch, {
      join(enter) {
        bucket.waiting.join(enter);
        if (!bucket.sleepOn) offer(bucket);
      },
      leave(enter) {
        bucket.waiting.leave(enter);
        if (bucket.waiting.isEmpty()) offer(bucket);
      },
    });
  }

  return {
    async run(name, task, patience = {}) {
      patience.signal?.throwIfAborted();
      const bucket = bucketNamed(name);
      const turnedAway = pauseOf(bucket) ?? (await turnIn(bucket, patience));
      if (turnedAway) return turnedAway;
      const begin = () => {
        bucket.restsUntil = clock.now() + bucket.gap;
      };
      try {
        return await task({ begin });
      } finally {
        bucket.isBusy = false;
        offer(bucket);
      }
    },

    pause(name, seconds) {
      const bucket = bucketNamed(name);
      bucket.pausedUntil = Math.max(bucket.pausedUntil, clock.now() + seconds * 1000);
      for (let enter = bucket.waiting.next(); enter; enter = bucket.waiting.next()) enter(pauseOf(bucket));
      offer(bucket);
    },
  };
}
