import type { Edition, Entry, SafeHtml } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import { entryDate } from '@planet-ceres/timeline';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Choice, Store } from '../store/store.ts';
import type { Chooser } from './chooser.ts';
import { cleanEntries } from './clean-entries.ts';
import { describePlanet, listMembers } from './describe-planet.ts';
import { monthsOf } from './months.ts';
import { selectFrontPage, selectMonth } from './select-entries.ts';

/** What every edition of one state of the store has in common. */
export type Frame = Pick<Edition, 'planet' | 'members' | 'months' | 'gathered'>;

/** Built once a state: a site of many months shares it. */
export function makeFrame(
  config: PlanetConfig,
  store: Store,
  { sanitizer, chooser }: { sanitizer: Sanitizer; chooser: Chooser },
): Frame {
  const gathered = store.gathered();
  return {
    planet: describePlanet(config, sanitizer),
    members: listMembers(config, store),
    months: monthsOf(store, chooser.choice(), config.timeZone),
    ...(gathered && { gathered }),
  };
}

/** The front page, or a month's archive. The same store gives the same edition. */
export function makeEdition(
  {
    config,
    store,
    sanitizer,
    chooser,
    frame,
  }: { config: PlanetConfig; store: Store; sanitizer: Sanitizer; chooser: Chooser; frame: Frame },
  month?: string,
): Edition {
  const choice = chooser.choice();
  const raw =
    month === undefined
      ? selectFrontPage(store, config, choice, config)
      : selectMonth(store, config, choice, month);
  const entries = cleanEntries(raw, store, sanitizer);
  const updated = newestDate(entries, frame.gathered);
  const removed = removedLately(store, choice, entries);
  return {
    ...{ ...frame, entries },
    ...(updated && { updated }),
    ...(month && { month }),
    ...(removed.length > 0 && { removed }),
  };
}

/** Tombstones of a page: what was taken away since its oldest entry. */
function removedLately(
  store: Store,
  choice: Choice,
  entries: readonly Entry<SafeHtml>[],
): NonNullable<Edition['removed']> {
  const oldest = entries.at(-1);
  return store.removedEntries(choice, oldest === undefined ? '' : entryDate(oldest)).slice(0, mostRemoved);
}

const mostRemoved = 100;

/** The newest date among the entries. An `updated` that lies after all that was gathered is somebody's wrong clock. */
function newestDate(entries: readonly Entry<SafeHtml>[], gathered = ''): string | undefined {
  const dates = entries.flatMap((entry) => [entryDate(entry), entry.updated ?? '']);
  return dates
    .filter((date) => date !== '' && date <= gathered)
    .sort()
    .at(-1);
}
