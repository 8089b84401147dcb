import type { PlanetConfig } from '../config/planet-config.ts';
import { toldAddress } from '../config/secret-address.ts';
import type { Store } from '../store/store.ts';
import { type PollStatus, pollStatus } from './poll-status.ts';

/** How polling one list of members goes. */
export interface ListStatus extends PollStatus {
  /** Its address as the config has it, without credentials. */
  from: string;
}

/** The status of every list, in the config's order. Pure but for reading the store. */
export function listStatus({ lists }: PlanetConfig, store: Store): ListStatus[] {
  return lists.map(({ from, secret }) => {
    const address = { feedUrl: from, ...(secret && { secret }) };
    return { from: toldAddress(address), ...pollStatus(store.list(from)?.poll, address) };
  });
}
