import type { SafeHtml } from '@planet-ceres/model';
import { readWords } from './words.ts';

export interface ReadingTime {
  words: number;
  /** Whole minutes, at least one where there is anything to read. */
  minutes: number;
}

/**
 * How long safe markup takes to read. Words are those of Unicode, which keep about the same pace in languages with and without
 * spaces between them: some 200 a minute. Throws at a string that did not come out of the sanitizer, and a
 * `RangeError` for a pace that is none.
 */
export function readingTime(
  html: SafeHtml,
  { wordsPerMinute = 200 }: { wordsPerMinute?: number } = {},
): ReadingTime {
  if (!(wordsPerMinute > 0)) throw new RangeError('readingTime() takes wordsPerMinute as a number above 0.');
  let words = 0;
  for (const _ of readWords(html)) words += 1;
  return { words, minutes: words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute)) };
}
