import type { Edition, Entry, SafeHtml } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import { entryDate } from '@planet-ceres/timeline';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Choice, Store } from '../store/store.ts';
import type { Chooser } from './chooser.ts';
import { cleanEntries } from './clean-entries.ts';
import { describePlanet } from './describe-planet.ts';
import { listMembers } from './list-members.ts';
import { selectFrontPage, selectMonth } from './select-entries.ts';
import { linkViews, shownMembers, withLimits } from './views.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What every edition of one state of the store, and of one view, has in common. */
export type Frame = Pick<Edition, 'planet' | 'members' | 'months' | 'gathered' | 'views' | 'view'>;

/** What editions are made from, for one state of the store. */
export interface EditionContext {
  config: PlanetConfig;
  store: Store;
  sanitizer: Sanitizer;
  chooser: Chooser;
  frameOf(view?: ViewConfig): Frame;
}

/** Made once a state: a site of many months shares a frame, and all its views the members. */
export function createEditionContext(
  config: PlanetConfig,
  store: Store,
  { sanitizer, chooser }: { sanitizer: Sanitizer; chooser: Chooser },
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
      months: chooser.months(view).map(({ month, count }) => ({ month, count })),
      ...(gathered && { gathered }),
      ...(views.length > 0 && { views }),
      ...(view && { view: view.id }),
    };
  };
  return {
    config,
    store,
    sanitizer,
    chooser,
    frameOf(view) {
      const frame = frames.get(view?.id) ?? makeFrame(view);
      frames.set(view?.id, frame);
      return frame;
    },
  };
}

/** The front page, or a month's archive, of the planet or of a view. The same store gives the same edition. */
export function makeEdition(
  { config, store, sanitizer, chooser, frameOf }: EditionContext,
  { month, view }: { month?: string | undefined; view?: ViewConfig | undefined },
): Edition {
  const frame = frameOf(view);
  const choice = chooser.choice(view);
  const raw =
    month === undefined
      ? selectFrontPage(store, config, choice, withLimits(config, view))
      : selectMonth(store, config, choice, month);
  const entries = cleanEntries(withoutSecrets(raw, config), { config, store, sanitizer });
  const updated = newestDate(entries, frame.gathered);
  if (month !== undefined)
    return { ...standing(frame, entries), entries, ...(updated && { updated }), month };
  const removed = removedLately(store, choice, entries);
  return {
    ...{ ...frame, entries },
    ...(updated && { updated }),
    ...(removed.length > 0 && { removed }),
  };
}

/**
 * Of a frame what does not change from one update to the next: an archive's page stands still until its own entries change. It
 * names the members that it shows, and tells nothing of how they are.
 */
function standing(
  { gathered: _gathered, members, ...frame }: Frame,
  entries: readonly Entry<SafeHtml>[],
): Frame {
  const shown = new Set(
    entries.flatMap(({ sourceId, alsoOn = [] }) => [sourceId, ...alsoOn.map((other) => other.sourceId)]),
  );
  return {
    ...frame,
    members: members
      .filter(({ id }) => shown.has(id))
      .map(({ problem: _problem, idleSince: _idleSince, ...member }) => member),
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
