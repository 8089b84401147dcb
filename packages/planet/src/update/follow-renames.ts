import type { MemberConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/**
 * Most ids are made of names, so a name that is mended would leave a member's history behind. A member the store does not
 * know takes over the source with the same feed, if no other member has that id.
 */
export function followRenames(members: readonly MemberConfig[], store: Store): void {
  const known = store.sources();
  const ids = new Set(members.map(({ id }) => id));
  const left = new Map(known.filter(({ id }) => !ids.has(id)).map(({ id, feedUrl }) => [feedUrl, id]));
  if (left.size === 0) return;
  const polled = new Set(known.map(({ id }) => id));
  for (const { id, feedUrl } of members) {
    const from = left.get(feedUrl);
    if (from !== undefined && !polled.has(id)) store.renameSource(from, id);
  }
}
