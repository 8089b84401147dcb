import type { RawEntry } from '@planet-ceres/model';
import { entryDate, mergeTimeline } from '@planet-ceres/timeline';
import type { MemberConfig, PlanetConfig } from '../config/planet-config.ts';
import type { Choice, Store } from '../store/store.ts';
import type { Merged } from './merged.ts';
import { monthSpan } from './months.ts';

/** How much a front page shows. */
export type PageSize = Pick<PlanetConfig, 'entriesPerPage' | 'daysPerPage' | 'entriesPerMember'>;

/**
 * The front page's entries: pages of the store, newest first, until the caps are filled after duplicates are merged. A
 * source that has reached its cap is not read any further, so one that floods costs no more than the others. What came in a heap
 * is left out, unless there is nothing else. `merged` learns what became of copies.
 */
export function selectFrontPage(
  store: Store,
  config: PlanetConfig,
  choice: Choice,
  size: PageSize,
  merged?: Merged,
): RawEntry[] {
  const front = fillPage(store, config, { ...choice, isFront: true }, size, merged);
  return front.length > 0 ? front : fillPage(store, config, choice, size, merged);
}

function fillPage(
  store: Store,
  config: PlanetConfig,
  choice: Choice,
  size: PageSize,
  merged?: Merged,
): RawEntry[] {
  const { entriesPerPage: limit, daysPerPage } = size;
  const perSource = capOf(config, size);
  const options = {
    ...mergeOptions(config, merged),
    ...{ limit, perSource },
    ...(daysPerPage && { days: daysPerPage }),
  };
  let { sourceIds } = choice;
  const candidates: RawEntry[] = [];
  for (let wanted = Math.max(100, 2 * limit); ; wanted *= 2) {
    const last = candidates.at(-1);
    const after = last && { date: entryDate(last), sourceId: last.sourceId, id: last.id };
    const page = store.entries({ ...choice, sourceIds, limit: wanted, ...(after && { after }) });
    candidates.push(...page);
    // What is no copy beside fewer candidates may be one beside more, and the other way round.
    merged?.clear();
    const timeline = mergeTimeline(candidates, options);
    const isFull = timeline.length >= limit || isPastDays(candidates, daysPerPage);
    if (isFull || page.length < wanted) return timeline;
    const counts = Map.groupBy(timeline, ({ sourceId }) => sourceId);
    sourceIds = sourceIds.filter((id) => {
      const cap = perSource(id);
      return cap === 0 || (counts.get(id)?.length ?? 0) < cap;
    });
  }
}

/** A month's entries, all of them. `merged` learns what became of copies. */
export function selectMonth(
  store: Store,
  config: PlanetConfig,
  choice: Choice,
  month: string,
  merged?: Merged,
): RawEntry[] {
  const span = monthSpan(month, config.timeZone);
  const entries = store.entries({ ...choice, span, limit: Number.MAX_SAFE_INTEGER });
  return mergeTimeline(entries, mergeOptions(config, merged));
}

/** How entries are merged on every page. Homes are as the config has them: what a feed says of its home proves nothing. */
export function mergeOptions(
  { members, timeZone }: PlanetConfig,
  merged?: Merged,
): {
  timeZone: string;
  sourceOrder: string[];
  homes: ReadonlyMap<string, MemberConfig>;
  onMerged?: Merged['onMerged'];
} {
  return {
    timeZone,
    sourceOrder: members.map(({ id }) => id),
    homes: new Map(members.map((member) => [member.id, member])),
    ...(merged && { onMerged: merged.onMerged }),
  };
}

/** How many entries of a source a front page shows at most; 0 is no limit. */
function capOf({ members }: PlanetConfig, { entriesPerMember = 0 }: PageSize): (sourceId: string) => number {
  const own = new Map(members.map((member) => [member.id, member.entriesPerMember]));
  return (sourceId) => own.get(sourceId) ?? entriesPerMember;
}

/** Whether the candidates reach back beyond the page's days: a day more, for the zone. */
function isPastDays(candidates: readonly RawEntry[], days: number | undefined): boolean {
  const [newest, oldest] = [candidates[0], candidates.at(-1)];
  if (!days || !newest || !oldest) return false;
  const day = 24 * 60 * 60 * 1000;
  return Date.parse(entryDate(newest)) - Date.parse(entryDate(oldest)) > (days + 1) * day;
}
