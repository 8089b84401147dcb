import type { Budget } from '../budget.ts';
import type { Rules } from '../rules.ts';
import type { Tally } from '../tally.ts';

/** What the transforms of one entry go by. */
export interface FeedContext {
  rules: Rules;
  /** Where relative URLs start from. Absent: they stay relative. */
  baseUrl: URL | undefined;
  /** What every id of the entry starts with. */
  idPrefix: string;
  /** What was taken out, for the report. */
  tally: Tally;
  /** Charged for every URL that is resolved, kept or not, and for the base: each is as long as the base, or takes as much time. */
  budget: Budget;
}
