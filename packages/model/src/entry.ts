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
  sourceId: string;
  title?: string;
  /** Permalink. */
  url?: string;
  content?: Html;
  /** The URL that relative links in raw `content` start from. Absent once the content is safe. */
  baseUrl?: string;
  summary?: string;
  authors: Person[];
  tags: string[];
  enclosures: Enclosure[];
  image?: string;
  /** BCP 47. */
  language?: string;
  dir?: 'ltr' | 'rtl';
  rights?: string;
  commentsUrl?: string;
  published?: string;
  updated?: string;
  /** When this planet first saw the entry. */
  seen: string;
  /** Where an aggregating feed says the entry came from (RFC 4287 §4.2.11). */
  origin?: { id?: string; title?: string; siteUrl?: string; feedUrl?: string };
  /** The other members whose feeds carry the same post, and what told us so. */
  alsoOn?: { sourceId: string; url?: string; reason: 'link' | 'id' | 'content' }[];
}

/** An entry as it came out of its feed: stored like this, sanitized only when shown. */
export type RawEntry = Entry<UnsafeHtml>;
