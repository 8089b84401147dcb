import type { Edition, Person } from '@planet-ceres/model';
import type { Format } from './format.ts';
import { hubOf } from './hub-of.ts';
import { isAbsolute, memberFace, memberFeedUrl, memberHome } from './member-urls.ts';
import { fileUrl, pageUrl } from './page-url.ts';
import { plainText } from './plain-text.ts';
import { type PublishedEntry, publishedEntries } from './published-entries.ts';

/** JSON Feed 1.1. Its `_planet` extension names the member that each item comes from. */
export const jsonFeed: Format = {
  path: 'feed.json',
  type: 'application/feed+json',
  title: 'JSON Feed',
  announced: true,
  render(edition) {
    const { planet } = edition;
    const hub = hubOf(edition);
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: planet.title,
      description: plainText(planet.intro),
      home_page_url: pageUrl(edition),
      feed_url: fileUrl(edition, 'feed.json'),
      language: planet.language,
      authors: planet.owner && [{ name: planet.owner.name }],
      hubs: hub === undefined ? undefined : [{ type: 'WebSub', url: hub }],
      items: publishedEntries(edition).map((entry) => writeItem(entry, edition)),
    };
    return `${JSON.stringify(feed, null, 2)}\n`;
  },
};

// JSON.stringify() leaves out what is undefined.
function writeItem(entry: PublishedEntry, edition: Edition): object {
  const { content, summary, title } = entry;
  return {
    id: entry.publicId,
    url: entry.url,
    title,
    content_html: content,
    // One of the two contents is required.
    content_text: content === undefined ? (summary ?? title ?? '') : undefined,
    summary,
    image: entry.image,
    date_published: entry.publishedDate,
    date_modified: entry.changed,
    authors: entry.by.map(({ name, url }: Person) => ({ name, url })),
    tags: entry.tags.length > 0 ? entry.tags : undefined,
    language: entry.language ?? entry.member?.feed?.language,
    attachments: writeAttachments(entry),
    _planet: writeMember(entry, edition),
  };
}

function writeAttachments({ enclosures }: PublishedEntry): object[] | undefined {
  if (enclosures.length === 0) return undefined;
  return enclosures.map(({ url, type = 'application/octet-stream', title, length }) => ({
    url,
    mime_type: type,
    title,
    size_in_bytes: length,
  }));
}

function writeMember({ sourceId, memberName, member }: PublishedEntry, edition: Edition): object {
  const feedUrl = member && memberFeedUrl(member, edition);
  return {
    member: sourceId,
    name: memberName,
    home_page_url: member && memberHome(member),
    feed_url: feedUrl && isAbsolute(feedUrl) ? feedUrl : undefined,
    avatar: member && memberFace(member, edition),
  };
}
