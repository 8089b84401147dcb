import type { SourceState } from './store.ts';

/** The state of a source as it is kept under another id. */
export function renamedState(state: SourceState, from: string): SourceState {
  return { ...state, first: state.first ?? { id: from, feedUrl: state.poll.feedUrl } };
}

/** A new state of a source, with what it was called when it was first gathered, if it is called otherwise now. */
export function withFirst(
  state: SourceState,
  sourceId: string,
  before: SourceState | undefined,
): SourceState {
  const { first: _first, ...rest } = state;
  if (before?.first) return { ...rest, first: before.first };
  if (!before || before.poll.feedUrl === state.poll.feedUrl) return rest;
  return { ...rest, first: { id: sourceId, feedUrl: before.poll.feedUrl } };
}
