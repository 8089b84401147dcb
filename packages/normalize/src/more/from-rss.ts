import type { ItunesNs } from 'feedsmith';
import type { CategoryDraft, LinkDraft, More } from '../draft.ts';
import { mediaCategories, mediaThumbnails } from '../extensions.ts';
import type { RssEntry, RssOrRdfFeed } from '../from-rss.ts';
import { atomPersons, rssPersons } from '../raw-persons.ts';
import { atomGenerator, licensesOf, repliesOf, subjects, terms } from './from-atom.ts';
import { mediaOf } from './media.ts';
import { placeOf } from './place.ts';

/** What an RSS feed says beside what a planet shows. */
export function moreOfRssFeed(feed: RssOrRdfFeed): More {
  const { atom, dc, dcterms, itunes, image } = feed;
  return {
    links: [...alternate(feed.link), ...(atom?.links ?? [])],
    categories: [
      ...(feed.categories ?? []).map(({ name, domain }) => ({ term: name, scheme: domain })),
      ...(atom?.categories ?? []),
      ...subjects(dc),
      ...categoriesOf(itunes?.categories),
      ...terms(itunes?.keywords),
    ],
    contributors: [...(atomPersons(atom?.contributors) ?? []), ...(dc?.contributors ?? [])],
    publishers: [rssPersons([feed.webMaster]), dc?.publishers, [itunes?.owner]],
    generator: atomGenerator(atom?.generator) ?? generatorOf(feed.generator ?? feed.admin?.generatorAgent),
    image: image ?? (itunes?.image === undefined ? undefined : { url: itunes.image }),
    published: [feed.pubDate, dcterms?.issued?.[0], dcterms?.created?.[0]],
    licenses: licensesOf(feed, atom?.links),
    place: placeOf(feed),
  };
}

/** What an entry of an RSS feed says beside what a planet shows. */
export function moreOfRssEntry(entry: RssEntry): More {
  const { atom, dc, itunes, media, wfw } = entry;
  return {
    links: [
      ...alternate(entry.link),
      ...(atom?.links ?? []),
      ...(entry.enclosures ?? []).map(({ url, type, length }) => ({
        href: url,
        rel: 'enclosure',
        type,
        length,
      })),
    ],
    categories: [
      ...(entry.categories ?? []).map(({ name, domain }) => ({ term: name, scheme: domain })),
      ...(atom?.categories ?? []),
      ...subjects(dc),
      ...terms(itunes?.keywords),
      ...mediaCategories(media),
    ],
    contributors: [...(atomPersons(atom?.contributors) ?? []), ...(dc?.contributors ?? [])],
    publishers: [dc?.publishers],
    thumbnails: mediaThumbnails(media),
    media: mediaOf(media),
    subtitles: [itunes?.subtitle],
    contentUrls: [atom?.content?.src],
    commentsFeeds: [wfw?.commentRss],
    repliesTo: repliesOf(entry),
    licenses: licensesOf(entry, atom?.links),
    place: placeOf(entry),
  };
}

function alternate(link: string | undefined): LinkDraft[] {
  return link === undefined ? [] : [{ href: link, rel: 'alternate', type: 'text/html' }];
}

/** Apple's categories, each before those within it. */
function categoriesOf(categories: readonly ItunesNs.Category[] | undefined): CategoryDraft[] {
  return (categories ?? []).flatMap((category) => [
    { term: category.text, scheme: 'http://www.itunes.com/' },
    ...categoriesOf(category.categories),
  ]);
}

/** Many a generator is but an address. */
function generatorOf(written: string | undefined): More['generator'] {
  if (written === undefined) return undefined;
  return /^https?:\/\/\S+$/.test(written.trim()) ? { name: written, url: written } : { name: written };
}
