import { entryDate } from '@planet-ceres/timeline';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { StoredEntry } from '../store/store.ts';
import { minute } from './because.ts';

/** What an entry's date is: its feed's, or when the planet first saw it. */
export type DateOrigin = 'published' | 'updated' | 'first-seen';

/** An entry's date, where it comes from, and why, as a sentence. */
export function explainDate(
  { entry, updateDate }: Pick<StoredEntry, 'entry' | 'updateDate'>,
  order: PlanetConfig['order'],
): { value: string; from: DateOrigin; message: string } {
  const { published, updated } = entry;
  if (order === 'updated' && updated !== undefined) {
    return {
      value: updateDate,
      from: 'updated',
      message:
        updateDate === updated
          ? 'It is dated by its last update, as the config wants it (order: updated).'
          : `Its feed says that it was updated ${minute(updated)}, later than that came: it has the date it came (order: updated).`,
    };
  }
  const value = entryDate(entry);
  if (published === undefined) {
    return {
      value,
      from: 'first-seen',
      message: 'Its feed gives no date: it is dated when it was first seen.',
    };
  }
  if (value === published) {
    return { value, from: 'published', message: 'It is dated as its feed first dated it.' };
  }
  return {
    value,
    from: 'first-seen',
    message: `Its feed dates it ${minute(published)}, later than it was first seen: it is dated when it was first seen.`,
  };
}
