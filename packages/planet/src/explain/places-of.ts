import type { RawEntry } from '@planet-ceres/model';
import { entryDate, mergeTimeline } from '@planet-ceres/timeline';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
import type { Merged } from '../edition/merged.ts';
import type { PageSize } from '../edition/select-entries.ts';
import type { Verdicts } from '../edition/verdicts.ts';
import { folderOf } from '../edition/views.ts';
import type { Choice, StoredEntry } from '../store/store.ts';
import { type Because, day, heldBack, objected, takenAway } from './because.ts';
import { monthPage, type Place } from './place.ts';

/** The planet's own pages, or those of a view, as they are now. */
export interface Viewpoint {
  view?: ViewConfig | undefined;
  choice: Choice;
  verdicts: Verdicts;
  size: PageSize;
  front: Page;
  /** Whether what came in a heap is not on the front page: it is where there is nothing else. */
  holdsBack: boolean;
  /** The page of the month of an instant. */
  month(instant: string): Page;
}

/** What a page shows, in its order, and what became of copies. */
export interface Page {
  entries: readonly RawEntry[];
  merged: Merged;
}

/** What places are told of, besides the entry and the viewpoint. */
export interface PlacesContext {
  config: PlanetConfig;
  /** A member's name, by its id. */
  nameOf(sourceId: string): string;
}

type AlsoOn = NonNullable<RawEntry['alsoOn']>;

/** Where a viewpoint shows an entry, or why not, and who else has it. */
export function placesOf(
  stored: StoredEntry,
  viewpoint: Viewpoint,
  { config, nameOf }: PlacesContext,
): { place: Place; alsoOn: AlsoOn } {
  const { view, front, month } = viewpoint;
  const named = view ? { view: view.id } : {};
  const { entry } = stored;
  const never = whyNowhere(stored, viewpoint, config);
  if (never) return { place: { ...named, pages: [], because: never }, alsoOn: [] };
  const date = dateOf(stored, viewpoint);
  const archive = month(date);
  const archived = archive.entries.find((other) => isSame(other, entry));
  const onFront = front.entries.find((other) => isSame(other, entry));
  if (!archived && !onFront) {
    return { place: { ...named, pages: [], because: mergedOn(archive, entry, nameOf) }, alsoOn: [] };
  }
  // The front page leaves out what came in a heap: a copy of that may stand there, and be part of it in the archive.
  const pages = [
    ...(onFront ? [`${view ? folderOf(view.id) : ''}index.html`] : []),
    ...(archived ? [monthPage(date, config, view)] : []),
  ];
  const because = onFront ? undefined : whyNotOnFront(stored, viewpoint, { config, nameOf });
  const alsoOn = (archived ?? onFront)?.alsoOn ?? [];
  return { place: { ...named, pages, ...(because && { because }) }, alsoOn };
}

function dateOf({ entry, updateDate }: StoredEntry, { choice }: Viewpoint): string {
  return choice.order === 'updated' ? updateDate : entryDate(entry);
}

type Named = Pick<RawEntry, 'sourceId' | 'id'>;

function isSame(a: Named, b: Named): boolean {
  return a.sourceId === b.sourceId && a.id === b.id;
}

/** Why a page has another copy in the place of an entry; a limit may have cut that off. */
function mergedOn({ entries, merged }: Page, entry: RawEntry, nameOf: PlacesContext['nameOf']): Because {
  const host = merged.host(entry);
  const same = { link: 'link to the same page', id: 'have the same id', content: 'say the same' }[
    host?.reason ?? 'link'
  ];
  const copy = host ? `the copy of ${nameOf(host.into.sourceId)} (${host.into.id})` : 'a copy';
  const isThere = !host || entries.some((other) => isSame(other, host.into));
  const what = isThere
    ? `It is shown as part of ${copy}`
    : `What stands for it is ${copy}, which is past what fits on the front page`;
  return {
    code: 'merged',
    message: `${what}: both ${same}.`,
    ...(host && { into: { ...host.into, reason: host.reason } }),
  };
}

function whyNowhere(
  stored: StoredEntry,
  { view, choice, verdicts }: Viewpoint,
  config: PlanetConfig,
): Because | undefined {
  const { entry, removed, withdrawn, missing } = stored;
  const { sourceId } = entry;
  const member = config.members.find(({ id }) => id === sourceId);
  if (!member) {
    return { code: 'no-member', message: `Its member, ${sourceId}, is no longer in the config.` };
  }
  if (member.hidden) {
    const { reason, since } = member.hidden;
    const more = `${since ? ` since ${since}` : ''}${reason ? ` (${reason})` : ''}`;
    return { code: 'member-hidden', message: `The config hides its member${more}.` };
  }
  if (!choice.sourceIds.includes(sourceId)) {
    const what = view ? `the view ${view.id}` : "the planet's own pages";
    return { code: 'member-not-in-view', message: `The config leaves its member out of ${what} (show).` };
  }
  if (removed) return takenAway(removed);
  if (withdrawn !== undefined && !choice.keepWithdrawn?.includes(sourceId)) {
    return { code: 'deleted', message: 'The config removes what its publisher deleted (withdrawn).' };
  }
  if (missing !== undefined && choice.dropMissing?.includes(sourceId)) {
    return {
      code: 'missing',
      message: 'The config removes what is missing from its feed (withdrawn).',
    };
  }
  const objection = verdicts.objection(entry);
  return objection && objected(objection);
}

function whyNotOnFront(
  stored: StoredEntry,
  viewpoint: Viewpoint,
  { config, nameOf }: PlacesContext,
): Because {
  const { entry, held } = stored;
  const { front, size, holdsBack } = viewpoint;
  if (held && holdsBack) return heldBack(held);
  if (front.merged.host(entry)) return mergedOn(front, entry, nameOf);
  const own = front.entries.filter(({ sourceId }) => sourceId === entry.sourceId).length;
  const member = config.members.find(({ id }) => id === entry.sourceId);
  const cap = member?.entriesPerMember ?? size.entriesPerMember ?? 0;
  if (cap > 0 && own >= cap && !isTooOld(stored, viewpoint, config)) {
    const most = cap === 1 ? '1 entry' : `${cap} entries`;
    return {
      code: 'member-cap',
      message: `The front page shows at most ${most} of this member, and there are newer ones (entriesPerMember).`,
    };
  }
  const last = front.entries.at(-1);
  const isFull = front.entries.length >= size.entriesPerPage;
  const limit = size.daysPerPage && !isFull ? `${size.daysPerPage} days` : `${size.entriesPerPage} entries`;
  const since = last ? `, the last of ${day(entryDate(last))}` : '';
  return { code: 'older', message: `It is older than what fits on the front page: ${limit}${since}.` };
}

/** Whether an entry comes behind a front page that is full, or is of a day before all of its days. */
function isTooOld(
  stored: StoredEntry,
  viewpoint: Viewpoint,
  { timeZone }: Pick<PlanetConfig, 'timeZone'>,
): boolean {
  const { entries } = viewpoint.front;
  const { entriesPerPage, daysPerPage = 0 } = viewpoint.size;
  const [newest, last] = [entries[0], entries.at(-1)];
  if (!newest || !last) return false;
  const date = dateOf(stored, viewpoint);
  const bare = (id: string, seen: string) => ({
    id,
    sourceId: id,
    authors: [],
    tags: [],
    enclosures: [],
    seen,
  });
  const both = [bare('newest', entryDate(newest)), bare('this', date)];
  if (mergeTimeline(both, { timeZone, days: daysPerPage }).length < both.length) return true;
  return entries.length >= entriesPerPage && date <= entryDate(last);
}
