import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';

/**
 * The date an entry is ordered, grouped and shown by: `published`, but never later than `seen`, so that no entry comes
 * from the future; without `published` it is `seen`. `updated` plays no part: an edited old entry must not resurface. A planet
 * that wants it otherwise says so in `date`.
 */
export function entryDate(entry: Pick<Entry<SafeHtml | UnsafeHtml>, 'published' | 'seen' | 'date'>): string {
  const { published, seen, date } = entry;
  if (date !== undefined) return date;
  if (published === undefined) return seen;
  // Years past 9999 are written with a leading "+", which sorts before every digit.
  const isFuture = published > seen || published.startsWith('+');
  return isFuture ? seen : published;
}
