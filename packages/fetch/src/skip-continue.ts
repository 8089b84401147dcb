import type { Socket } from 'node:net';

const start = Buffer.from('HTTP/1.1 100 ');
const end = Buffer.from('\r\n\r\n');
/** Bytes. A `100 Continue` has hardly any fields; a longer one is left for others to complain of. */
const longest = 4_096;

/**
 * Takes `100 Continue` off the front of what a server says: every client has to bear it unasked (RFC 9110 §15.2), but undici ends
 * the connection. For a socket that nobody has read from.
 */
export function skipContinue(socket: Socket): void {
  let held: Buffer = Buffer.alloc(0);

  // Before undici's own listener, which then finds the rest.
  const look = () => {
    const piece: Buffer | null = socket.read();
    if (piece === null) return;
    held = Buffer.concat([held, piece]);
    while (isContinue(held) && held.includes(end)) held = held.subarray(held.indexOf(end) + end.length);
    if (isContinue(held) && held.length < longest) return;
    socket.off('readable', look);
    socket.unshift(held);
  };
  socket.on('readable', look);
}

/** Whether it is the beginning of one, or nothing that speaks against it. */
function isContinue(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, start.length);
  return bytes.subarray(0, length).equals(start.subarray(0, length));
}
