import type { Edition, Member } from '@planet-ceres/model';
import type { Format } from './format.ts';
import { listedMembers } from './listed-members.ts';
import { memberFace, memberFeedUrl, memberHome } from './member-urls.ts';
import { element, writeXml, type XmlElement } from './xml.ts';

/** FOAF, as Planet and Venus published it: the planet as a group, its members with their weblogs and feeds. */
export const foaf: Format = {
  path: 'foafroll.xml',
  type: 'application/rdf+xml',
  title: 'FOAF',
  announced: false,
  render(edition) {
    const { planet } = edition;
    return writeXml(
      element('rdf:RDF', NAMESPACES, [
        element(
          'foaf:Group',
          {},
          element('foaf:name', {}, planet.title),
          planet.url && element('foaf:homepage', { 'rdf:resource': planet.url }),
          listedMembers(edition).map((member) => element('foaf:member', {}, writeAgent(member, edition))),
        ),
      ]),
    );
  },
};

const NAMESPACES = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:rdfs': 'http://www.w3.org/2000/01/rdf-schema#',
  'xmlns:foaf': 'http://xmlns.com/foaf/0.1/',
  'xmlns:rss': 'http://purl.org/rss/1.0/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
} as const;

function writeAgent(member: Member, edition: Edition): XmlElement {
  const face = memberFace(member, edition);
  const feedUrl = memberFeedUrl(member, edition);
  const feed = feedUrl === undefined ? undefined : element('rss:channel', { 'rdf:about': feedUrl });
  return element(
    'foaf:Agent',
    {},
    element('foaf:name', {}, member.name),
    face && element('foaf:img', { 'rdf:resource': face }),
    element(
      'foaf:weblog',
      {},
      element(
        'foaf:Document',
        { 'rdf:about': memberHome(member) },
        element('dc:title', {}, member.feed?.title ?? member.name),
        feed && element('rdfs:seeAlso', {}, feed),
      ),
    ),
  );
}
