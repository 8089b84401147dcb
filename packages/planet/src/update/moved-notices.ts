import type { PollState } from '@planet-ceres/fetch/schedule';
import type { Notice } from '@planet-ceres/model';
import type { MemberConfig } from '../config/planet-config.ts';
import { withoutCredentials } from '../config/web-address.ts';

/** Told when a permanent redirect is first seen, and when it is believed. */
export function movedNotices(
  member: MemberConfig,
  before: PollState | undefined,
  { move }: PollState,
): Notice[] {
  if (!move) return [];
  const place = withoutCredentials(move.url);
  const message =
    move.adopted === undefined
      ? `The feed moved for good to ${place}: the config should say so.`
      : `The feed has moved for good to ${place} and is asked there from now on: the config should say so.`;
  if (before?.move?.url === move.url && before.move.adopted === move.adopted) return [];
  return [{ code: 'feed-moved', message, sourceId: member.id }];
}
