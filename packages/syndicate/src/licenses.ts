import type { PublishedEntry } from './published-entries.ts';
import { textElement, type XmlElement } from './xml.ts';

/** Who may do what with an entry, in words: as its author says, else the licence that the planet's config names. */
export function rightsOf({ rights, member }: PublishedEntry): string | undefined {
  return rights ?? member?.license?.name;
}

/** The same for RSS, which has no link for licences: one `dc:rights` for the author's words, one for the config's licence. */
export function dublinRights({ rights, member }: PublishedEntry): XmlElement[] {
  const license = member?.license;
  return [rights, license?.url ?? license?.name]
    .filter((text) => text !== undefined)
    .flatMap((text) => textElement('dc:rights', text) ?? []);
}
