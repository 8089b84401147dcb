import type { MemberConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { packageVersions } from '../versions.ts';
import { type Adjustment, adjustReading, withBase } from './adjust-entries.ts';
import type { FeedReader } from './feed-reader.ts';

/**
 * Reads the body kept once more if another version of the reader read it, or the member's config wanted it otherwise: what that
 * missed is mended without the network. An entry that waits for its date is found by reading every time.
 */
export async function readAgain(
  member: MemberConfig,
  { store, now, feedReader }: { store: Store; now: string; feedReader: FeedReader },
): Promise<void> {
  const { id: sourceId } = member;
  const state = store.source(sourceId);
  const reader = readerFor(member);
  if (!state?.reader || (state.reader === reader && member.futureDates !== 'ignore-entry')) return;
  const kept = store.body(sourceId);
  const body = kept && withBase(kept, member.base);
  const read = body && (await feedReader.read({ body, sourceId, seen: now }));
  const reading = read && adjustReading(read, member, now);
  if (!reading?.isFeed) return void store.record({ sourceId, now, state: { ...state, reader } });
  const { feed, entries } = reading;
  store.record({ sourceId, now, state: { ...state, feed, reader }, entries });
}

/** The reader of a member's bodies: its version, and what the member's config tells it. */
export function readerFor({ ignore, futureDates, base = 'feed' }: Adjustment): string {
  const version = packageVersions.normalize;
  const isUsual = ignore.length === 0 && futureDates === 'clamp' && base === 'feed';
  return isUsual ? version : `${version} ${JSON.stringify({ ignore, futureDates, base })}`;
}
