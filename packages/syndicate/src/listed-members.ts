import type { Edition, Member } from '@planet-ceres/model';

/** The members that lists name. Who has left is in the edition for the entries that are still shown. */
export function listedMembers({ members }: Edition): Member[] {
  return members.filter(({ isFormer }) => !isFormer);
}
