import type { PollState } from '@planet-ceres/fetch/schedule';
import { hideSecret, toldTarget } from '../config/secret-address.ts';

type Address = Parameters<typeof toldTarget>[1];

/** How polling an address goes. Times are ISO 8601, URLs without credentials. */
export interface PollStatus {
  /** `new` was never asked; `moved` is well, but its redirect should be written into the config. */
  health: 'well' | 'moved' | 'failing' | 'gone' | 'new';
  /** Why it is not well: in one word, as a sentence, what to do, and the answer's status if there was one. */
  problem?: PollState['problem'];
  failures: number;
  failingSince?: string;
  /** The last time it was asked, answered with what it should, and brought another body. */
  polled?: string;
  succeeded?: string;
  changed?: string;
  /** Not asked again before, and why. Absent for a file, which is looked at in every update. */
  notBefore?: string;
  waits?: NonNullable<PollState['waits']>;
  /** Where its permanent redirects lead; `adopted` once it is asked there. */
  movedTo?: { url: string; since: string; adopted?: string };
  /** Seconds by which its server's clock is ahead. */
  clockSkew?: number;
  counts: PollState['counts'];
}

/** What a poll's state tells of an address. One that it is not about was never asked. */
export function pollStatus(state: PollState | undefined, address: Address): PollStatus {
  if (state?.feedUrl !== address.feedUrl) {
    return { health: 'new', failures: 0, counts: { polls: 0, notModified: 0, changed: 0, bytes: 0 } };
  }
  const { move, problem, failures, failingSince, polled, succeeded, changed, notBefore, waits, clockSkew } =
    state;
  const isWeb = /^https?:/.test(address.feedUrl);
  return {
    health: healthOf(state),
    ...(problem && { problem: hideSecret(problem, address) }),
    failures,
    ...(failingSince !== undefined && { failingSince }),
    ...(polled !== undefined && { polled }),
    ...(succeeded !== undefined && { succeeded }),
    ...(changed !== undefined && { changed }),
    ...(isWeb && notBefore !== undefined && { notBefore }),
    ...(isWeb && waits !== undefined && { waits }),
    ...(move && { movedTo: movedTo(move, address) }),
    ...(clockSkew !== undefined && { clockSkew }),
    counts: state.counts,
  };
}

function healthOf({ problem, move }: PollState): PollStatus['health'] {
  if (problem) return problem.reason === 'gone' ? 'gone' : 'failing';
  return move ? 'moved' : 'well';
}

function movedTo(
  { url, since, adopted }: NonNullable<PollState['move']>,
  address: Address,
): NonNullable<PollStatus['movedTo']> {
  return { url: toldTarget(url, address), since, ...(adopted !== undefined && { adopted }) };
}
