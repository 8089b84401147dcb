import type { buildConnector } from 'undici';

/** Room for headers and framing beside the body. */
const allowance = 64 * 1024;
const milliseconds = 100;

/**
 * A connector whose connection may bring so many bytes and no more, whatever they are: interim answers, chunk extensions and
 * reason phrases without end are no body, but somebody has to read them. `whenOver` is told once. `stop` ends the watch.
 */
export function limitWire(
  connect: buildConnector.connector,
  { maxBytes, whenOver }: { maxBytes: number; whenOver: () => void },
): { connect: buildConnector.connector; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    connect: (target, callback) =>
      connect(target, (...made) => {
        const [, socket] = made;
        timer = setInterval(() => {
          if ((socket?.bytesRead ?? 0) <= 2 * maxBytes + allowance) return;
          clearInterval(timer);
          whenOver();
        }, milliseconds);
        callback(...made);
      }),
    stop: () => clearInterval(timer),
  };
}
