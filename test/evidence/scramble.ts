import fc from 'fast-check';

/** What an arbitrary gives for a seed and an index, the same whichever others are asked for. */
export function sampleAt<Value>(arbitrary: fc.Arbitrary<Value>, seed: number, index: number): Value {
  const [value] = fc.sample(arbitrary, { seed: scramble(seed, index), numRuns: 1, unbiased: true });
  if (value === undefined) throw new Error('fast-check gave nothing.');
  return value;
}

/** Neighbouring seeds make neighbouring numbers in fast-check's generator; these lie far apart (the finalizer of MurmurHash3). */
function scramble(seed: number, index: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ index;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
