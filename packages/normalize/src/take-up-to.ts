import type { Notices } from './notices.ts';

/**
 * The first entries that hold no more than so many characters together. What stands once in a feed may come with each of its
 * entries (a base, an author), so a small document of many entries could become one of any size. None is made after the last that fits.
 */
export function takeUpTo<Entry>(most: number, entries: Iterable<Entry>, notices: Notices): Entry[] {
  const taken: Entry[] = [];
  let left = most;
  for (const entry of entries) {
    left -= lengthOf(entry);
    if (left < 0) {
      notices.add(
        'document-too-large',
        'The entries are several times as large as the document; those that lie beyond were left out.',
      );
      break;
    }
    taken.push(entry);
  }
  return taken;
}

/** Characters of all texts in a value. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let length = 0;
  for (const inner of Object.values(value)) length += lengthOf(inner);
  return length;
}
