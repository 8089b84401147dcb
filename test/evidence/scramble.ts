/** Neighbouring seeds make neighbouring numbers in fast-check's generator; these lie far apart (the finalizer of MurmurHash3). */
export function scramble(seed: number, index: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ index;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
