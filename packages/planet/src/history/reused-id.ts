import { createHash } from 'node:crypto';
import type { RawEntry } from '@planet-ceres/model';
import { entryKeys, plainWords } from './entry-keys.ts';
import type { EntryRow, EntryRows } from './entry-row.ts';

/** Two texts that share fewer of their words are not one text, edited. */
const leastShared = 0.5;

/**
 * Whether what comes under the id of a stored entry is plainly another post, and its publisher uses the id again: link and text are
 * known and others, and so is the date unless neither has one, as are the title and the name in the link, and the texts have few
 * words in common. Less is an edit: blogs that have the date in their links change all of the first three when an author brings
 * a post up to date.
 */
export function isAnotherPost(entry: RawEntry, row: EntryRow, rows: EntryRows): boolean {
  const { published } = entry;
  if ((published === undefined) !== (row.published === undefined)) return false;
  if (published !== undefined && published === row.published) return false;
  const { link, text } = entryKeys(entry);
  if (link === undefined || row.keys.link === undefined || link === row.keys.link) return false;
  if (text === undefined || row.keys.text === undefined || text === row.keys.text) return false;
  const stored = rows.entry(row.id);
  if (!stored || isNamedAlike(entry, stored, row) || slug(stored) === slug(entry)) return false;
  return sharedWords(stored, entry) < leastShared;
}

/** By their titles. A purged entry has none left, but for a trace of it with its date: one that had no date is held to be any. */
function isNamedAlike(entry: RawEntry, stored: RawEntry, row: EntryRow): boolean {
  if (!row.removed?.isPurged) return entry.title !== undefined && entry.title === stored.title;
  const { published } = row;
  if (published === undefined || row.keys.titleDate === undefined) return true;
  return entryKeys({ ...entry, published }).titleDate === row.keys.titleDate;
}

/** Under what id a post is stored whose own is that of an earlier one: always the same for the same post. */
export function idOfReuse({ id, url, title, published }: RawEntry): string {
  const text = JSON.stringify([id, url ?? '', title ?? '', published ?? '']);
  return `urn:sha256:${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

/** What a permalink calls its post: `tomatoes` in `/2024/05/tomatoes.html`. */
function slug({ url = '' }: RawEntry): string {
  const { pathname } = URL.parse(url) ?? { pathname: '' };
  return pathname.replace(/(?:\/index)?(?:\.\w+)?\/?$/, '').replace(/^.*\//, '');
}

/** Of all the words of both texts, the share that both have. */
function sharedWords(one: RawEntry, other: RawEntry): number {
  const [ours, theirs] = [new Set(plainWords(one)), new Set(plainWords(other))];
  return ours.intersection(theirs).size / Math.max(1, ours.union(theirs).size);
}
