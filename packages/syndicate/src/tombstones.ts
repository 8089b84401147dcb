import type { Edition } from '@planet-ceres/model';
import { isIri } from './iri.ts';
import { type PublishedEntry, publicTag } from './published-entries.ts';
import { element, type XmlElement } from './xml.ts';

/**
 * Tells readers to drop what the planet shows no more (RFC 6721), by the ids its feed gave: an IRI stands as it is, unless another
 * entry of the feed goes by it, for then the one that is gone had a `tag:` URI. No entry that is in the feed is ever named.
 */
export function writeTombstones(
  { removed = [], members }: Edition,
  entries: readonly PublishedEntry[],
): XmlElement[] {
  const taken = new Set(entries.map(({ publicId }) => publicId));
  const memberOf = new Map(members.map((member) => [member.id, member]));
  return removed.flatMap(({ sourceId, id, when }) => {
    const tag = publicTag({ sourceId, id }, memberOf.get(sourceId));
    const ref = isIri(id) && !taken.has(id) ? id : tag;
    if (taken.has(ref)) return [];
    taken.add(ref);
    return [element('at:deleted-entry', { 'xmlns:at': NAMESPACE, ref, when })];
  });
}

const NAMESPACE = 'http://purl.org/atompub/tombstones/1.0';
