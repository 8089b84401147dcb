import type { Edition } from '@planet-ceres/model';
import { isEmail } from './email.ts';
import { feedId } from './feed-id.ts';
import { type Format, GENERATOR } from './format.ts';
import { hubOf } from './hub-of.ts';
import { dublinRights } from './licenses.ts';
import { isAbsolute, memberFeedUrl } from './member-urls.ts';
import { fileUrl, pageUrl } from './page-url.ts';
import { attributedTitle, type PublishedEntry, publishedEntries } from './published-entries.ts';
import { rfc822 } from './rfc822.ts';
import { element, textElement, writeXml, type XmlElement } from './xml.ts';

/** RSS 2.0, as the RSS Advisory Board's profile asks for it. */
export const rss20: Format = {
  path: 'rss20.xml',
  type: 'application/rss+xml',
  title: 'RSS 2.0',
  announced: true,
  render(edition) {
    const { planet, updated } = edition;
    return writeXml(
      element('rss', NAMESPACES, [
        element(
          'channel',
          {},
          element('title', {}, planet.title),
          // Required, and any registered URI scheme will do: a planet not yet online links to its own id.
          element('link', {}, pageUrl(edition) ?? feedId(edition)),
          element('description', {}, planet.intro ?? escapeHtml(planet.title)),
          element('language', {}, planet.language),
          writeOwner(edition),
          updated && element('lastBuildDate', {}, rfc822(updated)),
          element('generator', {}, `${GENERATOR.name} (${GENERATOR.url})`),
          writeSelf(edition),
          writeHub(edition),
          publishedEntries(edition).map((entry) => writeItem(entry, edition)),
        ),
      ]),
    );
  },
};

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

function writeOwner({ planet: { owner } }: Edition): XmlElement | undefined {
  return isEmail(owner?.email) ? element('managingEditor', {}, `${owner.email} (${owner.name})`) : undefined;
}

function writeSelf(edition: Edition): XmlElement | undefined {
  const href = fileUrl(edition, 'rss20.xml');
  return href === undefined
    ? undefined
    : element('atom:link', { rel: 'self', type: 'application/rss+xml', href });
}

function writeHub(edition: Edition): XmlElement | undefined {
  const href = hubOf(edition);
  return href === undefined ? undefined : element('atom:link', { rel: 'hub', href });
}

function writeItem(entry: PublishedEntry, edition: Edition): XmlElement {
  return element(
    'item',
    {},
    element('title', {}, attributedTitle(entry)),
    textElement('link', entry.url),
    element('guid', { isPermaLink: String(entry.publicId === entry.url) }, entry.publicId),
    writeText(entry),
    element('pubDate', {}, rfc822(entry.date)),
    entry.by.map(({ name }) => element('dc:creator', {}, name)),
    entry.tags.map((tag) => element('category', {}, tag)),
    dublinRights(entry),
    textElement('comments', entry.commentsUrl),
    writeEnclosure(entry),
    writeSource(entry, edition),
  );
}

/** `description` is HTML. It holds the whole entry unless a summary claims its place. */
function writeText({ content, summary }: PublishedEntry): XmlElement[] {
  if (summary === undefined) return content === undefined ? [] : [element('description', {}, content)];
  const description = element('description', {}, escapeHtml(summary));
  return content === undefined ? [description] : [description, element('content:encoded', {}, content)];
}

/** At most one, with all its attributes: the profile warns that readers do not cope with more. */
function writeEnclosure({ enclosures: [first] }: PublishedEntry): XmlElement | undefined {
  if (first === undefined) return undefined;
  const { url, length = 0, type = 'application/octet-stream' } = first;
  return element('enclosure', { url, length, type });
}

function writeSource(
  { member, memberName, origin }: PublishedEntry,
  edition: Edition,
): XmlElement | undefined {
  if (origin?.feedUrl !== undefined)
    return element('source', { url: origin.feedUrl }, origin.title ?? memberName);
  if (member === undefined) return undefined;
  const url = memberFeedUrl(member, edition);
  return url !== undefined && isAbsolute(url)
    ? element('source', { url }, member.feed?.title ?? member.name)
    : undefined;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
