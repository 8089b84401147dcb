/** Has `call` called when the signal, if there is one, aborts; returns what takes that back. */
export type WatchAbort = (signal: AbortSignal | undefined, call: () => void) => () => void;

/**
 * Listens to each signal once, however many calls hang on it: thousands of listeners on one signal make Node warn, and taking
 * one off costs as many steps as there are others.
 */
export function watchAborts(): WatchAbort {
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

  return (signal, call) => {
    if (!signal) return () => {};
    const { calls, tell } = watched.get(signal) ?? listenTo(signal);
    calls.add(call);
    return () => {
      calls.delete(call);
      if (calls.size > 0 || watched.get(signal)?.calls !== calls) return;
      watched.delete(signal);
      signal.removeEventListener('abort', tell);
    };
  };
}
