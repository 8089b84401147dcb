/** A few seats: who finds all of them taken waits for one, first come, first served. */
export interface Seats {
  take(): Promise<void>;
  leave(): void;
}

export function createSeats(count: number): Seats {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    async take() {
      if (free === 0) return new Promise<void>((sit) => waiting.push(sit));
      free -= 1;
    },
    leave() {
      const sit = waiting.shift();
      if (sit) sit();
      else free += 1;
    },
  };
}
