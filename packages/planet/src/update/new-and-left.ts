import type { Notice } from '@planet-ceres/model';
import { canonicalLink } from '@planet-ceres/timeline';
import type { MemberConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/** The members of which the store has never read a feed, where somebody has left: those that may be others under a new name. */
export function newcomers(members: readonly MemberConfig[], store: Store): MemberConfig[] {
  // Members are many and seldom leave: as long as nobody has, no state is read.
  if (leftSources(members, store).length === 0) return [];
  return members.filter(({ id, disabled }) => !disabled && store.source(id)?.feed === undefined);
}

/**
 * A note for each newcomer whose site is that of a member who has left the config. Where a member's name and feed change in one edit,
 * neither the id nor the feed tells that they are one (see `followRenames`), and the history stays behind. Two members may
 * well have the same site, so nobody is joined by it: only an id in the config says that they are one. A site that another
 * member has too tells nobody apart.
 */
export function sameSiteNotices(
  came: readonly MemberConfig[],
  members: readonly MemberConfig[],
  store: Store,
): Notice[] {
  if (came.length === 0) return [];
  const leftAt = new Map(leftSources(members, store).map(({ id }) => [siteOf({ id }, store), id]));
  const holders = new Map<string | undefined, number>();
  for (const member of members) {
    const site = siteOf(member, store);
    holders.set(site, (holders.get(site) ?? 0) + 1);
  }
  return came.flatMap((member) => {
    const site = siteOf(member, store);
    const gone = leftAt.get(site);
    if (site === undefined || gone === undefined || holders.get(site) !== 1) return [];
    const message = `"${gone}" has left the config, and "${member.id}" has come with the same site. If they are one, write "id: ${gone}" into the new member: its history goes on then, and what was hidden or purged stays away.`;
    return [{ code: 'member-same-site', message, sourceId: member.id }];
  });
}

/** The sources of the store that no member is any more. */
function leftSources(members: readonly MemberConfig[], store: Store): { id: string }[] {
  const ids = new Set(members.map(({ id }) => id));
  return store.sources().filter(({ id }) => !ids.has(id));
}

/** A member's site, as the config has it or its feed, in what all ways of writing it share. */
function siteOf({ id, siteUrl }: Pick<MemberConfig, 'id' | 'siteUrl'>, store: Store): string | undefined {
  const site = siteUrl ?? store.source(id)?.feed?.siteUrl;
  if (site === undefined) return undefined;
  // A bare home page is no permalink, but a site.
  return canonicalLink(site) ?? URL.parse(site)?.host.replace(/^www\./, '');
}
