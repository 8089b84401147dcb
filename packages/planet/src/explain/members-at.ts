import { canonicalLink } from '@planet-ceres/timeline';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from '../update/member-name.ts';

/** The members that a text names (id, name, feed, site), and those to whose site an address belongs. */
export function membersAt(
  text: string,
  { members }: PlanetConfig,
  store: Store,
): { named: MemberConfig[]; nearby: MemberConfig[] } {
  const lower = text.toLowerCase();
  const named = members.filter((member) => {
    const state = store.source(member.id);
    const words = [member.id, member.name.toLowerCase(), nameOf(member, state).toLowerCase()];
    return words.includes(lower) || addressesOf(member, store).some((address) => isSamePlace(address, text));
  });
  const host = hostOf(text);
  const nearby =
    host === undefined
      ? []
      : members.filter((member) => addressesOf(member, store).some((address) => hostOf(address) === host));
  return { named, nearby };
}

function addressesOf({ id, feedUrl, siteUrl }: MemberConfig, store: Store): string[] {
  const state = store.source(id);
  return [feedUrl, siteUrl, state?.poll.url, state?.feed?.siteUrl].filter((url) => url !== undefined);
}

function isSamePlace(a: string, b: string): boolean {
  const [first, second] = [a, b].map((url) => canonicalLink(url) ?? hostOf(url) ?? url);
  return first === second;
}

function hostOf(url: string): string | undefined {
  return URL.parse(url)?.host.replace(/^www\./, '') || undefined;
}
