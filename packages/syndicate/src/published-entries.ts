import type { Edition, Entry, Member, Person, SafeHtml } from '@planet-ceres/model';
import { isIri, tagUri } from './iri.ts';

/** An entry with all that a combined feed must say of it. */
export interface PublishedEntry extends Entry<SafeHtml> {
  /** Unique within the feed, an IRI, and the same in every format and edition. */
  publicId: string;
  /** When it was published, as far as known, but never later than it was seen. */
  publishedDate: string;
  /** What the planet orders and shows it by: the date that it gave it, else when it was published. */
  date: string;
  /** When it last changed, as far as known. */
  changed: string;
  /** Absent when the planet no longer knows the member. */
  member: Member | undefined;
  memberName: string;
  /** The entry's authors, else its feed's, else the member: at least one, each named. */
  by: NamedPerson[];
}

export interface NamedPerson extends Person {
  name: string;
}

/** The entries of an edition, in its order, as combined feeds publish them. */
export function publishedEntries({ entries, members }: Edition): PublishedEntry[] {
  const memberOf = new Map(members.map((member) => [member.id, member]));
  const publicIds = assignPublicIds(entries, memberOf);
  return entries.map((entry) => {
    const member = memberOf.get(entry.sourceId);
    const memberName = member?.name ?? entry.origin?.title ?? entry.sourceId;
    const publishedDate = publicationDate(entry);
    const date = entry.date ?? publishedDate;
    return {
      ...entry,
      publicId: publicIds.get(entry) ?? publicTag(entry, member),
      publishedDate,
      date,
      changed: entry.updated ?? date,
      member,
      memberName,
      by: findAuthors(entry, member, memberName),
    };
  });
}

/** The title for readers that do not show whose entry it is. */
export function attributedTitle({ memberName, title }: PublishedEntry): string {
  return title === undefined ? memberName : `${memberName}: ${title}`;
}

function publicationDate({ published, seen }: Entry<SafeHtml>): string {
  if (published === undefined) return seen;
  // Years past 9999 are written with a leading "+", which sorts before every digit.
  const isFuture = published > seen || published.startsWith('+');
  return isFuture ? seen : published;
}

/**
 * An id that is an IRI is kept. One that is not becomes a `tag:` URI of source and id. So does one that an entry of
 * another source had first: two members' ids may well be equal, and readers would show only one of the entries.
 */
function assignPublicIds(
  entries: readonly Entry<SafeHtml>[],
  memberOf: ReadonlyMap<string, Member>,
): Map<Entry<SafeHtml>, string> {
  const taken = new Map<string, Entry<SafeHtml>>();
  for (const entry of entries) {
    if (!isIri(entry.id)) continue;
    const other = taken.get(entry.id);
    if (other === undefined || hasBetterClaim(entry, other)) taken.set(entry.id, entry);
  }
  return new Map(
    entries.map((entry) => [
      entry,
      taken.get(entry.id) === entry ? entry.id : publicTag(entry, memberOf.get(entry.sourceId)),
    ]),
  );
}

function hasBetterClaim(entry: Entry<SafeHtml>, other: Entry<SafeHtml>): boolean {
  if (entry.seen !== other.seen) return entry.seen < other.seen;
  return entry.sourceId < other.sourceId;
}

/** What an entry is called where its own id cannot stand. Made of source and id alone, as the source was first known. */
export function publicTag(entry: { sourceId: string; id: string }, member: Member | undefined): string {
  // The host comes from the configuration alone: what a feed says of itself may change, and the id with it.
  const place = URL.parse(member?.feedUrl ?? '') ?? URL.parse(member?.siteUrl ?? '');
  return tagUri(member?.first?.host ?? place?.hostname, member?.first?.id ?? entry.sourceId, entry.id);
}

function findAuthors(entry: Entry<SafeHtml>, member: Member | undefined, memberName: string): NamedPerson[] {
  const authors = namedPeople(entry.authors);
  if (authors.length > 0) return authors;
  // The author of an aggregator's feed is not the author of what it gathers.
  if (entry.origin !== undefined) return [{ name: entry.origin.title ?? memberName }];
  const ofFeed = namedPeople(member?.feed?.authors ?? []);
  return ofFeed.length > 0 ? ofFeed : [{ name: memberName }];
}

/** The people who have a name or at least an address to be called by. */
export function namedPeople(people: readonly Person[]): NamedPerson[] {
  return people.flatMap((person) => {
    const name = person.name ?? person.email ?? person.url;
    return name === undefined ? [] : [{ ...person, name }];
  });
}
