import type { RawEntry } from '@planet-ceres/model';
import { entryDate, mergeTimeline } from '@planet-ceres/timeline';
import type { MemberConfig, PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';
import { monthSpan } from './months.ts';

/**
 * The front page's entries: pages of the store, newest first, until the caps are filled after duplicates are merged. A
 * source that has reached its cap is not read any further, so one that floods costs no more than the others.
 */
export function selectFrontPage(store: Store, config: PlanetConfig, _view?: ViewConfig): RawEntry[] {
  const { entriesPerPage: limit, entriesPerMember, daysPerPage, timeZone, members } = config;
  const options = {
    limit,
    timeZone,
    sourceOrder: members.map(({ id }) => id),
    homes: homesOf(config),
    ...(entriesPerMember && { perSource: entriesPerMember }),
    ...(daysPerPage && { days: daysPerPage }),
  };
  let sourceIds = options.sourceOrder;
  const candidates: RawEntry[] = [];
  for (let size = Math.max(100, 2 * limit); ; size *= 2) {
    const last = candidates.at(-1);
    const after = last && { date: entryDate(last), sourceId: last.sourceId, id: last.id };
    const page = store.entries({ sourceIds, limit: size, ...(after && { after }) });
    candidates.push(...page);
    const timeline = mergeTimeline(candidates, options);
    const isFull = timeline.length >= limit || isPastDays(candidates, daysPerPage);
    if (isFull || page.length < size) return timeline;
    if (entriesPerMember) sourceIds = sourceIds.filter((id) => !isCapped(id, timeline, entriesPerMember));
  }
}

/** A month's entries, all of them. */
export function selectMonth(
  store: Store,
  config: PlanetConfig,
  month: string,
  _view?: ViewConfig,
): RawEntry[] {
  const { timeZone, members } = config;
  const sourceIds = members.map(({ id }) => id);
  const span = monthSpan(month, timeZone);
  const entries = store.entries({ sourceIds, span, limit: Number.MAX_SAFE_INTEGER });
  return mergeTimeline(entries, { timeZone, sourceOrder: sourceIds, homes: homesOf(config) });
}

/** As the config has them: what a feed says of its home proves nothing. */
function homesOf({ members }: PlanetConfig): ReadonlyMap<string, MemberConfig> {
  return new Map(members.map((member) => [member.id, member]));
}

/** Whether the candidates reach back beyond the page's days: a day more, for the zone. */
function isPastDays(candidates: readonly RawEntry[], days: number | undefined): boolean {
  const [newest, oldest] = [candidates[0], candidates.at(-1)];
  if (!days || !newest || !oldest) return false;
  const day = 24 * 60 * 60 * 1000;
  return Date.parse(entryDate(newest)) - Date.parse(entryDate(oldest)) > (days + 1) * day;
}

function isCapped(sourceId: string, timeline: readonly RawEntry[], cap: number): boolean {
  return timeline.filter((entry) => entry.sourceId === sourceId).length >= cap;
}
