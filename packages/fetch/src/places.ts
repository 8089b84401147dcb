import { createLine, type Line } from './line.ts';
import { type Patience, type TurnedAway, wait } from './wait.ts';
import type { AbortWatch } from './watch-aborts.ts';

/** A place that somebody has. */
export interface Place {
  /** Gives it back. Once is enough. */
  leave(): void;
}

/** What a place is wanted for. */
export interface Wish {
  /** Each of these has its own few places; one at all of them is taken. @default none */
  addresses?: readonly string[];
  /** Goes before those who have only just begun. @default false */
  isNext?: boolean;
  /** Told when it has to wait for a place at an address and stands in nobody's way meanwhile. */
  whenAside?: () => void;
}

/** A limited number of places. */
export interface Places {
  /** Calls with a place when there is one, perhaps at once. */
  call(enter: (place: Place) => void): void;
  /** Resolves to a place when there is one; rejects with `signal.reason` if aborted while waiting. */
  take(wish: Wish, patience: Patience): Promise<Place | TurnedAway>;
}

interface Guest {
  addresses: readonly string[];
  enter: (place: Place) => void;
  whenAside?: (() => void) | undefined;
}

/**
 * Places for at most `total` at a time in all and `perAddress` at each address. First come, first served; who waits for an
 * address steps aside and does not keep others waiting.
 */
export function createPlaces({
  total,
  perAddress = total,
  watch,
}: {
  total: number;
  perAddress?: number;
  watch: AbortWatch;
}): Places {
  const front = createLine<Guest>();
  const line = createLine<Guest>();
  /** Who stands aside, by an address that is full. */
  const aside = new Map<string, Line<Guest>>();
  const taken = new Map<string, number>();
  let inAll = 0;
  let isAdmitting = false;

  function isFull(address: string): boolean {
    return (taken.get(address) ?? 0) >= perAddress;
  }

  function count(addresses: readonly string[], change: 1 | -1): void {
    inAll += change;
    for (const address of addresses) {
      const now = (taken.get(address) ?? 0) + change;
      if (now === 0) taken.delete(address);
      else taken.set(address, now);
    }
  }

  function admit(): void {
    // Who enters may leave at once, and that comes back here: the loop under way sees to it.
    if (isAdmitting) return;
    isAdmitting = true;
    while (inAll < total) {
      const guest = front.next() ?? line.next();
      if (!guest) break;
      const full = guest.addresses.find(isFull);
      if (full === undefined) guest.enter(placeFor(guest));
      else standAside(guest, full);
    }
    isAdmitting = false;
  }

  function placeFor({ addresses }: Guest): Place {
    let isTaken = true;
    count(addresses, 1);
    return {
      leave() {
        if (!isTaken) return;
        isTaken = false;
        count(addresses, -1);
        callBack(addresses);
        admit();
      },
    };
  }

  function standAside(guest: Guest, address: string): void {
    const others = aside.get(address) ?? createLine<Guest>();
    aside.set(address, others);
    others.join(guest);
    guest.whenAside?.();
    callBack(guest.addresses);
  }

  /** Lets the next one who waits for each of these addresses try again. */
  function callBack(addresses: readonly string[]): void {
    for (const address of addresses) {
      const others = aside.get(address);
      if (!others || isFull(address)) continue;
      const next = others.next();
      if (next) front.join(next);
      if (others.isEmpty()) aside.delete(address);
    }
  }

  /** Also passes on what was perhaps kept free for who leaves. */
  function leave(guest: Guest): void {
    front.leave(guest);
    line.leave(guest);
    for (const address of guest.addresses) aside.get(address)?.leave(guest);
    callBack(guest.addresses);
    admit();
  }

  return {
    call(enter) {
      line.join({ addresses: [], enter });
      admit();
    },

    take({ addresses = [], isNext = false, whenAside }, patience) {
      const guest: Guest = { addresses: [...new Set(addresses)], enter: () => {}, whenAside };
      return wait<Place>(patience, watch, {
        join(enter) {
          guest.enter = enter;
          (isNext ? front : line).join(guest);
          admit();
        },
        leave: () => leave(guest),
      });
    },
  };
}
