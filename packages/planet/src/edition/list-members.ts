import type { Member } from '@planet-ceres/model';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import { publishedAddress, publishedFeed } from '../config/secret-address.ts';
import type { SourceState, Store } from '../store/store.ts';
import { nameOf } from '../update/member-name.ts';

/**
 * Every member by name, as the planet's language sorts names, with its feed's own words and its health. Who is disabled has left:
 * it is there, as a former member, only if entries of it may be.
 */
export function listMembers(config: PlanetConfig, store: Store): Member[] {
  const { compare } = new Intl.Collator(config.language, { numeric: true });
  const gathered = store.gathered();
  const ids = new Set(config.members.map(({ id }) => id));
  return config.members
    .flatMap((member): Member[] => {
      const { id, siteUrl, face, tags, license, noindex, disabled, extra } = member;
      const state = store.source(id);
      if (disabled && !state) return [];
      const feedUrl = publishedAddress(member);
      const first = state && firstKnown(member, state, ids);
      const idleSince = disabled ? undefined : findIdleness(member, { config, store, gathered });
      return [
        {
          id,
          name: nameOf(member, state),
          ...(feedUrl !== undefined && { feedUrl }),
          ...(siteUrl !== undefined && { siteUrl }),
          ...(face && { face }),
          tags,
          ...(license && { license }),
          ...(noindex && { noindex }),
          extra,
          ...(state?.feed && { feed: publishedFeed(state.feed, member) }),
          ...(first && { first }),
          ...(state?.poll.problem && !disabled && { problem: state.poll.problem.message }),
          ...(idleSince && { idleSince }),
          ...(disabled && { isFormer: true as const }),
        },
      ];
    })
    .sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** What a member was called when it was first gathered, if that is no longer so. An id that another member has now is that one's. */
function firstKnown(
  member: MemberConfig,
  { first, poll }: SourceState,
  ids: ReadonlySet<string>,
): Member['first'] {
  if (!first && poll.feedUrl === member.feedUrl) return undefined;
  const { id, feedUrl } = first ?? { id: member.id, feedUrl: poll.feedUrl };
  if (id !== member.id && ids.has(id)) return undefined;
  const host = member.secret ? undefined : URL.parse(feedUrl)?.hostname;
  const isSame = id === member.id && (!host || host === URL.parse(member.feedUrl)?.hostname);
  return isSame ? undefined : { id, ...(host && { host }) };
}

/**
 * The date of a member's last entry, if the planet calls it idle: counted back from when the planet last brought something new, so
 * that the same store gives the same pages. Nobody is idle who has no entry.
 */
function findIdleness(
  { id, idleDays }: MemberConfig,
  { config, store, gathered }: { config: PlanetConfig; store: Store; gathered: string | undefined },
): string | undefined {
  const days = idleDays ?? config.idleDays;
  if (!days || gathered === undefined) return undefined;
  const limit = new Date(Date.parse(gathered) - days * 24 * 60 * 60 * 1000).toISOString();
  const newest = store.entrySpan({ sourceIds: [id] })?.newest;
  return newest !== undefined && newest < limit ? newest : undefined;
}
