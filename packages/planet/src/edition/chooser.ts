import type { createFilter } from '@planet-ceres/timeline/filter';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Choice, Store } from '../store/store.ts';
import { choiceOf } from './choice.ts';
import { createVerdicts, judgeView, type Verdicts } from './verdicts.ts';

/** Knows which entries the planet's own pages and those of its views are made of. */
export interface Chooser {
  /** As it is in the store now: entries that are new or changed are judged first. */
  choice(view?: ViewConfig): Choice;
  verdicts(view?: ViewConfig): Verdicts;
}

/** `create` makes the test that rules are; a planet without filters needs none. */
export function createChooser(
  config: PlanetConfig,
  store: Store,
  create: typeof createFilter | undefined,
): Chooser {
  const known = new Map<ViewConfig | undefined, { revision: string; choice: Choice }>();
  const verdicts = (view?: ViewConfig) =>
    createVerdicts(config, store, { view, create: create ?? (() => () => undefined) });
  return {
    verdicts,
    choice(view) {
      const revision = store.contentRevision();
      const before = known.get(view);
      if (before?.revision === revision) return before.choice;
      const judged = judgeView(store, verdicts(view), view);
      const choice = { ...choiceOf(config, view), ...(judged !== undefined && { view: judged }) };
      known.set(view, { revision, choice });
      return choice;
    },
  };
}

/** The engine of patterns, where a config has any. */
export async function filterEngine({
  filters,
  members,
  views,
}: PlanetConfig): Promise<typeof createFilter | undefined> {
  const rules = [filters, ...members.map((member) => member.filters), ...views.map((view) => view.filters)];
  if (rules.every(({ length }) => length === 0)) return undefined;
  return (await import('@planet-ceres/timeline/filter')).createFilter;
}
