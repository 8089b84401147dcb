import type { RawEntry } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';

/**
 * The date of an entry on a planet that goes by `updated`, as Planet 2.0 and Venus did: when it last changed, as its feed says, else
 * its published date; never later than it came (`changed`, ISO 8601), so that no entry comes from the future.
 */
export function updateDate(entry: RawEntry, changed: string): string {
  const { updated } = entry;
  if (updated === undefined) return entryDate(entry);
  return updated > changed || updated.startsWith('+') ? changed : updated;
}
