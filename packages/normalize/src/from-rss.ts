import type { RdfFeed, RssFeed } from 'feedsmith';
import type { EntryDraft, FeedDraft, Maybe } from './draft.ts';
import {
  imagesOf,
  mediaDescription,
  mediaEnclosures,
  mediaImages,
  mediaTags,
  mediaTitle,
  podcastEnclosures,
  pollInterval,
} from './extensions.ts';
import { alternateLinks, atomEnclosures, atomOrigin, atomText, fromAtom, linksOf } from './from-atom.ts';
import { moreOfRssEntry, moreOfRssFeed } from './more/from-rss.ts';
import { atomPersons, rssPersons } from './raw-persons.ts';
import { textOf } from './text.ts';
import { looksLikeUrl } from './urls.ts';

// RSS 1.0 has a subset of the elements of RSS 2.0, so both are read as one.
export type RssOrRdfFeed = RssFeed.Feed<string> & Pick<RdfFeed.Feed<string>, 'rdf'>;
export type RssEntry = RssFeed.Item<string> & Pick<RdfFeed.Item<string>, 'rdf'>;

/** Reads RSS 0.9x, 1.0 and 2.0 with the modules that feeds use. */
export function fromRss(feed: RssOrRdfFeed, format: 'rss' | 'rdf'): FeedDraft {
  const { atom, dc, dcterms, itunes } = feed;
  const selves = linksOf(atom?.links, 'self');
  return {
    format,
    ids: [atom?.id, feed.rdf?.about],
    titles: [textOf(feed.title, 'either'), atomText(atom?.title), textOf(dc?.titles?.[0], 'either')],
    subtitles: [
      textOf(feed.description, 'either'),
      atomText(atom?.subtitle),
      textOf(dc?.descriptions?.[0], 'either'),
      textOf(itunes?.summary ?? itunes?.subtitle, 'either'),
    ],
    siteLinks: [
      ...(atom?.links?.some(({ rel }) => rel === 'alternate') ? alternateLinks(atom.links) : []),
      feed.link,
    ],
    languages: [feed.language, dc?.languages?.[0], feed.xml?.lang],
    authors: [
      rssPersons([feed.managingEditor]),
      atomPersons(atom?.authors),
      dc?.creators,
      [itunes?.author ?? feed.googleplay?.author],
      [itunes?.owner],
      rssPersons([feed.webMaster]),
    ],
    icons: [atom?.icon],
    logos: [atom?.logo, feed.image?.url, itunes?.image, feed.googleplay?.image?.href],
    rights: [textOf(feed.copyright, 'either'), atomText(atom?.rights), textOf(dc?.rights?.[0], 'either')],
    updated: [
      feed.lastBuildDate,
      atom?.updated,
      dcterms?.modified?.[0],
      dc?.dates?.[0],
      feed.pubDate,
      dcterms?.issued?.[0],
      dcterms?.created?.[0],
    ],
    hubs: linksOf(atom?.links, 'hub'),
    selves,
    ttl: feed.ttl ?? pollInterval(feed.sy),
    skipHours: feed.skipHours,
    skipDays: feed.skipDays,
    next: linksOf(atom?.links, 'next')[0],
    previousArchive: linksOf(atom?.links, 'prev-archive')[0],
    base: feed.xml?.base,
    isBasedOnSite: true,
    entries: (feed.items ?? []).values().map(entryDraft),
    more: () => moreOfRssFeed(feed),
  };
}

function entryDraft(entry: RssEntry): EntryDraft {
  const { atom, dc, dcterms, itunes, media } = entry;
  const guid = entry.guid?.value;
  const permalink = entry.guid?.isPermaLink !== false && looksLikeUrl(guid) ? guid : undefined;
  const enclosures = [...(entry.enclosures ?? []), ...atomEnclosures(atom?.links)];
  const about: Maybe = entry.rdf?.about;
  const base = contentBase(entry.xml?.space);
  const xml = base === undefined ? undefined : { base };
  const description = textOf(entry.description, 'either', xml);
  const summary = atomText(atom?.summary);
  const origin = rssOrigin(entry);
  return {
    ids: [guid, atom?.id, about, dc?.identifiers?.[0]],
    links: [
      ...linksOf(atom?.links, 'x-origlink'),
      entry.link,
      ...alternateLinks(atom?.links),
      permalink,
      looksLikeUrl(about) ? about : undefined,
      ...enclosures.map(({ url }) => url),
    ],
    bases: [entry.xml?.base, base],
    titles: [
      textOf(entry.title, 'either'),
      atomText(atom?.title),
      textOf(dc?.titles?.[0], 'either'),
      textOf(mediaTitle(media), 'either'),
      textOf(itunes?.title, 'either'),
    ],
    // Beside a summary the description is the content.
    contents: [
      textOf(entry.content?.encoded, 'either', xml),
      atomText(atom?.content),
      summary && description,
    ],
    summaries: [
      summary ? undefined : description,
      summary,
      textOf(dc?.descriptions?.[0], 'either'),
      textOf(itunes?.summary ?? itunes?.subtitle, 'either'),
      mediaDescription(media),
    ],
    authors: [
      rssPersons(entry.authors),
      atomPersons(atom?.authors),
      dc?.creators,
      [itunes?.author ?? entry.googleplay?.author],
      atomPersons(atom?.source?.authors),
    ],
    tags: [
      ...(entry.categories ?? []).map(({ name }) => name),
      ...(atom?.categories ?? []).map(({ label, term }) => label ?? term),
      ...(dc?.subjects ?? []),
      ...(itunes?.keywords ?? []),
      ...mediaTags(media),
    ],
    enclosures: [...enclosures, ...mediaEnclosures(media), ...podcastEnclosures(entry.podcast)],
    images: [itunes?.image, entry.googleplay?.image?.href, ...mediaImages(media), ...imagesOf(enclosures)],
    languages: [dc?.languages?.[0], entry.xml?.lang],
    rights: [
      atomText(atom?.rights),
      textOf(dc?.rights?.[0], 'either'),
      textOf(media?.copyright?.value, 'either'),
    ],
    comments: [entry.comments],
    published: [entry.pubDate, atom?.published, dcterms?.issued?.[0], dcterms?.created?.[0], dc?.dates?.[0]],
    updated: [atom?.updated, dcterms?.modified?.[0], dc?.dates?.[1]],
    ...(origin && { origin }),
    more: () => ({ ...moreOfRssEntry(entry), source: atom?.source && fromAtom(atom.source) }),
  };
}

/** The `xml:base` of a description, which `mendXml` put into the one attribute that comes through. */
function contentBase(space: Maybe): Maybe {
  return space === 'preserve' || space === 'default' ? undefined : space;
}

function rssOrigin({ source, atom }: RssEntry): EntryDraft['origin'] {
  if (atom?.source) return atomOrigin(atom.source);
  return source && { title: source.title, feedUrl: source.url };
}
