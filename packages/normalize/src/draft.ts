import type { Enclosure, Entry } from '@planet-ceres/model';
import type { RawPerson } from './persons.ts';
import type { Text } from './text.ts';

/** A value that a feed may have. */
export type Maybe = string | undefined;

/** People a format names in one place. */
export type Persons = readonly (RawPerson | undefined)[] | undefined;

/** What a format says of an entry, in candidates: the first good one of each list counts. Nothing is resolved or checked yet. */
export interface EntryDraft {
  ids: Maybe[];
  links: Maybe[];
  /** `xml:base` of the entry and of its content, outermost first. */
  bases: Maybe[];
  titles: (Text | undefined)[];
  contents: (Text | undefined)[];
  summaries: (Text | undefined)[];
  /** Of the entry, then of the feed it came from. */
  authors: Persons[];
  tags: Maybe[];
  enclosures: EnclosureDraft[];
  images: Maybe[];
  languages: Maybe[];
  /** What its content alone is said to be in. */
  contentLanguage?: Maybe;
  rights: (Text | undefined)[];
  comments: Maybe[];
  published: Maybe[];
  updated: Maybe[];
  origin?: OriginDraft;
  /** What only a full reading asks for. */
  more: () => More;
}

/** A file, its URL not yet resolved. */
export type EnclosureDraft = { [key in keyof Enclosure]?: Enclosure[key] | undefined };

/** The feed an entry came from, its URLs not yet resolved. */
export type OriginDraft = { [key in keyof NonNullable<Entry<never>['origin']>]?: Maybe };

/** A link as written (RFC 4287 §4.2.7). */
export interface LinkDraft {
  href?: Maybe;
  rel?: Maybe;
  type?: Maybe;
  title?: Maybe;
  hreflang?: Maybe;
  length?: number | undefined;
}

/** A category as written. */
export interface CategoryDraft {
  term?: Maybe;
  scheme?: Maybe;
  label?: Maybe;
}

/** A file of Media RSS as written. */
export interface MediaDraft extends EnclosureDraft {
  medium?: Maybe;
  width?: number | undefined;
  height?: number | undefined;
  seconds?: number | undefined;
}

/** What a feed or an entry says beside what a planet shows. Nothing is resolved or checked yet. */
export interface More {
  links?: LinkDraft[];
  categories?: CategoryDraft[];
  contributors?: Persons;
  publishers?: Persons[];
  generator?: { name?: Maybe; url?: Maybe; version?: Maybe } | undefined;
  image?:
    | {
        url?: Maybe;
        title?: Maybe;
        link?: Maybe;
        description?: Maybe;
        width?: number | undefined;
        height?: number | undefined;
      }
    | undefined;
  thumbnails?: Maybe[];
  media?: MediaDraft[];
  externalUrls?: Maybe[];
  subtitles?: Maybe[];
  /** Where the content lies that is not in the entry. */
  contentUrls?: Maybe[];
  published?: Maybe[];
  commentsFeeds?: Maybe[];
  repliesTo?: { id?: Maybe; url?: Maybe; type?: Maybe; sourceUrl?: Maybe }[];
  licenses?: Maybe[];
  place?: Place | undefined;
  /** The feed it came from. */
  source?: FeedDraft | undefined;
}

/**
 * Where something is: a GeoJSON geometry (RFC 7946 §3.1), in degrees, longitude before latitude. `Box` is GeoRSS's own and no GeoJSON:
 * its south-west corner, then its north-east one.
 */
export type Place =
  | { type: 'Point'; coordinates: [number, number] }
  | { type: 'LineString' | 'Box'; coordinates: [number, number][] }
  | { type: 'Polygon'; coordinates: [number, number][][] };

/** What a format says of the feed, in candidates. */
export interface FeedDraft {
  format: 'rss' | 'rdf' | 'atom' | 'json';
  ids: Maybe[];
  titles: (Text | undefined)[];
  subtitles: (Text | undefined)[];
  siteLinks: Maybe[];
  languages: Maybe[];
  authors: Persons[];
  icons: Maybe[];
  logos: Maybe[];
  rights: (Text | undefined)[];
  updated: Maybe[];
  hubs: Maybe[];
  selves: Maybe[];
  /** Minutes. */
  ttl?: number | undefined;
  skipHours?: number[] | undefined;
  skipDays?: string[] | undefined;
  next?: Maybe;
  previousArchive?: Maybe;
  /** `xml:base` of the feed. */
  base: Maybe;
  /** Whether links and content of the entries start from the feed's site, as RSS has it, where no base is given. */
  isBasedOnSite: boolean;
  /** Made one by one as they are taken: a draft is far larger than what becomes of it. */
  entries: IteratorObject<EntryDraft>;
  /** What only a full reading asks for. */
  more: () => More;
}
