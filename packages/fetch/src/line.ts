/** A waiting line: first come, first served, and everybody may leave from where they stand. */
export interface Line<Guest> {
  join(guest: Guest): void;
  leave(guest: Guest): void;
  /** Takes out whoever is first. */
  next(): Guest | undefined;
  isEmpty(): boolean;
}

/** An empty line. However long it gets, each step costs the same. */
export function createLine<Guest>(): Line<Guest> {
  const guests = new Set<Guest>();
  // One walk for as long as it lasts: each new one has to step over the holes that those before have left.
  let walk = guests.values();
  return {
    join: (guest) => guests.add(guest),
    leave: (guest) => guests.delete(guest),
    next() {
      let step = walk.next();
      if (step.done) {
        walk = guests.values();
        step = walk.next();
      }
      if (step.done) return undefined;
      guests.delete(step.value);
      return step.value;
    },
    isEmpty: () => guests.size === 0,
  };
}
