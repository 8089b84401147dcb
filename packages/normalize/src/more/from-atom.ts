import type { AtomFeed, DcNs } from 'feedsmith';
import type { CategoryDraft, More } from '../draft.ts';
import { mediaCategories, mediaThumbnails } from '../extensions.ts';
import { atomPersons } from '../raw-persons.ts';
import { mediaOf } from './media.ts';
import { placeOf } from './place.ts';

/** What an Atom feed says beside what a planet shows. */
export function moreOfAtomFeed(feed: AtomFeed.Feed<string>): More {
  const { links, contributors, generator, dc, cc, creativeCommons } = feed;
  return {
    links: links ?? [],
    categories: [...(feed.categories ?? []), ...subjects(dc)],
    contributors: atomPersons(contributors),
    publishers: [dc?.publishers],
    generator: generator && { name: generator.text, url: generator.uri, version: generator.version },
    licenses: [...(creativeCommons?.licenses ?? []), cc?.license, ...licenseLinks(links)],
    place: placeOf(feed),
  };
}

/** What an Atom entry says beside what a planet shows. */
export function moreOfAtomEntry(entry: AtomFeed.Entry<string>): More {
  const { links, contributors, dc, cc, creativeCommons, media, wfw, itunes } = entry;
  return {
    links: links ?? [],
    categories: [
      ...(entry.categories ?? []),
      ...subjects(dc),
      ...terms(itunes?.keywords),
      ...mediaCategories(media),
    ],
    contributors: [...(atomPersons(contributors) ?? []), ...(dc?.contributors ?? [])],
    publishers: [dc?.publishers],
    thumbnails: mediaThumbnails(media),
    media: mediaOf(media),
    subtitles: [itunes?.subtitle],
    contentUrls: [entry.content?.src],
    commentsFeeds: [
      wfw?.commentRss,
      ...(links ?? [])
        .filter(({ rel, type }) => rel === 'replies' && !/html/.test(type ?? ''))
        .map(({ href }) => href),
    ],
    repliesTo: (entry.thr?.inReplyTos ?? []).map(({ ref, href, type, source: from }) => ({
      ...{ id: ref, url: href, type, sourceUrl: from },
    })),
    licenses: [...(creativeCommons?.licenses ?? []), cc?.license, ...licenseLinks(links)],
    place: placeOf(entry),
  };
}

/** What Dublin Core calls subjects. */
export function subjects(dc: DcNs.ItemOrFeed<string> | undefined): CategoryDraft[] {
  return terms(dc?.subjects);
}

/** Categories that are words and nothing else. */
export function terms(words: readonly (string | undefined)[] | undefined): CategoryDraft[] {
  return (words ?? []).map((term) => ({ term }));
}

/** Licences by link relation (RFC 4946). */
export function licenseLinks(links: readonly AtomFeed.Link<string>[] | undefined): (string | undefined)[] {
  return (links ?? []).filter(({ rel }) => rel === 'license').map(({ href }) => href);
}
