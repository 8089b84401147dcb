import type { AtomFeed, CcNs, CreativeCommonsNs, DcNs, ThrNs } from 'feedsmith';
import type { CategoryDraft, Maybe, More } from '../draft.ts';
import { mediaCategories, mediaThumbnails } from '../extensions.ts';
import { atomPersons } from '../raw-persons.ts';
import { mediaOf } from './media.ts';
import { placeOf } from './place.ts';

/** What an Atom feed says beside what a planet shows. */
export function moreOfAtomFeed(feed: AtomFeed.Feed<string>): More {
  const { links, contributors, generator, dc } = feed;
  return {
    links: links ?? [],
    categories: [...(feed.categories ?? []), ...subjects(dc)],
    contributors: atomPersons(contributors),
    publishers: [dc?.publishers],
    generator: atomGenerator(generator),
    licenses: licensesOf(feed, links),
    place: placeOf(feed),
  };
}

/** What an Atom entry says beside what a planet shows. */
export function moreOfAtomEntry(entry: AtomFeed.Entry<string>): More {
  const { links, contributors, dc, media, wfw, itunes } = entry;
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
    repliesTo: repliesOf(entry),
    licenses: licensesOf(entry, links),
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

/** Licences by Creative Commons' modules, then by link relation (RFC 4946). */
export function licensesOf(
  { cc, creativeCommons }: { cc?: CcNs.ItemOrFeed; creativeCommons?: CreativeCommonsNs.ItemOrFeed },
  links: readonly AtomFeed.Link<string>[] | undefined,
): Maybe[] {
  const linked = (links ?? []).filter(({ rel }) => rel === 'license').map(({ href }) => href);
  return [...(creativeCommons?.licenses ?? []), cc?.license, ...linked];
}

/** What an entry answers (RFC 4685 §3). */
export function repliesOf({ thr }: { thr?: ThrNs.Item }): NonNullable<More['repliesTo']> {
  return (thr?.inReplyTos ?? []).map(({ ref, href, type, source }) => ({
    ...{ id: ref, url: href, type, sourceUrl: source },
  }));
}

/** The program that made a feed, as Atom names it. */
export function atomGenerator(generator: AtomFeed.Generator | undefined): More['generator'] {
  return generator && { name: generator.text, url: generator.uri, version: generator.version };
}
