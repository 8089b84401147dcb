import type { Edition, Entry, SafeHtml } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import { entryDate } from '@planet-ceres/timeline';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { cleanEntries } from './clean-entries.ts';
import { describePlanet, listMembers } from './describe-planet.ts';
import { planetMonths } from './months.ts';
import { selectFrontPage, selectMonth } from './select-entries.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What every edition of one state of the store has in common. */
export type Frame = Pick<Edition, 'planet' | 'members' | 'months' | 'gathered'>;

/** Built once a state: a site of many months shares it. */
export function makeFrame(config: PlanetConfig, store: Store, sanitizer: Sanitizer): Frame {
  const gathered = store.gathered();
  return {
    planet: describePlanet(config, sanitizer),
    members: listMembers(config, store),
    months: planetMonths(config, store),
    ...(gathered && { gathered }),
  };
}

/** The front page, or a month's archive. The same store gives the same edition. */
export function makeEdition(
  {
    config,
    store,
    sanitizer,
    frame,
  }: { config: PlanetConfig; store: Store; sanitizer: Sanitizer; frame: Frame },
  month?: string,
): Edition {
  const raw = month === undefined ? selectFrontPage(store, config) : selectMonth(store, config, month);
  const entries = cleanEntries(withoutSecrets(raw, config), store, sanitizer);
  const updated = newestDate(entries, frame.gathered);
  return { ...frame, entries, ...(updated && { updated }), ...(month && { month }) };
}

/** The newest date among the entries. An `updated` that lies after all that was gathered is somebody's wrong clock. */
function newestDate(entries: readonly Entry<SafeHtml>[], gathered = ''): string | undefined {
  const dates = entries.flatMap((entry) => [entryDate(entry), entry.updated ?? '']);
  return dates
    .filter((date) => date !== '' && date <= gathered)
    .sort()
    .at(-1);
}
