/** The answer to somebody whose bucket has been paused. */
export interface Pause {
  /** Seconds, as the server asked. */
  pausedFor: number;
}

/** Lets tasks run when their bucket's turn has come. */
export interface Queue {
  /**
   * Runs the task once its bucket is free, rested and not paused, and resolves to its result; to a `Pause`, without running
   * it, if the bucket is paused. Rejects with `signal.reason` if aborted while waiting.
   */
  run<Result>(bucket: string, task: () => Promise<Result>, signal?: AbortSignal): Promise<Result | Pause>;
  /** Turns away everybody who waits or comes to this bucket in the next so many seconds (at most 24 days). */
  pause(bucket: string, seconds: number): void;
}

interface Bucket {
  /** Called with nothing when the turn has come, with a pause when turned away. */
  waiting: ((pause?: Pause) => void)[];
  isBusy: boolean;
  resting?: NodeJS.Timeout | undefined;
  pause?: Pause & { end: NodeJS.Timeout };
}

/**
 * A queue with at most `concurrency` tasks at a time in all and one in each bucket, whose starts are at least `gap`
 * milliseconds apart. First come, first served, among buckets and within each. Waiting reads no clock: timers tell when a
 * rest or a pause is over.
 */
export function createQueue({ concurrency, gap }: { concurrency: number; gap: number }): Queue {
  const buckets = new Map<string, Bucket>();
  const ready: Bucket[] = [];
  let running = 0;

  function bucketNamed(name: string): Bucket {
    const bucket = buckets.get(name) ?? { waiting: [], isBusy: false };
    buckets.set(name, bucket);
    return bucket;
  }

  /** Puts the bucket in line if it has somebody waiting and nothing to wait for itself. */
  function offer(bucket: Bucket): void {
    bucket.resting?.[bucket.waiting.length > 0 ? 'ref' : 'unref']();
    if (bucket.isBusy || bucket.resting || bucket.waiting.length === 0) return;
    bucket.isBusy = true;
    ready.push(bucket);
    startNext();
  }

  function startNext(): void {
    while (running < concurrency) {
      const bucket = ready.shift();
      if (!bucket) return;
      const start = bucket.waiting.shift();
      if (start) {
        running++;
        rest(bucket);
        start();
      } else {
        bucket.isBusy = false;
      }
    }
  }

  function rest(bucket: Bucket): void {
    if (gap === 0) return;
    bucket.resting = setTimeout(() => {
      bucket.resting = undefined;
      offer(bucket);
    }, gap);
  }

  function leave(bucket: Bucket): void {
    running--;
    bucket.isBusy = false;
    offer(bucket);
    startNext();
  }

  function turnIn(bucket: Bucket, signal: AbortSignal | undefined): Promise<Pause | undefined> {
    return new Promise((resolve, reject) => {
      const enter = (pause?: Pause) => {
        signal?.removeEventListener('abort', giveUp);
        resolve(pause);
      };
      const giveUp = () => {
        bucket.waiting = bucket.waiting.filter((other) => other !== enter);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      bucket.waiting.push(enter);
      offer(bucket);
    });
  }

  return {
    async run(name, task, signal) {
      signal?.throwIfAborted();
      const bucket = bucketNamed(name);
      const pause = bucket.pause ?? (await turnIn(bucket, signal));
      if (pause) return { pausedFor: pause.pausedFor };
      try {
        return await task();
      } finally {
        leave(bucket);
      }
    },

    pause(name, seconds) {
      const bucket = bucketNamed(name);
      clearTimeout(bucket.pause?.end);
      const end = setTimeout(() => {
        delete bucket.pause;
      }, seconds * 1000).unref();
      bucket.pause = { pausedFor: seconds, end };
      const turnedAway = bucket.waiting;
      bucket.waiting = [];
      for (const enter of turnedAway) enter(bucket.pause);
    },
  };
}
