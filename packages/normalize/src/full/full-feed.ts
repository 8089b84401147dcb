import type { Feed, Notice, Person, RawEntry, UnsafeHtml } from '@planet-ceres/model';
import type { DeletedEntry } from '../deleted-entries.ts';
import type { Place } from '../draft.ts';

/** A text as its element has it (RFC 4287 §3.1). */
export interface TextConstruct {
  /** Plain text, on one line, at most 10,000 characters. */
  text: string;
  /** The same as markup, which may hold anything; the attributes in it that hold addresses are absolute. */
  html: UnsafeHtml;
  /** What it was written in. RSS does not say; there its looks decide. */
  type: 'text' | 'html';
  /** BCP 47, as declared: of the element (`xml:lang`), else of what it stands in. Never guessed. */
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
  /** Media type, as written. */
  type?: string;
  /** Plain text on one line. */
  title?: string;
  /** Language of what it leads to, as written. */
  hreflang?: string;
  /** Bytes. */
  length?: number;
}

/** A category with all its attributes, in plain text (RFC 4287 §4.2.2). */
export interface Category {
  /** What it is called among machines: `term`, in RSS and JSON Feed the word itself. */
  term: string;
  /** What it is a term of, as written: `scheme`, in RSS `domain`. */
  scheme?: string;
  /** What it is called among people. */
  label?: string;
}

/** What an entry answers (RFC 4685 §3). */
export interface ReplyTo {
  /** The id of the entry that is answered. */
  id?: string;
  /** Where that entry is: an absolute http(s) URL. */
  url?: string;
  /** Media type of what the URL leads to. */
  type?: string;
  /** The feed that has it: an absolute http(s) URL. */
  sourceUrl?: string;
}

/** A file of Media RSS (1.5.1, `media:content`). */
export interface MediaFile {
  /** Absolute http(s) URL. */
  url: string;
  /** Media type, as written. */
  type?: string;
  /** As written: `image`, `audio`, `video`, `document` or `executable`. */
  medium?: string;
  /** Plain text on one line. */
  title?: string;
  /** Bytes. */
  length?: number;
  /** Pixels. */
  width?: number;
  /** Pixels. */
  height?: number;
  /** How long it plays (`duration`). */
  seconds?: number;
}

/** What feeds and entries both say in full. */
export interface FullParts {
  /** In the document's order, at most 100; of RSS its `link` and `enclosure`s too. */
  links: FeedLink[];
  /** In the document's order, each once, at most 100: also Dublin Core's subjects, Apple's categories and keywords, Media RSS's. */
  categories: Category[];
  /** Those who helped (RFC 4287 §4.2.3, `dc:contributor`), at most 50. */
  contributors: Person[];
  /** Who brings it out: `webMaster`, `dc:publisher`, `itunes:owner`. */
  publisher?: Person;
  /** Absolute http(s) URL of a licence (Creative Commons' modules, link relation `license` of RFC 4946). */
  license?: string;
  /** Where it is (GeoRSS, or `geo:lat` and `geo:long`). */
  place?: Place;
}

/** A feed with everything it says of itself. */
export interface FullFeed extends Feed, FullParts {
  /** `title` as its element has it. */
  titleText?: TextConstruct;
  /** `subtitle` as its element has it (RSS `description`). */
  subtitleText?: TextConstruct;
  /** `rights` as its element has it (RSS `copyright`). */
  rightsText?: TextConstruct;
  /** The program that made the feed: its name and version in plain text, the absolute http(s) URL of its site (RFC 4287 §4.2.4). */
  generator?: { name?: string; url?: string; version?: string };
  /**
   * The picture of an RSS feed (RSS 2.0 `image`, else `itunes:image`): absolute http(s) URLs of the picture and of the page it
   * links to, plain text, and its size in pixels.
   */
  image?: {
    url: string;
    title?: string;
    link?: string;
    description?: string;
    width?: number;
    height?: number;
  };
  /** When the feed came out (RSS `pubDate`). ISO 8601, UTC, milliseconds. */
  published?: string;
}

/** An entry with everything it says. */
export interface FullEntry extends RawEntry, FullParts {
  /** `title` as its element has it. */
  titleText?: TextConstruct;
  /** What the feed has as a summary: Atom `summary`, RSS `description`. There also where it is the only text, and so the `content`. */
  summaryText?: TextConstruct;
  /** What the feed has as content: Atom `content`, `content:encoded`, `content_html`, RSS `description` beside an `atom:summary`. */
  contentText?: TextConstruct;
  /** Where the content lies that is not in the entry: an absolute http(s) URL (RFC 4287 §4.1.3.2). */
  contentUrl?: string;
  /** `itunes:subtitle` of an episode. */
  subtitleText?: TextConstruct;
  /** `rights` as its element has it. */
  rightsText?: TextConstruct;
  /** Absolute http(s) URLs of small pictures (Media RSS 1.5.1, `media:thumbnail`), at most 100. */
  thumbnails: string[];
  /** Files of Media RSS, those in groups too, at most 100. */
  media: MediaFile[];
  /** The page that an entry is about, where it is a link to another site: an absolute http(s) URL (JSON Feed `external_url`). */
  externalUrl?: string;
  /** The feed of its comments: an absolute http(s) URL (`wfw:commentRss`, link relation `replies` of RFC 4685 §4). */
  commentsFeedUrl?: string;
  /** The entries it answers, at most 100 (RFC 4685 §3). */
  repliesTo: ReplyTo[];
  /** The feed it came from (RFC 4287 §4.2.11). */
  sourceFeed?: FullFeed;
}

/** A feed read in full. */
export interface FullReading {
  feed: FullFeed;
  /** In the document's order. */
  entries: FullEntry[];
  /** Entries the feed says are gone (RFC 6721). Absent where it says so of none. */
  deleted?: DeletedEntry[];
  /** What was odd and how it was mended. */
  notices: Notice[];
}
