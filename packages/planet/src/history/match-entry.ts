import type { RawEntry } from '@planet-ceres/model';
import { entryKeys, linkKey } from './entry-keys.ts';
import type { EntryKeys, EntryRow, EntryRows } from './entry-row.ts';
import { isAnotherPost } from './reused-id.ts';

/**
 * For each entry of a document the id of its row in the store: its own, or that of the row that it is under an id its
 * publisher gave up. A changed id is believed only where nothing speaks against it, since a post matched with another would be
 * lost: the row is of an entry that the document does not have, only one row and only one entry of the document share the
 * key, and what else is known of the two does not differ: of link, text, and title with date two agree, or the dates are the
 * same. Where no id of a document is known and most of its entries are like one that is (a publisher that moved, a
 * generator that makes other ids), one key is enough, if the dates can be those of one post.
 */
export function matchEntries(entries: readonly RawEntry[], rows: EntryRows): Map<string, string> {
  const { matches, doubtful, unknown } = matchIds(entries, rows);
  if ((unknown.length === 0 && doubtful.length === 0) || rows.isEmpty()) return matches;
  const taken = new Set(matches.values());
  const take = (entry: RawEntry, row: EntryRow) => {
    matches.set(entry.id, row.id);
    taken.add(row.id);
  };
  const candidates = findAlike([...unknown, ...doubtful.map(({ entry }) => entry)], rows);
  const known = candidates.filter(({ alike }) => alike.length > 0).length;
  const isMoved = matches.size === 0 && doubtful.length === 0 && known > 1 && known > unknown.length / 2;
  for (const { entry, keys, alike } of candidates) {
    const row = alike.find(
      (found) =>
        !taken.has(found.id) && (agree(entry, keys, found) || (isMoved && hasMoved(entry, keys, found))),
    );
    if (row) take(entry, row);
  }
  // One that was found elsewhere shows that ids of this feed are no names of its posts.
  if (doubtful.some(({ entry }) => matches.has(entry.id))) return matches;
  for (const { entry, row } of doubtful) if (!taken.has(row.id)) take(entry, row);
  return matches;
}

/**
 * By ids alone: what a feed last used an id for, then what it first used it for, unless what comes under it is plainly another post.
 * An id given up means its old entry only as long as the document does not have that too, or if both are alike. Doubtful is an id
 * whose row has nothing in common with the entry: a feed that numbers its items gives each the id of another whenever one is new,
 * and the document may have the row's own post elsewhere.
 */
function matchIds(
  entries: readonly RawEntry[],
  rows: EntryRows,
): {
  matches: Map<string, string>;
  doubtful: { entry: RawEntry; row: EntryRow }[];
  unknown: RawEntry[];
} {
  const inDocument = new Map(entries.map((entry) => [entry.id, entry]));
  const matches = new Map<string, string>();
  const taken = new Set<string>();
  const take = (id: string, row: EntryRow) => {
    matches.set(id, row.id);
    taken.add(row.id);
  };
  const left: { entry: RawEntry; row: EntryRow | undefined }[] = [];
  for (const [id, entry] of inDocument) {
    const known = [rows.aliased(id), rows.own(id)]
      .filter((row) => row !== undefined)
      .filter((row) => !taken.has(row.id) && (row.id === id || !inDocument.has(row.id)))
      .filter((row) => !isAnotherPost(entry, row, rows));
    const row = known.find((each) => !isUnlike(entry, each));
    if (row) take(id, row);
    else left.push({ entry, row: known[0] });
  }
  for (const { entry } of left) {
    const row = rows.aliased(entry.id);
    if (row && !taken.has(row.id) && isAlike(entry, row)) take(entry.id, row);
  }
  const rest = left.filter(({ entry }) => !matches.has(entry.id));
  return {
    matches,
    doubtful: rest.flatMap(({ entry, row }) => (row ? { entry, row } : [])),
    unknown: rest.flatMap(({ entry, row }) => (row ? [] : entry)),
  };
}

/** Whether an entry has anything that it could be known by in common with a row. */
function isAlike(entry: RawEntry, row: EntryRow): boolean {
  const own = entryKeys(entry);
  return keyNames.some((key) => own[key] !== undefined && own[key] === row.keys[key]);
}

/** Whether an entry has another link than a row, and nothing else in common with it either. */
function isUnlike(entry: RawEntry, row: EntryRow): boolean {
  const link = entry.url === undefined ? undefined : linkKey(entry.url);
  // Most entries come again at the same address: that is cheap to see.
  if (link === undefined || row.keys.link === undefined || link === row.keys.link) return false;
  return !isAlike(entry, row);
}

const keyNames = ['link', 'text', 'titleDate'] as const;

/** For each entry the rows that alone share one of its keys; a key that several of the entries have says nothing. */
function findAlike(
  entries: readonly RawEntry[],
  rows: EntryRows,
): { entry: RawEntry; keys: EntryKeys; alike: EntryRow[] }[] {
  const keyed = entries.map((entry) => ({ entry, keys: entryKeys(entry) }));
  const uses = new Map<string, number>();
  for (const { keys } of keyed)
    for (const value of Object.values(keys)) uses.set(value, (uses.get(value) ?? 0) + 1);
  return keyed.map(({ entry, keys }) => ({
    ...{ entry, keys },
    alike: keyNames.flatMap((key) => {
      const value = keys[key];
      if (value === undefined || uses.get(value) !== 1) return [];
      const found = rows.alike(key, value, 2);
      return found.length === 1 ? found : [];
    }),
  }));
}

function agree(entry: RawEntry, own: EntryKeys, row: EntryRow): boolean {
  const same = (key: keyof EntryKeys) => own[key] !== undefined && own[key] === row.keys[key];
  const differs = (key: keyof EntryKeys) =>
    own[key] !== undefined && row.keys[key] !== undefined && own[key] !== row.keys[key];
  if (keyNames.filter(same).length > 1) return true;
  const isDay = entry.published?.endsWith('T00:00:00.000Z') === true;
  // Days are shared by many entries, instants by hardly any.
  if (same('titleDate')) return own.link === undefined || !isDay;
  if (entry.published !== undefined && row.published !== undefined) {
    return entry.published === row.published && !(isDay && (differs('text') || differs('titleDate')));
  }
  // Posts may all link to one page, or all say the same: without a date, what differs is another post.
  return (!differs('link') && !differs('text')) || areOneAddress(entry.id, row.id);
}

/** Two ids that are the same address, but for `http` and `https` or a slash. */
function areOneAddress(id: string, other: string): boolean {
  const link = linkKey(id);
  return link !== undefined && link === linkKey(other);
}

/** More than a date changes by when another program takes it for one of another time zone. */
const mostShift = 14 * 60 * 60 * 1000;

/**
 * Whether an entry that has only one key with a row can be that under another id, in a document whose ids are all new. A text
 * is enough. A link is not where the dates are apart: feeds of one address a column have a new post at it every day.
 */
function hasMoved({ published }: RawEntry, own: EntryKeys, row: EntryRow): boolean {
  if (own.text !== undefined && own.text === row.keys.text) return true;
  if (published === undefined || row.published === undefined) return true;
  return Math.abs(Date.parse(published) - Date.parse(row.published)) <= mostShift;
}
