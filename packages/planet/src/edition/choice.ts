import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Choice } from '../store/store.ts';
import { shownMembers } from './views.ts';

/** The entries that the planet's own pages, or those of a view, are made of; `view` names what was judged (`Verdicts`). */
export function choiceOf(config: PlanetConfig, view?: ViewConfig): Choice {
  const members = shownMembers(config, view).filter(({ hidden }) => !hidden);
  const idsWith = (which: 'deleted' | 'missing', ...rules: string[]) =>
    members
      .filter((member) => rules.includes(member.withdrawn?.[which] ?? config.withdrawn[which]))
      .map(({ id }) => id);
  return {
    sourceIds: members.map(({ id }) => id),
    order: config.order,
    keepWithdrawn: idsWith('deleted', 'keep', 'mark'),
    dropMissing: idsWith('missing', 'remove'),
    markWithdrawn: idsWith('deleted', 'mark'),
    markMissing: idsWith('missing', 'mark'),
  };
}
