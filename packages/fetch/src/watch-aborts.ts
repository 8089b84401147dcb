/** Listens to signals for many at once. */
export interface AbortWatch {
  /** Has `call` called when the signal, if there is one, aborts. */
  on(signal: AbortSignal | undefined, call: () => void): void;
  off(signal: AbortSignal | undefined, call: () => void): void;
}

/**
 * A watch with one listener on each signal, however many calls hang on it: thousands of listeners on one signal make Node warn,
 * and taking one off costs as many steps as there are others.
 */
export function watchAborts(): AbortWatch {
  const watched = new Map<AbortSignal, { calls: Set<() => void>; tell: () => void }>();

  function listenTo(signal: AbortSignal) {
    const calls = new Set<() => void>();
    const tell = () => {
      for (const call of [...calls]) call();
    };
    signal.addEventListener('abort', tell);
    const listening = { calls, tell };
    watched.set(signal, listening);
    return listening;
  }

  return {
    on(signal, call) {
      if (signal) (watched.get(signal) ?? listenTo(signal)).calls.add(call);
    },

    off(signal, call) {
      if (!signal) return;
      const listening = watched.get(signal);
      if (!listening?.calls.delete(call) || listening.calls.size > 0) return;
      watched.delete(signal);
      signal.removeEventListener('abort', listening.tell);
    },
  };
}
