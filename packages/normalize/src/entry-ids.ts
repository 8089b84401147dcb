import { hash } from 'node:crypto';
import type { Maybe } from './draft.ts';
import { type Notices, quote } from './notices.ts';

/** What an id is made of where the publisher gives none, and what tells two entries with one id apart. */
export interface Features {
  url: Maybe;
  title: Maybe;
  /** As written. */
  date: Maybe;
  content: Maybe;
}

/** Gives the entries of one feed their ids. */
export interface EntryIds {
  /**
   * The publisher's id as it stands, else the link, else a digest. Where another entry has it, the next of these. Absent for an
   * entry that says nothing but what another with its id says.
   */
  take(given: readonly Maybe[], features: Features): string | undefined;
}

/** Starts with no id taken. Where repeats are kept, an entry that says what another says has the id of that one. */
export function createEntryIds(
  notices: Notices,
  { keepsRepeats = false }: { keepsRepeats?: boolean } = {},
): EntryIds {
  const taken = new Map<string, Features>();
  // The ids of entries that share one with another, by all that they say.
  const others = new Map<string, string>();
  return {
    take(given, features) {
      const id = firstId(given) ?? features.url ?? ownId(features);
      const other = taken.get(id);
      if (other === undefined) {
        taken.set(id, features);
        return id;
      }
      const whole = saysTheSame(features, other) ? undefined : digest(Object.values(features));
      if (keepsRepeats && whole === undefined) return id;
      const same = whole === undefined ? undefined : others.get(whole);
      if (keepsRepeats && same !== undefined) return same;
      if (whole === undefined || same !== undefined || taken.has(whole)) {
        notices.add('entry-repeated', `The feed has the entry ${quote(id)} twice; once is enough.`, id);
        return undefined;
      }
      const next =
        [features.url, ownId(features)].find((free) => free !== undefined && !taken.has(free)) ?? whole;
      taken.set(next, features);
      others.set(whole, next);
      notices.add(
        'id-repeated',
        `Two entries share the id ${quote(id)}; the later one goes by ${quote(next)}.`,
        next,
      );
      return next;
    },
  };
}

/** Characters of a text that make its entry known. */
const longestRead = 100_000;

/** Characters of an id that is kept as it stands. */
const longestId = 8192;

/** The first id that is one, as it stands; in the place of one too long its digest, the same every time. */
export function firstId(given: readonly Maybe[]): string | undefined {
  const id = given.map((written) => written?.trim()).find((written) => written);
  return id !== undefined && id.length > longestId ? digest([id]) : id || undefined;
}

function saysTheSame(one: Features, other: Features): boolean {
  return (['url', 'title', 'date', 'content'] as const).every(
    (key) => (one[key] ?? '') === (other[key] ?? ''),
  );
}

/** A title and a date are enough to know an entry again once its text has changed. */
function ownId({ title, date, content }: Features): string {
  return digest(title && date ? [title, date] : [title, date, content?.slice(0, longestRead)]);
}

function digest(parts: readonly Maybe[]): string {
  const text = JSON.stringify(parts.map((part) => part ?? ''));
  return `urn:sha256:${hash('sha256', text, 'hex').slice(0, 32)}`;
}
