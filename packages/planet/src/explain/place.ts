import { monthOf } from '@planet-ceres/timeline';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import { folderOf } from '../edition/views.ts';
import type { Because } from './because.ts';

/** Where the planet, or a view of it, shows an entry. */
export interface Place {
  /** Absent for the planet's own pages. */
  view?: string;
  /** Paths of the pages that show it, in the site. */
  pages: string[];
  /** Why the front page does not, or no page does. Absent where the front page shows it. */
  because?: Because;
}

/** The page of a month, in the site. */
export function monthPage(instant: string, { timeZone }: PlanetConfig, view?: ViewConfig): string {
  return `${view ? folderOf(view.id) : ''}${monthOf(instant, timeZone).replace('-', '/')}/index.html`;
}
