import { checkFeedUrl } from '@planet-ceres/fetch/address';
import type { Notice } from '@planet-ceres/model';
import { isMemberId } from '../config/member-id.ts';
import type { MemberInput, PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/**
 * A config with the members of its lists behind its own, as the store remembers the lists. A member that the config has itself
 * is the config's; one that is on two lists comes once, with the tags of both. The config itself if it has no lists.
 */
export async function withLists(config: PlanetConfig, store: Pick<Store, 'list'>): Promise<PlanetConfig> {
  const inputs = config.lists.length > 0 ? await listedMembers(config, store) : [];
  if (inputs.length === 0) return config;
  const { resolveMembers } = await import('../config/resolve-members.ts');
  // The engine of patterns is loaded where there are some.
  const hasFilters = inputs.some(({ filters }) => filters !== undefined);
  const { patternProblem } = hasFilters
    ? await import('@planet-ceres/timeline/filter')
    : { patternProblem: () => undefined };
  const problems: Notice[] = [];
  const { members, notices } = resolveMembers(inputs, {
    ...{ dir: config.dir, allowHosts: config.fetch.allowHosts, isOffline: true, texts: new Map() },
    ...{ lenient: true, known: config.members, patternProblem },
    report: (_path, message) => problems.push({ code: 'config-member', message: `${message}.` }),
  });
  return {
    ...config,
    members: [...config.members, ...members],
    notices: [...config.notices, ...notices, ...problems],
  };
}

/**
 * What the lists name that the config does not, each feed and each id once. A list on the public web leads to nothing on this
 * machine's network, whatever `fetch.allowHosts` lets the config's own members do: such a member is disabled.
 */
async function listedMembers(
  { lists, members }: PlanetConfig,
  store: Pick<Store, 'list'>,
): Promise<MemberInput[]> {
  const { readList } = await import('./read-list.ts');
  const feeds = new Set(members.map(({ feedUrl }) => feedKey(feedUrl)));
  const ids = new Set(members.map(({ id }) => id));
  const listed = new Map<string, MemberInput>();
  for (const list of lists) {
    const body = store.list(list.from)?.body;
    const reading = body && (await readList(list, body));
    const isPublic = /^https?:/.test(list.from) && !isPrivate(list.from);
    for (const { id, ...member } of reading?.isList ? reading.members : []) {
      const feed = feedKey(member.feed);
      if (feeds.has(feed)) continue;
      const known = listed.get(feed);
      const tags = [...new Set([...(known?.tags ?? []), ...(member.tags ?? []), ...(list.tags ?? [])])];
      const isFree = id !== undefined && isMemberId(id) && !ids.has(id);
      if (isFree) ids.add(id);
      listed.set(feed, {
        ...(known ?? { ...member, ...(isFree && { id }) }),
        ...(tags.length > 0 && { tags }),
        ...(isPublic &&
          isPrivate(member.feed) && { disabled: 'Its address is private, and its list is not.' }),
      });
    }
  }
  return [...listed.values()];
}

/** What is the same of a feed by `http` and by `https`. */
function feedKey(feed: string): string {
  const url = URL.parse(feed.trim());
  if (url) url.hash = '';
  return (url?.href ?? feed).replace(/^https?:/, '');
}

function isPrivate(address: string): boolean {
  return checkFeedUrl(address)?.reason === 'unsafe-address';
}
