import { entryDate } from '@planet-ceres/timeline';
import type { Removal } from '../history/entry-row.ts';
import type { StoredEntry } from '../store/store.ts';
import { type DateOrigin, explainDate } from './explain-date.ts';
import type { Place } from './place.ts';
import { type PlacesContext, placesOf, type Viewpoint } from './places-of.ts';

/** Where an entry is, and why. */
export interface EntryExplanation {
  sourceId: string;
  /** The member's name. */
  member: string;
  id: string;
  /** Ids that its feed gave it before or since. */
  aliases: string[];
  title?: string;
  url?: string;
  /** What it is ordered and shown by, and where that comes from. */
  date: { value: string; from: DateOrigin; message: string };
  /** When the planet first saw it, and last found it in its feed. */
  seen: string;
  lastSeen: string;
  /** When its feed says it was edited, where that is after its date. An edit never moves it, unless `order` is `updated`. */
  edited?: string;
  /** Since when its publisher says that it is gone, and since when it is missing from between others. */
  withdrawn?: string;
  missing?: string;
  removed?: Removal;
  /** One for the planet's own pages, and one for each view. */
  places: Place[];
  /** Of its copy on the page: the other members that have it too, and what told so. */
  alsoOn: { sourceId: string; member: string; url?: string; reason: string }[];
  /** Why its markup could not be kept and it is shown as plain text. */
  fallback?: string;
}

/** What an explanation is made from, besides the entry. */
export interface EntryContext extends PlacesContext {
  viewpoints: readonly Viewpoint[];
  fallback?: string | undefined;
}

/** Explains one entry. Pure but for what the viewpoints read of the store. */
export function explainEntry(stored: StoredEntry, context: EntryContext): EntryExplanation {
  const { entry, aliases, seen, lastSeen, withdrawn, missing, removed } = stored;
  const { sourceId, id, title, url, updated } = entry;
  const { config, nameOf, viewpoints, fallback } = context;
  const date = explainDate(stored, config.order);
  const found = viewpoints.map((viewpoint) => placesOf(stored, viewpoint, context));
  const alsoOn = found.find((place) => place.alsoOn.length > 0)?.alsoOn ?? [];
  return {
    ...{ sourceId, member: nameOf(sourceId), id, aliases },
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...{ date, seen, lastSeen },
    ...(updated !== undefined && updated > entryDate(entry) && { edited: updated }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(missing !== undefined && { missing }),
    ...(removed && { removed }),
    places: found.map(({ place }) => place),
    alsoOn: alsoOn.map((other) => ({ ...other, member: nameOf(other.sourceId) })),
    ...(fallback !== undefined && { fallback }),
  };
}
