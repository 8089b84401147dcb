import type { AllowList } from './allow-list.ts';
import type { Budget } from './budget.ts';
import { createConnect } from './connect.ts';
import { notResolved } from './connect-failure.ts';
import { type Answer, exchange, type Limits, outOfTime } from './exchange.ts';
import type { Failure } from './failure.ts';
import { hostIn, inTime, lookUp, lookUpTimeout } from './look-up.ts';
import { createPlaces, type Places } from './places.ts';
import type { Turn } from './queue.ts';
import type { Resolve } from './resolve.ts';
import type { Patience, TurnedAway } from './wait.ts';
import type { AbortWatch } from './watch-aborts.ts';

/** One request as a fetch in its turn makes it. */
export interface Errand {
  url: URL;
  headers: Record<string, string>;
  /** Posts this instead of asking for something. */
  form?: string;
  isInsecure: boolean;
  /** Whether the same turn has asked before: it goes on before those who have only just begun. */
  isNext: boolean;
  turn: Turn;
  budget: Budget;
  patience: Patience;
}

/**
 * Looks the name up at the door, waits for a place and then asks. Dead names hold no place, and those who wait for a busy
 * address keep nobody else from theirs. The place is given up when the answer has been put to use; what `use` makes of it is the
 * result.
 */
export type Ask = <Result>(
  errand: Errand,
  use: (found: Answer | Failure) => Promise<Result>,
) => Promise<Result | TurnedAway>;

export interface AskSettings extends Limits {
  /** Exchanges under way at a time. */
  concurrency: number;
  /** The same for one address; hosts that the owner named do not count. */
  perAddress: number;
  allowed: AllowList;
  resolve: Resolve;
}

export function createAsk(settings: AskSettings, { door, watch }: { door: Places; watch: AbortWatch }): Ask {
  const { concurrency, perAddress, allowed, timeout } = settings;
  const places = createPlaces({ total: concurrency, perAddress, watch });
  const connectTo = createConnect(allowed);

  function addressesOf(url: URL, { budget, patience }: Errand): Promise<readonly string[] | Failure> {
    const left = budget.left();
    const late = () => {
      if (left < lookUpTimeout) return outOfTime(url, timeout);
      return notResolved(hostIn(url).name, Object.assign(new Error(), { code: 'TIMEOUT' }));
    };
    const milliseconds = Math.min(left, lookUpTimeout);
    return inTime(lookUp(url, settings), { milliseconds, late, signal: patience.signal, watch });
  }

  return async (errand, use) => {
    const { url, headers, form, isInsecure, isNext, turn, budget, patience } = errand;
    const atDoor = isNext ? await door.take({ isNext }, patience) : turn.door;
    if ('turnedAway' in atDoor) return atDoor;
    try {
      patience.signal?.throwIfAborted();
      const addresses = await budget.spend(() => addressesOf(url, errand));
      if ('reason' in addresses) return await use(addresses);
      const counted = allowed.namesHost(url) ? [] : addresses;
      const wish = { addresses: counted, isNext, whenAside: atDoor.leave };
      const place = await places.take(wish, patience);
      atDoor.leave();
      if ('turnedAway' in place) return place;
      turn.begin();
      const connect = connectTo({ addresses, isInsecure });
      const question = { url, headers, form, connect, left: budget.left(), signal: patience.signal };
      return await budget
        .spend(() => exchange(question, { ...settings, watch }))
        .then(use)
        .finally(() => place.leave());
    } finally {
      atDoor.leave();
    }
  };
}
