import type { Clock } from '../clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass: calls what falls due in it, in order, each at its own time. */
  pass(milliseconds: number): void;
  /** How many calls are waiting for their time. */
  pending(): number;
}

/** A clock that stands still until told. */
export function manualClock(): ManualClock {
  let now = 0;
  const calls = new Set<{ at: number; call: () => void }>();

  function nextUntil(end: number) {
    const due = [...calls].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
    return due[0];
  }

  return {
    now: () => now,
    after(milliseconds, call) {
      const entry = { at: now + milliseconds, call };
      calls.add(entry);
      return () => calls.delete(entry);
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        calls.delete(next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = end;
    },
    pending: () => calls.size,
  };
}
