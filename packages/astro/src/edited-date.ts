import type { Entry, SafeHtml } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';

const day = 24 * 60 * 60 * 1000;

/**
 * When an entry was edited, if that is worth a remark: more than a day after the date it stands at. A typo mended in the first hours is not,
 * and neither is a date later than all that was `gathered` (where that is known): that is somebody's wrong clock.
 */
export function editedDate(entry: Entry<SafeHtml>, gathered: string | undefined): string | undefined {
  const { updated } = entry;
  if (updated === undefined || (gathered !== undefined && updated > gathered)) return undefined;
  return Date.parse(updated) - Date.parse(entryDate(entry)) > day ? updated : undefined;
}
