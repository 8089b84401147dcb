import type { Limits } from './policy.ts';

/** How much longer an entry may become while it is worked on. */
export interface Budget {
  /** Counts UTF-16 units. Throws when they come to more than the limit. */
  spend(length: number): void;
}

export function createBudget(limit: number): Budget {
  let spent = 0;
  return {
    spend(length) {
      spent += length;
      checkLength(spent, limit);
    },
  };
}

/** UTF-16 units that markup may come out with: so many times its own length, and what many links in a short entry need. */
export function outputLimit(html: string, { length, growth }: Pick<Limits, 'length' | 'growth'>): number {
  return Math.min(length, growth * html.length + 262_144);
}

/** Throws when markup of that length is too long. */
export function checkLength(length: number, limit: number): void {
  if (length > limit) throw new Error(`It would come out longer than ${limit} characters.`);
}
