import type { PollState } from '@planet-ceres/fetch/schedule';
import type { Notice } from '@planet-ceres/model';
import type { MemberConfig } from '../config/planet-config.ts';
import { toldTarget } from '../config/secret-address.ts';

/** What the owner should know of where a feed leads, each told when it is first seen. */
export function movedNotices(
  member: Pick<MemberConfig, 'id' | 'feedUrl' | 'secret'>,
  before: PollState | undefined,
  { move, url }: PollState,
): Notice[] {
  const { id: sourceId, feedUrl } = member;
  const notices: Notice[] = [];
  if (url?.startsWith('http:') && feedUrl.startsWith('https:') && url !== before?.url) {
    const message = `The feed leads from https to ${toldTarget(url, member)}: anybody on the way can change what is published.`;
    notices.push({ code: 'feed-downgraded', message, sourceId });
  }
  if (move && (before?.move?.url !== move.url || before.move.adopted !== move.adopted)) {
    const place = toldTarget(move.url, member);
    const message =
      move.adopted === undefined
        ? `The feed moved for good to ${place}: the config should say so.`
        : `The feed has moved for good to ${place} and is asked there from now on: the config should say so.`;
    notices.push({ code: 'feed-moved', message, sourceId });
  }
  return notices;
}
