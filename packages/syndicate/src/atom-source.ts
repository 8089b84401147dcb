import type { Edition, Member } from '@planet-ceres/model';
import { atomAuthor, atomLink } from './atom-parts.ts';
import { isIri, tagUri } from './iri.ts';
import { isAbsolute, memberFeedUrl, memberHome } from './member-urls.ts';
import { namedPeople, type PublishedEntry } from './published-entries.ts';
import { element, textElement, type XmlElement } from './xml.ts';

/**
 * Returns a function that gives an entry its `atom:source` (RFC 4287 §4.2.11): what an aggregating feed says of the
 * entry's origin, else what the member's feed says of itself, else the little that is known of the member.
 */
export function createAtomSources(
  edition: Edition,
  entries: readonly PublishedEntry[],
): (entry: PublishedEntry) => XmlElement {
  const entriesOf = Map.groupBy(entries, ({ sourceId }) => sourceId);
  const sourceOf = new Map(
    edition.members
      .filter(({ id }) => entriesOf.has(id))
      .map((member) => [member.id, memberSource(member, edition, entriesOf.get(member.id) ?? [])]),
  );
  return (entry) =>
    originSource(entry) ??
    sourceOf.get(entry.sourceId) ??
    element('source', {}, element('title', {}, entry.memberName));
}

function originSource({ origin, memberName }: PublishedEntry): XmlElement | undefined {
  if (origin === undefined) return undefined;
  const { title = memberName, siteUrl, feedUrl, id = feedUrl ?? siteUrl } = origin;
  return element(
    'source',
    {},
    id !== undefined && isIri(id) ? element('id', {}, id) : undefined,
    element('title', {}, title),
    atomLink('alternate', siteUrl, 'text/html'),
    atomLink('self', feedUrl),
  );
}

function memberSource(member: Member, edition: Edition, entries: readonly PublishedEntry[]): XmlElement {
  const { feed } = member;
  const feedUrl = memberFeedUrl(member, edition);
  // A feed without a date of its own changed when its newest entry did.
  const updated =
    feed?.updated ??
    entries
      .map(({ changed }) => changed)
      .sort()
      .at(-1);
  return element(
    'source',
    {},
    element(
      'id',
      {},
      [feed?.id ?? '', feedUrl ?? ''].find(isIri) ?? tagUri(undefined, member.first?.id ?? member.id),
    ),
    element('title', {}, feed?.title ?? member.name),
    textElement('subtitle', feed?.subtitle),
    textElement('updated', updated),
    atomLink('alternate', memberHome(member), 'text/html'),
    atomLink('self', feed?.self ?? (feedUrl && isAbsolute(feedUrl) ? feedUrl : undefined)),
    namedPeople(feed?.authors ?? []).map(atomAuthor),
    textElement('icon', feed?.icon),
    textElement('logo', feed?.logo),
    textElement('rights', feed?.rights),
  );
}
