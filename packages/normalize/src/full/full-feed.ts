import type { Feed, Notice, Person, RawEntry, UnsafeHtml } from '@planet-ceres/model';
import type { DeletedEntry } from '../deleted-entries.ts';
import type { Place } from '../draft.ts';

/** A text as its element has it (RFC 4287 §3.1). */
export interface TextConstruct {
  /** Plain text, on one line. */
  text: string;
  /** The same as markup, which may hold anything; its links are absolute. */
  html: UnsafeHtml;
  /** What it was written in. RSS does not say; there its looks decide. */
  type: 'text' | 'html';
  /** BCP 47, inherited where the element has none. */
  language?: string;
  /** The `xml:base` chain down to the element. */
  baseUrl?: string;
}

/** A link with all its attributes (RFC 4287 §4.2.7). */
export interface FeedLink {
  /** Absolute http(s) URL. */
  href: string;
  /** `alternate` where none is written. */
  rel: string;
  type?: string;
  title?: string;
  hreflang?: string;
  /** Bytes. */
  length?: number;
}

export interface Category {
  term: string;
  scheme?: string;
  label?: string;
}

/** What an entry answers (RFC 4685 §3). */
export interface ReplyTo {
  /** The id of the entry that is answered. */
  id?: string;
  url?: string;
  /** Media type of what the URL leads to. */
  type?: string;
  /** The feed that has it. */
  sourceUrl?: string;
}

/** A file of Media RSS. */
export interface MediaFile {
  /** Absolute http(s) URL. */
  url: string;
  type?: string;
  /** `image`, `audio`, `video`, `document` or `executable`. */
  medium?: string;
  title?: string;
  /** Bytes. */
  length?: number;
  /** Pixels. */
  width?: number;
  height?: number;
  seconds?: number;
}

/** What feeds and entries both say in full. */
export interface FullParts {
  links: FeedLink[];
  categories: Category[];
  contributors: Person[];
  publisher?: Person;
  /** URL of a licence. */
  license?: string;
  place?: Place;
}

/** A feed with everything it says of itself. */
export interface FullFeed extends Feed, FullParts {
  titleText?: TextConstruct;
  subtitleText?: TextConstruct;
  rightsText?: TextConstruct;
  generator?: { name?: string; url?: string; version?: string };
  image?: {
    url: string;
    title?: string;
    link?: string;
    description?: string;
    width?: number;
    height?: number;
  };
  published?: string;
}

/** An entry with everything it says. */
export interface FullEntry extends RawEntry, FullParts {
  titleText?: TextConstruct;
  summaryText?: TextConstruct;
  contentText?: TextConstruct;
  /** Where the content lies that is not in the entry (RFC 4287 §4.1.3.2). */
  contentUrl?: string;
  subtitleText?: TextConstruct;
  rightsText?: TextConstruct;
  thumbnails: string[];
  media: MediaFile[];
  /** The page that an entry is about, where it is a link to another site (JSON Feed). */
  externalUrl?: string;
  commentsFeedUrl?: string;
  repliesTo: ReplyTo[];
  /** The feed it came from. */
  sourceFeed?: FullFeed;
}

/** A feed read in full. */
export interface FullReading {
  feed: FullFeed;
  /** In the document's order. */
  entries: FullEntry[];
  /** Entries the feed says are gone. */
  deleted?: DeletedEntry[];
  notices: Notice[];
}
