import type { RawEntry } from '@planet-ceres/model';
import { entryDate, formatDate } from '@planet-ceres/timeline';
import type { PlanetConfig, ViewConfig } from '../config/planet-config.ts';
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
  /** What the front page shows, in its order. */
  front: readonly RawEntry[];
  /** What the page of a month shows. */
  month(instant: string): readonly RawEntry[];
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
  const archived = archive.find((other) => isSame(other, entry));
  const onFront = front.find((other) => isSame(other, entry));
  if (!archived && !onFront) {
    const host = archive.find((other) => carries(other, entry));
    return { place: { ...named, pages: [], because: merged(host, entry, nameOf) }, alsoOn: [] };
  }
  // The front page leaves out what came in a heap: a copy of that may stand there, and be part of it in the archive.
  const pages = [
    ...(onFront ? [`${view ? folderOf(view.id) : ''}index.html`] : []),
    ...(archived ? [monthPage(date, config, view)] : []),
  ];
  const because = onFront ? undefined : whyNotOnFront(stored, viewpoint, config);
  const alsoOn = (archived ?? onFront)?.alsoOn ?? [];
  return { place: { ...named, pages, ...(because && { because }) }, alsoOn };
}

function dateOf({ entry, updateDate }: StoredEntry, { choice }: Viewpoint): string {
  return choice.order === 'updated' ? updateDate : entryDate(entry);
}

function isSame(a: RawEntry, b: RawEntry): boolean {
  return a.sourceId === b.sourceId && a.id === b.id;
}

/** Whether a copy on a page stands for this entry too. */
function carries({ alsoOn = [] }: RawEntry, { sourceId, url }: RawEntry): boolean {
  return alsoOn.some((other) => other.sourceId === sourceId && other.url === url);
}

function merged(host: RawEntry | undefined, entry: RawEntry, nameOf: PlacesContext['nameOf']): Because {
  const reason = host?.alsoOn?.find(({ sourceId }) => sourceId === entry.sourceId)?.reason ?? 'link';
  const same = { link: 'link to the same page', id: 'have the same id', content: 'say the same' }[reason];
  return {
    code: 'merged',
    message: `It is shown as part of ${host ? `the copy of ${nameOf(host.sourceId)} (${host.id})` : 'a copy'}: both ${same}.`,
    ...(host && { into: { sourceId: host.sourceId, id: host.id, reason } }),
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

function whyNotOnFront(stored: StoredEntry, viewpoint: Viewpoint, config: PlanetConfig): Because {
  const { entry, held } = stored;
  const { front, size } = viewpoint;
  if (held && front.length > 0) return heldBack(held);
  const last = front.at(-1);
  const isPastDays = daysBehind(stored, viewpoint, config) >= (size.daysPerPage || Number.POSITIVE_INFINITY);
  const isPastFull = front.length >= size.entriesPerPage && !isNewer(stored, last, viewpoint);
  const own = front.filter(({ sourceId }) => sourceId === entry.sourceId).length;
  const member = config.members.find(({ id }) => id === entry.sourceId);
  const cap = member?.entriesPerMember ?? size.entriesPerMember ?? 0;
  if (cap > 0 && own >= cap && !isPastDays && !isPastFull) {
    const most = cap === 1 ? '1 entry' : `${cap} entries`;
    return {
      code: 'member-cap',
      message: `The front page shows at most ${most} of this member, and there are newer ones (entriesPerMember).`,
    };
  }
  const limit = isPastDays ? `${size.daysPerPage} days` : `${size.entriesPerPage} entries`;
  const since = last ? `, the last of ${day(entryDate(last))}` : '';
  return { code: 'older', message: `It is older than what fits on the front page: ${limit}${since}.` };
}

function isNewer(stored: StoredEntry, last: RawEntry | undefined, viewpoint: Viewpoint): boolean {
  return last === undefined || dateOf(stored, viewpoint) > entryDate(last);
}

/** Calendar days between an entry and the newest of the front page. */
function daysBehind(stored: StoredEntry, viewpoint: Viewpoint, { timeZone }: PlanetConfig): number {
  const [newest] = viewpoint.front;
  if (!newest) return 0;
  const midnight = (instant: string) => Date.parse(formatDate(instant, '%F', { timeZone, language: 'en' }));
  return (midnight(entryDate(newest)) - midnight(dateOf(stored, viewpoint))) / (24 * 60 * 60 * 1000);
}
