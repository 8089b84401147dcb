/** The address of a host of its own on the loopback network, for an index from 0 to 2^20 − 1: 127.1.0.1 and on. */
export function addressOf(index: number): string {
  return `127.${1 + (index >> 14)}.${(index >> 7) & 127}.${1 + (index & 127)}`;
}

/** The addresses of the first so many. */
export function firstAddresses(count: number): string[] {
  return Array.from({ length: count }, (_, index) => addressOf(index));
}
