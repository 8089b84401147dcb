import type { SafeHtml, UnsafeHtml } from './html.ts';
import type { Person } from './person.ts';

/** A file that comes with an entry: a podcast episode, a video, an image. */
export interface Enclosure {
  /** Absolute http(s) URL. */
  url: string;
  /** Media type, lower case, without parameters. */
  type?: string;
  /** Bytes. */
  length?: number;
  /** Plain text on one line. */
  title?: string;
}

/**
 * One post. It equals its own JSON round trip: optional means absent, never `null` or `''`; dates are ISO 8601 in UTC
 * with milliseconds, so they sort as text; titles and summaries are plain text, only `content` is markup.
 * Its identity is `(sourceId, id)`: two feeds may well use the same id.
 */
export interface Entry<Html extends UnsafeHtml | SafeHtml> {
  /** The publisher's id (RSS `guid`, `atom:id`), verbatim; else the link; else a digest of the entry. */
  id: string;
  /** The source whose feed has it (`Source.id`). */
  sourceId: string;
  /** Plain text on one line. */
  title?: string;
  /** Permalink: an absolute http(s) URL. */
  url?: string;
  /** The fullest text that the feed has, as markup: in a `RawEntry` as delivered, with links that may be relative (`baseUrl`). */
  content?: Html;
  /** The URL that relative links in raw `content` start from. Absent once the content is safe. */
  baseUrl?: string;
  /** Plain text on one line. Only where there is a `content` that says something else. */
  summary?: string;
  /** Those the entry names, else those of its feed; empty where nobody is named. */
  authors: Person[];
  /** Labels of its categories, and keywords: plain text, each once. */
  tags: string[];
  /** Each URL once. */
  enclosures: Enclosure[];
  /** The picture that stands for the entry: an absolute http(s) URL. */
  image?: string;
  /** BCP 47, in canonical form (`en-US`). */
  language?: string;
  /** The direction its text runs in, where its language does not tell. No format of feeds has it. */
  dir?: 'ltr' | 'rtl';
  /** Who may do what with it (RFC 4287 §4.2.10): plain text on one line. */
  rights?: string;
  /** The page with its comments (RSS `comments`, link relation `replies` of RFC 4685 §4): an absolute http(s) URL. */
  commentsUrl?: string;
  /** When it first came out, as the feed says. ISO 8601, UTC, milliseconds. */
  published?: string;
  /** When it last changed, as the feed says. ISO 8601, UTC, milliseconds. */
  updated?: string;
  /** What the planet orders and dates it by, where that is not `published`: a planet may go by `updated`. */
  date?: string;
  /** Since when its publisher does not have it any more, where the planet still shows it, with a remark. */
  withdrawn?: string;
  /** `content` is only the beginning: the whole is at `url`. */
  isExcerpt?: true;
  /** When this planet first saw the entry. ISO 8601, UTC, milliseconds. */
  seen: string;
  /** Where an aggregating feed says the entry came from (RFC 4287 §4.2.11). */
  origin?: { id?: string; title?: string; siteUrl?: string; feedUrl?: string };
  /** The other members whose feeds carry the same post, and what told us so. */
  alsoOn?: { sourceId: string; url?: string; reason: 'link' | 'id' | 'content' }[];
}

/** An entry as it came out of its feed: stored like this, sanitized only when shown. */
export type RawEntry = Entry<UnsafeHtml>;
