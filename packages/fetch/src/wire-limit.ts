import type { Connect } from './connect.ts';

/** Room for headers and framing beside the body. */
const allowance = 64 * 1024;
const milliseconds = 100;

/**
 * A connection that may bring so many bytes and no more, whatever they are: interim answers, chunk extensions and reason
 * phrases without end are no body, but somebody has to read them. `whenOver` is told once. `stop` hangs up.
 */
export function limitWire(
  connect: Connect,
  { maxBytes, whenOver }: { maxBytes: number; whenOver: () => void },
): { connect: Connect; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let hangUp = () => {};
  return {
    connect(target, callback) {
      hangUp = connect(target, (...made) => {
        const [, socket] = made;
        if (socket) {
          timer = setInterval(() => {
            if (socket.bytesRead <= 2 * maxBytes + allowance) return;
            clearInterval(timer);
            whenOver();
          }, milliseconds);
        }
        callback(...made);
      });
      return hangUp;
    },
    stop() {
      clearInterval(timer);
      hangUp();
    },
  };
}
