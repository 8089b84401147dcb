import type { Edition, Member } from '@planet-ceres/model';
import type { Format } from './format.ts';
import { listedMembers } from './listed-members.ts';
import { memberFeedUrl, memberHome } from './member-urls.ts';
import { rfc822 } from './rfc822.ts';
import { element, textElement, writeXml, type XmlElement } from './xml.ts';

/** OPML 2.0: every member's feed, also those never fetched, for readers to subscribe to; one whose address is a secret by name only. */
export const opml: Format = {
  path: 'opml.xml',
  type: 'text/x-opml',
  title: 'OPML',
  announced: false,
  render(edition) {
    const { planet, updated } = edition;
    return writeXml(
      element(
        'opml',
        { version: '2.0' },
        element(
          'head',
          {},
          element('title', {}, planet.title),
          updated && element('dateModified', {}, rfc822(updated)),
          textElement('ownerName', planet.owner?.name),
          textElement('ownerEmail', planet.owner?.email),
          element('docs', {}, 'http://opml.org/spec2.opml'),
        ),
        element(
          'body',
          {},
          listedMembers(edition).map((member) => writeOutline(member, edition)),
        ),
      ),
    );
  },
};

function writeOutline(member: Member, edition: Edition): XmlElement {
  const { name, tags, feed } = member;
  const feedUrl = memberFeedUrl(member, edition);
  return element('outline', {
    type: feedUrl === undefined ? undefined : 'rss',
    text: name,
    title: feed?.title ?? name,
    xmlUrl: feedUrl,
    htmlUrl: memberHome(member),
    language: feed?.language,
    // Commas part the categories and slashes their levels.
    category: tags.length > 0 ? tags.map((tag) => tag.replace(/[,/]/g, ' ')).join(',') : undefined,
  });
}
