import type { Aside, PlanetConfig } from '../config/planet-config.ts';
import { toldAddress } from '../config/secret-address.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from './member-name.ts';
import { type PollStatus, pollStatus } from './poll-status.ts';

/** How polling one member's feed goes. */
export interface MemberStatus extends Omit<PollStatus, 'health'> {
  sourceId: string;
  name: string;
  feedUrl: string;
  /** `disabled` is not asked any more, as the config wants it. */
  health: PollStatus['health'] | 'disabled';
  /** Why the config disables it, and since when. */
  disabled?: Aside;
  /** Entries that went by and have still to be fetched from its archive. */
  hasGap: boolean;
}

/** The status of every member, in the config's order. Pure but for reading the store. */
export function memberStatus({ members }: PlanetConfig, store: Store): MemberStatus[] {
  return members.map((member) => {
    const state = store.source(member.id);
    return {
      sourceId: member.id,
      name: nameOf(member, state),
      feedUrl: toldAddress(member),
      hasGap: state?.gap !== undefined,
      ...pollStatus(state?.poll, member),
      ...(member.disabled && { disabled: member.disabled, health: 'disabled' as const }),
    };
  });
}
