/** Counts by name. Names come from hostile markup: those longer than `longest` are cut, and past 100 different ones the rest is `other`. */
export interface Tally {
  add(name: string, count?: number): void;
  count(name: string): number;
  toRecord(): Record<string, number>;
}

export function createTally({ longest = 40 }: { longest?: number } = {}): Tally {
  const counts = new Map<string, number>();
  return {
    add(name, count = 1) {
      const short = name.slice(0, longest).toWellFormed();
      const key = counts.has(short) || counts.size < 100 ? short : 'other';
      counts.set(key, (counts.get(key) ?? 0) + count);
    },
    count: (name) => counts.get(name) ?? 0,
    toRecord: () => Object.fromEntries(counts),
  };
}
