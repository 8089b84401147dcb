import type { Clock } from './clock.ts';
import type { Place, Places } from './places.ts';
import { type Enter, type Patience, type TurnedAway, wait } from './wait.ts';
import type { AbortWatch } from './watch-aborts.ts';

/** A turn of a bucket. */
export interface Turn {
  /** The place at the door that came with it. */
  door: Place;
  /** To be called whenever a request starts: the bucket's rest counts from the last. */
  begin(): void;
}

/** Lets each bucket have one turn at a time. */
export interface Queue {
  /**
   * Runs the task once its bucket is free, rested and not paused and there is a place at the door, and resolves to its
   * result; to `TurnedAway`, without running it, if the bucket is paused or patience ends. Rejects with `signal.reason` if
   * aborted while waiting.
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
  waiting: Set<Enter<Place>>;
  /** Whether somebody has a turn or the bucket stands at the door for one. */
  isBusy: boolean;
  restsUntil: number;
  pausedUntil: number;
  /** Cancels the call at the end of the rest, which is only arranged for as long as somebody waits. */
  sleepOn?: (() => void) | undefined;
}

/**
 * A queue that lets at least `gapOf(bucket)` milliseconds pass between two requests, and no more turns begin than there are
 * places at the door. First come, first served, among buckets and within each.
 */
export function createQueue({
  gapOf,
  door,
  clock,
  watch,
}: {
  gapOf: (bucket: string) => number;
  door: Places;
  clock: Clock;
  watch: AbortWatch;
}): Queue {
  const buckets = new Map<string, Bucket>();

  function bucketNamed(name: string): Bucket {
    const known = buckets.get(name);
    if (known) return known;
    const bucket: Bucket = {
      gap: gapOf(name),
      waiting: new Set(),
      isBusy: false,
      restsUntil: Number.NEGATIVE_INFINITY,
      pausedUntil: Number.NEGATIVE_INFINITY,
    };
    buckets.set(name, bucket);
    return bucket;
  }

  /** Lets the bucket go to the door if somebody waits, or arranges for it. */
  function offer(bucket: Bucket): void {
    bucket.sleepOn?.();
    bucket.sleepOn = undefined;
    if (bucket.isBusy || bucket.waiting.size === 0) return;
    const rest = bucket.restsUntil - clock.now();
    if (rest > 0) {
      bucket.sleepOn = clock.after(Math.ceil(rest), () => offer(bucket));
      return;
    }
    bucket.isBusy = true;
    door.call((place) => start(bucket, place));
  }

  function start(bucket: Bucket, place: Place): void {
    const [enter] = bucket.waiting;
    if (enter) {
      bucket.waiting.delete(enter);
      enter(place);
    } else {
      bucket.isBusy = false;
      place.leave();
    }
  }

  function pauseOf({ pausedUntil }: Bucket): TurnedAway | undefined {
    const left = pausedUntil - clock.now();
    // Rounded first: the difference of two fractions may be a trace more than the pause was.
    return left > 0 ? { turnedAway: Math.max(1, Math.ceil(Math.round(left) / 1000)) } : undefined;
  }

  function turnIn(bucket: Bucket, patience: Patience): Promise<Place | TurnedAway> {
    return wait<Place>(patience, watch, {
      join(enter) {
        bucket.waiting.add(enter);
        if (!bucket.sleepOn) offer(bucket);
      },
      leave(enter) {
        bucket.waiting.delete(enter);
        if (bucket.waiting.size === 0) offer(bucket);
      },
    });
  }

  return {
    async run(name, task, patience = {}) {
      patience.signal?.throwIfAborted();
      const bucket = bucketNamed(name);
      const place = pauseOf(bucket) ?? (await turnIn(bucket, patience));
      if ('turnedAway' in place) return place;
      const begin = () => {
        bucket.restsUntil = clock.now() + bucket.gap;
      };
      try {
        return await task({ door: place, begin });
      } finally {
        place.leave();
        bucket.isBusy = false;
        offer(bucket);
      }
    },

    pause(name, seconds) {
      const bucket = bucketNamed(name);
      bucket.pausedUntil = Math.max(bucket.pausedUntil, clock.now() + seconds * 1000);
      const turnedAway = pauseOf(bucket);
      if (!turnedAway) return;
      const waiting = [...bucket.waiting];
      bucket.waiting.clear();
      for (const enter of waiting) enter(turnedAway);
      offer(bucket);
    },
  };
}
