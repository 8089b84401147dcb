import { atomAuthor, atomLink } from './atom-parts.ts';
import { createAtomSources } from './atom-source.ts';
import { feedId } from './feed-id.ts';
import { type Format, GENERATOR } from './format.ts';
import { hubOf } from './hub-of.ts';
import { rightsOf } from './licenses.ts';
import { fileUrl, pageUrl } from './page-url.ts';
import { type PublishedEntry, publishedEntries } from './published-entries.ts';
import { writeTombstones } from './tombstones.ts';
import { element, textElement, writeXml, type XmlElement } from './xml.ts';

/** Atom 1.0 (RFC 4287). Each entry carries its member's feed as `atom:source`. */
export const atom: Format = {
  path: 'atom.xml',
  type: 'application/atom+xml',
  title: 'Atom',
  announced: true,
  render(edition) {
    const { planet, updated } = edition;
    const entries = publishedEntries(edition);
    const sourceOf = createAtomSources(edition, entries);
    return writeXml(
      element(
        'feed',
        { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': planet.language },
        element('id', {}, feedId(edition)),
        element('title', {}, planet.title),
        textElement('subtitle', planet.intro, { type: 'html' }),
        // An empty feed needs a date too (RFC 4287 §4.1.1), and the clock's would differ from build to build.
        element('updated', {}, updated ?? '1970-01-01T00:00:00.000Z'),
        element('generator', { uri: GENERATOR.url }, GENERATOR.name),
        atomLink('self', fileUrl(edition, 'atom.xml'), 'application/atom+xml'),
        atomLink('hub', hubOf(edition)),
        atomLink('alternate', pageUrl(edition), 'text/html'),
        planet.owner && atomAuthor(planet.owner),
        entries.map((entry) => writeEntry(entry, sourceOf(entry))),
        writeTombstones(edition, entries),
      ),
    );
  },
};

function writeEntry(entry: PublishedEntry, source: XmlElement): XmlElement {
  return element(
    'entry',
    { 'xml:lang': entry.language ?? entry.member?.feed?.language, ...indexing(entry) },
    element('id', {}, entry.publicId),
    element('title', {}, entry.title ?? ''),
    atomLink('alternate', entry.url),
    entry.enclosures.map(({ url, type, length, title }) =>
      element('link', { rel: 'enclosure', type, length, title, href: url }),
    ),
    // RFC 4685 §4.
    atomLink('replies', entry.commentsUrl, 'text/html'),
    // RFC 4946.
    atomLink('license', entry.member?.license?.url),
    entry.published && element('published', {}, entry.publishedDate),
    element('updated', {}, entry.changed),
    entry.by.map(atomAuthor),
    entry.tags.map((tag) => element('category', { term: tag })),
    textElement('rights', rightsOf(entry)),
    textElement('summary', entry.summary),
    writeContent(entry),
    source,
  );
}

/** No RFC has it. It is what Venus and LiveJournal put on whole feeds that search engines shall leave out. */
function indexing({ member }: PublishedEntry): XmlElement['attributes'] {
  return member?.noindex ? { 'xmlns:indexing': 'urn:atom-extension:indexing', 'indexing:index': 'no' } : {};
}

/** RFC 4287 §4.1.2: an entry without a link must have content, so it gets what text there is. */
function writeContent({ content, url, summary, title }: PublishedEntry): XmlElement | undefined {
  if (content !== undefined) return element('content', { type: 'html' }, content);
  return url === undefined ? element('content', {}, summary ?? title ?? '') : undefined;
}
