import type { PollState } from '@planet-ceres/fetch/schedule';
import type { Aside, MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import { hideSecret, toldAddress, toldTarget } from '../config/secret-address.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from './member-name.ts';

/** How polling one member's feed goes. Times are ISO 8601, URLs without credentials. */
export interface MemberStatus {
  sourceId: string;
  name: string;
  feedUrl: string;
  /**
   * `new` was never asked; `moved` is well, but its redirect should be written into the config; `disabled` is not asked any more,
   * as the config wants it.
   */
  health: 'well' | 'moved' | 'failing' | 'gone' | 'new' | 'disabled';
  /** Why the config disables it, and since when. */
  disabled?: Aside;
  /** Why it is not well: in one word, as a sentence, what to do, and the answer's status if there was one. */
  problem?: PollState['problem'];
  failures: number;
  failingSince?: string;
  /** The last time it was asked, answered with a feed, and brought another body. */
  polled?: string;
  succeeded?: string;
  changed?: string;
  /** Not asked again before, and why. Absent for a file, which is looked at in every update. */
  notBefore?: string;
  waits?: NonNullable<PollState['waits']>;
  /** Where its permanent redirects lead; `adopted` once it is asked there. */
  movedTo?: { url: string; since: string; adopted?: string };
  /** Entries that went by and have still to be fetched from its archive. */
  hasGap: boolean;
  /** Seconds by which its server's clock is ahead. */
  clockSkew?: number;
  counts: PollState['counts'];
}

/** The status of every member, in the config's order. Pure but for reading the store. */
export function memberStatus({ members }: PlanetConfig, store: Store): MemberStatus[] {
  return members.map((member) => {
    const state = store.source(member.id);
    const poll = state?.poll.feedUrl === member.feedUrl ? state.poll : undefined;
    const fixed = {
      sourceId: member.id,
      name: nameOf(member, state),
      feedUrl: toldAddress(member),
      hasGap: state?.gap !== undefined,
      ...(member.disabled && { disabled: member.disabled }),
    };
    if (!poll) {
      return {
        ...fixed,
        health: member.disabled ? 'disabled' : 'new',
        failures: 0,
        counts: { polls: 0, notModified: 0, changed: 0, bytes: 0 },
      };
    }
    const { move, problem, failures, failingSince, polled, succeeded, changed, notBefore, waits, clockSkew } =
      poll;
    const isWeb = /^https?:/.test(member.feedUrl);
    return {
      ...fixed,
      health: member.disabled ? 'disabled' : healthOf(poll),
      ...(problem && { problem: hideSecret(problem, member) }),
      failures,
      ...(failingSince !== undefined && { failingSince }),
      ...(polled !== undefined && { polled }),
      ...(succeeded !== undefined && { succeeded }),
      ...(changed !== undefined && { changed }),
      ...(isWeb && notBefore !== undefined && { notBefore }),
      ...(isWeb && waits !== undefined && { waits }),
      ...(move && { movedTo: movedTo(move, member) }),
      ...(clockSkew !== undefined && { clockSkew }),
      counts: poll.counts,
    };
  });
}

function healthOf({ problem, move }: PollState): MemberStatus['health'] {
  if (problem) return problem.reason === 'gone' ? 'gone' : 'failing';
  return move ? 'moved' : 'well';
}

function movedTo(
  { url, since, adopted }: NonNullable<PollState['move']>,
  member: MemberConfig,
): NonNullable<MemberStatus['movedTo']> {
  return { url: toldTarget(url, member), since, ...(adopted !== undefined && { adopted }) };
}
