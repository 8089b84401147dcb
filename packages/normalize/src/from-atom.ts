import type { AtomFeed } from 'feedsmith';
import type { EntryDraft, FeedDraft, Maybe, OriginDraft } from './draft.ts';
import {
  imagesOf,
  mediaDescription,
  mediaEnclosures,
  mediaImages,
  mediaTags,
  mediaTitle,
  pollInterval,
} from './extensions.ts';
import { moreOfAtomEntry, moreOfAtomFeed } from './more/from-atom.ts';
import { atomPersons } from './raw-persons.ts';
import { type Text, textOf } from './text.ts';
import { looksLikeUrl } from './urls.ts';

type Feed = AtomFeed.Feed<string>;
type AtomEntry = AtomFeed.Entry<string>;
/** A link of Atom's, in Atom and elsewhere. */
type Link = { href?: string; rel?: string; type?: string; title?: string; length?: number };

/** Reads Atom 1.0 (RFC 4287) and 0.3. */
export function fromAtom(feed: Feed): FeedDraft {
  return {
    format: 'atom',
    ids: [feed.id],
    titles: [atomText(feed.title), textOf(feed.dc?.titles?.[0], 'either')],
    subtitles: [atomText(feed.subtitle), textOf(feed.dc?.descriptions?.[0], 'either')],
    siteLinks: alternateLinks(feed.links),
    languages: [feed.xml?.lang, feed.dc?.languages?.[0]],
    authors: [atomPersons(feed.authors), feed.dc?.creators, [feed.itunes?.author]],
    icons: [feed.icon],
    logos: [feed.logo, feed.itunes?.image],
    rights: [atomText(feed.rights), textOf(feed.dc?.rights?.[0], 'either')],
    updated: [feed.updated, feed.dcterms?.modified?.[0], feed.dc?.dates?.[0]],
    hubs: linksOf(feed.links, 'hub'),
    selves: linksOf(feed.links, 'self'),
    ttl: pollInterval(feed.sy),
    next: linksOf(feed.links, 'next')[0],
    previousArchive: linksOf(feed.links, 'prev-archive')[0],
    base: feed.xml?.base,
    isBasedOnSite: false,
    entries: (feed.entries ?? []).values().map(entryDraft),
    more: () => moreOfAtomFeed(feed),
  };
}

function entryDraft(entry: AtomEntry): EntryDraft {
  const { source, links } = entry;
  return {
    ids: [entry.id, entry.dc?.identifiers?.[0]],
    links: [
      ...linksOf(links, 'x-origlink'),
      ...alternateLinks(links),
      looksLikeUrl(entry.id) ? entry.id : undefined,
      ...linksOf(links, 'enclosure'),
    ],
    bases: [entry.xml?.base, entry.content?.xml?.base ?? entry.summary?.xml?.base],
    titles: [
      atomText(entry.title),
      textOf(entry.dc?.titles?.[0], 'either'),
      textOf(mediaTitle(entry.media), 'either'),
    ],
    contents: [atomText(entry.content)],
    summaries: [
      atomText(entry.summary),
      textOf(entry.dc?.descriptions?.[0], 'either'),
      mediaDescription(entry.media),
    ],
    authors: [
      atomPersons(entry.authors),
      entry.dc?.creators,
      [entry.itunes?.author],
      atomPersons(source?.authors),
    ],
    tags: [
      ...(entry.categories ?? []).map((category) => category.label ?? category.term),
      ...(entry.dc?.subjects ?? []),
      ...(entry.itunes?.keywords ?? []),
      ...mediaTags(entry.media),
    ],
    enclosures: [...atomEnclosures(links), ...mediaEnclosures(entry.media)],
    images: [entry.itunes?.image, ...mediaImages(entry.media), ...imagesOf(atomEnclosures(links))],
    languages: [entry.xml?.lang, entry.dc?.languages?.[0]],
    contentLanguage: entry.content?.xml?.lang,
    rights: [atomText(entry.rights), textOf(entry.dc?.rights?.[0], 'either'), atomText(source?.rights)],
    comments: (links ?? [])
      .filter((link) => link.rel === 'replies' && /html/.test(link.type ?? ''))
      .map((link) => link.href),
    published: [entry.published, entry.dcterms?.issued?.[0], entry.dcterms?.created?.[0]],
    updated: [entry.updated, entry.dcterms?.modified?.[0], entry.dc?.dates?.[0]],
    ...(source && { origin: atomOrigin(source) }),
    more: () => ({ ...moreOfAtomEntry(entry), source: source && fromAtom(source) }),
  };
}

/** A text construct (RFC 4287 §3.1); the types of Atom 0.3 are media types. XHTML arrives as HTML (`mendXml`). */
export function atomText(
  text: { value?: string; type?: string; xml?: { lang?: string; base?: string } } | undefined,
): Text | undefined {
  return textOf(text?.value, /html|xml/i.test(text?.type ?? '') ? 'html' : 'text', text?.xml);
}

/** The targets of all links with a relation, which may be written as a URI (RFC 4287 §4.2.7.2). */
export function linksOf(links: readonly Link[] | undefined, relation: string): Maybe[] {
  if (!links) return [];
  return links.filter(({ rel = 'alternate' }) => isRelation(rel, relation)).map(({ href }) => href);
}

function isRelation(written: string, relation: string): boolean {
  const rel = written.trim().toLowerCase();
  return rel === relation || rel.endsWith(`/${relation}`) || rel.endsWith(`#${relation}`);
}

/** Alternates, pages before other media. */
export function alternateLinks(links: readonly Link[] | undefined): Maybe[] {
  const pages = links?.filter(({ type }) => type === undefined || /html/i.test(type));
  return [...linksOf(pages, 'alternate'), ...linksOf(links, 'alternate')];
}

/** Links to files that come with an entry (RFC 4287 §4.2.7.2). */
export function atomEnclosures(links: readonly Link[] | undefined): EntryDraft['enclosures'] {
  return (links ?? [])
    .filter(({ rel }) => rel !== undefined && isRelation(rel, 'enclosure'))
    .map(({ href, type, title, length }) => ({ url: href, type, title, length }));
}

/** Where an entry came from (RFC 4287 §4.2.11). */
export function atomOrigin(source: AtomFeed.Source<string>): OriginDraft {
  const title = atomText(source.title);
  return {
    id: source.id,
    title: title?.value,
    siteUrl: alternateLinks(source.links)[0],
    feedUrl: linksOf(source.links, 'self')[0],
  };
}
