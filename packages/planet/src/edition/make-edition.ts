import type { Edition, Entry, SafeHtml } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import { entryDate } from '@planet-ceres/timeline';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { cleanEntries } from './clean-entries.ts';
import { describePlanet } from './describe-planet.ts';
import { listMembers } from './list-members.ts';
import { planetMonths } from './months.ts';
import { selectFrontPage, selectMonth } from './select-entries.ts';
import { linkViews, shownMembers, withLimits } from './views.ts';

/** What every edition of one state of the store, and of one view, has in common. */
export type Frame = Pick<Edition, 'planet' | 'members' | 'months' | 'gathered' | 'views' | 'view'>;

/** What editions are made from, for one state of the store. */
export interface EditionContext {
  config: PlanetConfig;
  store: Store;
  sanitizer: Sanitizer;
  frameOf(view?: ViewConfig): Frame;
}

/** Made once a state: a site of many months shares a frame, and all its views the members. */
export function createEditionContext(
  config: PlanetConfig,
  store: Store,
  sanitizer: Sanitizer,
): EditionContext {
  const gathered = store.gathered();
  const members = listMembers(config, store);
  const views = linkViews(config);
  const frames = new Map<string | undefined, Frame>();
  const makeFrame = (view?: ViewConfig): Frame => {
    const shown = new Set(shownMembers(config, view).map(({ id }) => id));
    return {
      planet: describePlanet(config, sanitizer, view),
      members: members.filter(({ id }) => shown.has(id)),
      months: planetMonths(config, store, view),
      ...(gathered && { gathered }),
      ...(views.length > 0 && { views }),
      ...(view && { view: view.id }),
    };
  };
  return {
    config,
    store,
    sanitizer,
    frameOf(view) {
      const frame = frames.get(view?.id) ?? makeFrame(view);
      frames.set(view?.id, frame);
      return frame;
    },
  };
}

/** The front page, or a month's archive, of the planet or of a view. The same store gives the same edition. */
export function makeEdition(
  { config, store, sanitizer, frameOf }: EditionContext,
  { month, view }: { month?: string | undefined; view?: ViewConfig | undefined },
): Edition {
  const frame = frameOf(view);
  const raw =
    month === undefined
      ? selectFrontPage(store, withLimits(config, view), view)
      : selectMonth(store, config, month, view);
  const entries = cleanEntries(raw, { config, store, sanitizer });
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
