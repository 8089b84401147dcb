import type { Edition, Member } from '@planet-ceres/model';

/** The member an entry came from. One who has left the planet is known by the source's id alone. */
export function memberOf(edition: Edition, sourceId: string): Member {
  return (
    edition.members.find(({ id }) => id === sourceId) ?? {
      id: sourceId,
      name: sourceId,
      tags: [],
      extra: {},
    }
  );
}

/** The members that lists name; who has left is known for the entries that are still shown. */
export function listedMembers({ members }: Edition): Member[] {
  return members.filter(({ isFormer }) => !isFormer);
}

/** The member's home page: what the config says, else what the feed says. */
export function memberSite(member: Member): string | undefined {
  return member.siteUrl ?? member.feed?.siteUrl;
}

/** The member's feed, unless it is a secret, or a file beside the config, which readers cannot reach. */
export function memberFeed({ feedUrl }: Member): string | undefined {
  return feedUrl !== undefined && /^https?:/i.test(feedUrl) ? feedUrl : undefined;
}
