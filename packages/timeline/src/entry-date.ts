import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';

/**
 * The date an entry is ordered, grouped and shown by: the `date` that the planet gave it, if it did. Else `published`, but never
 * later than `seen`, so that no entry comes from the future; without `published` it is `seen`. `updated` plays no part: an
 * edited old entry must not resurface.
 */
export function entryDate(entry: Pick<Entry<SafeHtml | UnsafeHtml>, 'date' | 'published' | 'seen'>): string {
  const { date, published, seen } = entry;
  // Whoever dates an entry anew knows what may come after `seen`: an edit does.
  if (date !== undefined) return date;
  if (published === undefined) return seen;
  // Years past 9999 are written with a leading "+", which sorts before every digit.
  const isFuture = published > seen || published.startsWith('+');
  return isFuture ? seen : published;
}
