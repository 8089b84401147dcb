import type { MemberConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/**
 * Most ids are made of names, so a name that is mended would leave a member's history behind. A member the store does not
 * know takes over the source with the same feed, if no other member has that id: the very address first, then the same but
 * for `http` and `https`, `www.` and a slash at the end, then one that the source was redirected to.
 */
export function followRenames(members: readonly MemberConfig[], store: Store): void {
  const known = store.sources();
  const ids = new Set(members.map(({ id }) => id));
  const left = known.filter(({ id }) => !ids.has(id));
  if (left.length === 0) return;
  const polled = new Set(known.map(({ id }) => id));
  const strangers = members.filter(({ id }) => !polled.has(id));
  const taken = new Set<string>();
  for (const addresses of [exact(left), alike(left), redirected(left, store)]) {
    for (const { id, feedUrl } of strangers) {
      const from = addresses.get(feedUrl) ?? addresses.get(bare(feedUrl));
      if (from === undefined || taken.has(from) || taken.has(id)) continue;
      store.renameSource(from, id);
      taken.add(from).add(id);
    }
  }
}

type Left = readonly { id: string; feedUrl: string }[];

function exact(left: Left): Map<string, string> {
  return new Map(left.map(({ id, feedUrl }) => [feedUrl, id]));
}

function alike(left: Left): Map<string, string> {
  return new Map(left.map(({ id, feedUrl }) => [bare(feedUrl), id]));
}

function redirected(left: Left, store: Store): Map<string, string> {
  return new Map(
    left.flatMap(({ id }) => {
      const poll = store.source(id)?.poll;
      return [poll?.url, poll?.move?.url].flatMap((url) => (url ? [[bare(url), id] as const] : []));
    }),
  );
}

/** What two addresses share that are written differently and lead to the same feed as a rule. */
function bare(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '//').replace(/\/+$/, '');
}
