import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that hangs on these words alone: the same in every run, whatever else was drawn. */
export function chance(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE() / 2 ** 32;
}
