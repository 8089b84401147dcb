import type { Outcome, Recorded, SourceState } from '../store/store.ts';
import { hashOf } from './merge-entry.ts';

/**
 * The store's next content revision: a chain over everything that pages show, so that two stores with the same history
 * agree. `changes` are the hashes of new and changed entries and what was withdrawn. The same as before if this outcome changed
 * nothing to be seen.
 */
export function nextRevision(
  revision: string,
  before: SourceState | undefined,
  { sourceId, state }: Outcome,
  changes: readonly string[],
): string {
  const shown = hashOf(visible(state));
  if (changes.length === 0 && shown === hashOf(visible(before))) return revision;
  return hashOf([revision, sourceId, shown, changes]);
}

/** The next revision after something else that pages show: a source got another id, an entry was taken away. */
export function changedRevision(revision: string, change: readonly string[]): string {
  return hashOf([revision, ...change]);
}

function visible(state: SourceState | undefined): unknown {
  return { feed: state?.feed, problem: state?.poll.problem?.message };
}

/** Whether an update can say that it gathered something. */
export function isNews({ added, changed }: Recorded): boolean {
  return added + changed > 0;
}
