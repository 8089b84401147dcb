import type { JsonFeed } from 'feedsmith';
import type { EntryDraft, FeedDraft } from './draft.ts';
import { imagesOf } from './extensions.ts';
import { moreOfJsonEntry } from './more/from-json.ts';
import { textOf } from './text.ts';
import { looksLikeUrl } from './urls.ts';

/** Reads JSON Feed 1.0 and 1.1. */
export function fromJsonFeed(feed: JsonFeed.Feed<string>): FeedDraft {
  return {
    format: 'json',
    ids: [feed.feed_url],
    titles: [textOf(feed.title, 'text')],
    subtitles: [textOf(feed.description, 'text')],
    siteLinks: [feed.home_page_url],
    languages: [feed.language],
    authors: [feed.authors],
    icons: [feed.favicon, feed.icon],
    logos: [feed.icon],
    rights: [],
    updated: [],
    hubs: (feed.hubs ?? []).map(({ url }) => url),
    selves: [feed.feed_url],
    next: feed.next_url,
    base: undefined,
    isBasedOnSite: true,
    entries: (feed.items ?? []).values().map(entryDraft),
    more: () => ({}),
  };
}

function entryDraft(entry: JsonFeed.Item<string>): EntryDraft {
  const enclosures = (entry.attachments ?? []).map(({ url, mime_type, title, size_in_bytes }) => ({
    url,
    type: mime_type,
    title,
    length: size_in_bytes,
  }));
  return {
    ids: [entry.id],
    links: [entry.url, looksLikeUrl(entry.id) ? entry.id : undefined, entry.external_url, enclosures[0]?.url],
    bases: [],
    titles: [textOf(entry.title, 'text')],
    contents: [textOf(entry.content_html, 'html'), textOf(entry.content_text, 'text')],
    summaries: [textOf(entry.summary, 'text')],
    authors: [entry.authors],
    tags: entry.tags ?? [],
    enclosures,
    images: [entry.image, entry.banner_image, ...imagesOf(enclosures)],
    languages: [entry.language],
    rights: [],
    comments: [],
    published: [entry.date_published],
    updated: [entry.date_modified],
    more: () => moreOfJsonEntry(entry),
  };
}
