/** The time that one fetch may spend on the network. Waiting in queues does not count. */
export interface Budget {
  /** Milliseconds left, never less than 0. */
  left(): number;
  /** Does the work and takes the time it took off. */
  spend<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createBudget(milliseconds: number): Budget {
  let left = milliseconds;
  return {
    left: () => Math.max(0, left),
    async spend(work) {
      const started = performance.now();
      try {
        return await work();
      } finally {
        left -= performance.now() - started;
      }
    },
  };
}
