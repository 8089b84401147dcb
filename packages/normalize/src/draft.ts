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
  rights: (Text | undefined)[];
  comments: Maybe[];
  published: Maybe[];
  updated: Maybe[];
  origin?: OriginDraft;
}

/** A file, its URL not yet resolved. */
export type EnclosureDraft = { [key in keyof Enclosure]?: Enclosure[key] | undefined };

/** The feed an entry came from, its URLs not yet resolved. */
export type OriginDraft = { [key in keyof NonNullable<Entry<never>['origin']>]?: Maybe };

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
}
