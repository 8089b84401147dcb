import type { createFilter } from '@planet-ceres/timeline/filter';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Choice, Store } from '../store/store.ts';
import { choiceOf } from './choice.ts';
import { type MonthState, monthsOf } from './months.ts';
import { createVerdicts, judgeView, type Verdicts } from './verdicts.ts';

/** Knows which entries the planet's own pages and those of its views are made of. */
export interface Chooser {
  /** As it is in the store now: entries that are new or changed are judged first. */
  choice(view?: ViewConfig): Choice;
  /** The months that hold entries of that choice, newest first. */
  months(view?: ViewConfig): MonthState[];
  verdicts(view?: ViewConfig): Verdicts;
}

/** `create` makes the test that rules are; a planet without filters needs none. */
export function createChooser(
  config: PlanetConfig,
  store: Store,
  create: typeof createFilter | undefined,
): Chooser {
  const known = new Map<ViewConfig | undefined, Chosen>();
  const verdicts = (view?: ViewConfig) =>
    createVerdicts(config, store, { view, create: create ?? (() => () => undefined) });
  const chosen = (view?: ViewConfig): Chosen => {
    const revision = store.contentRevision();
    const before = known.get(view);
    if (before?.revision === revision) return before;
    const judged = judgeView(store, verdicts(view), view);
    const choice = { ...choiceOf(config, view), ...(judged !== undefined && { view: judged }) };
    const now = { revision, choice };
    known.set(view, now);
    return now;
  };
  return {
    verdicts,
    choice: (view) => chosen(view).choice,
    months(view) {
      const now = chosen(view);
      const months = now.months ?? monthsOf(store, now.choice, config.timeZone);
      known.set(view, { ...now, months });
      return months;
    },
  };
}

/** What was found out of one state of the store. */
interface Chosen {
  revision: string;
  choice: Choice;
  months?: MonthState[];
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
