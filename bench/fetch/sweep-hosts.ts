/** How a host of the simulated web behaves: `dead` ones never answer, `changed` ones have a new body. */
export interface SweepHost {
  kind: 'dead' | 'changed' | 'unchanged';
  /** Milliseconds until it answers: lognormal with a median of 150 and a σ of 0.9. */
  latency: number;
}

/** 2 % of the hosts are dead, 10 % have changed. The same host is the same in every process. */
export function sweepHost(index: number): SweepHost {
  const fate = fraction(index, 1);
  const kind = fate < 0.02 ? 'dead' : fate < 0.12 ? 'changed' : 'unchanged';
  const normal =
    Math.sqrt(-2 * Math.log(1 - fraction(index, 2))) * Math.cos(2 * Math.PI * fraction(index, 3));
  return { kind, latency: 150 * Math.exp(0.9 * normal) };
}

/** A number from 0 to below 1 that looks random. */
function fraction(index: number, salt: number): number {
  let hash = Math.imul(index + 1, 0x9e37_79b1) ^ Math.imul(salt, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a_2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}
