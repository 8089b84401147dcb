import type { Store } from '../store/store.ts';
import { packageVersions } from '../versions.ts';
import type { FeedReader } from './feed-reader.ts';

/** Reads the body kept once more if another version of the reader read it: what that missed is mended without the network. */
export async function readAgain(
  sourceId: string,
  { store, now, feedReader }: { store: Store; now: string; feedReader: FeedReader },
): Promise<void> {
  const state = store.source(sourceId);
  if (!state?.reader || state.reader === packageVersions.normalize) return;
  const body = store.body(sourceId);
  const reading = body && (await feedReader.read({ body, sourceId, seen: now }));
  const reader = packageVersions.normalize;
  if (!reading?.isFeed) return void store.record({ sourceId, now, state: { ...state, reader } });
  const { feed, entries } = reading;
  store.record({ sourceId, now, state: { ...state, feed, reader }, entries });
}
