import { feedId } from './feed-id.ts';
import type { Format } from './format.ts';
import { dublinRights } from './licenses.ts';
import { fileUrl, pageUrl } from './page-url.ts';
import { plainText } from './plain-text.ts';
import { attributedTitle, type PublishedEntry, publishedEntries } from './published-entries.ts';
import { element, textElement, writeXml, type XmlElement } from './xml.ts';

/** RSS 1.0 (RDF Site Summary) with its content and Dublin Core modules. */
export const rss10: Format = {
  path: 'rss10.xml',
  type: 'application/rdf+xml',
  title: 'RSS 1.0',
  announced: true,
  render(edition) {
    const { planet, updated } = edition;
    const entries = publishedEntries(edition);
    const self = fileUrl(edition, 'rss10.xml');
    const link = pageUrl(edition) ?? feedId(edition);
    return writeXml(
      element(
        'rdf:RDF',
        NAMESPACES,
        element(
          'channel',
          { 'rdf:about': link },
          element('title', {}, planet.title),
          element('link', {}, link),
          element('description', {}, plainText(planet.intro) ?? planet.title),
          element('dc:language', {}, planet.language),
          updated && element('dc:date', {}, updated),
          textElement('dc:publisher', planet.owner?.name),
          self && element('atom:link', { rel: 'self', type: 'application/rdf+xml', href: self }),
          element(
            'items',
            {},
            element(
              'rdf:Seq',
              {},
              entries.map(({ publicId }) => element('rdf:li', { 'rdf:resource': publicId })),
            ),
          ),
        ),
        entries.map(writeItem),
      ),
    );
  },
};

const NAMESPACES = {
  xmlns: 'http://purl.org/rss/1.0/',
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

function writeItem(entry: PublishedEntry): XmlElement {
  return element(
    'item',
    { 'rdf:about': entry.publicId },
    element('title', {}, attributedTitle(entry)),
    // Required (RSS 1.0 §5.5.2).
    element('link', {}, entry.url ?? entry.publicId),
    textElement('description', entry.summary),
    textElement('content:encoded', entry.content),
    element('dc:date', {}, entry.date),
    entry.by.map(({ name }) => element('dc:creator', {}, name)),
    entry.tags.map((tag) => element('dc:subject', {}, tag)),
    dublinRights(entry),
  );
}
