import { hashOf } from './merge-entry.ts';
import type { Outcome, Recorded, SourceState } from './store.ts';

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

/** The next revision after a source got another id. */
export function renamedRevision(revision: string, from: string, to: string): string {
  return hashOf([revision, from, to]);
}

function visible(state: SourceState | undefined): unknown {
  return { feed: state?.feed, problem: state?.poll.problem?.message };
}

/** Whether an update can say that it gathered something. */
export function isNews({ added, changed }: Recorded): boolean {
  return added + changed > 0;
}
