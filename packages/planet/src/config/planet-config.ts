import type { Notice, Source } from '@planet-ceres/model';

/**
 * A planet's config as its owner writes it, in whatever format: `planet.yaml`, `.toml`, `.json`, `.ts`, `.js`. In the first three
 * every text may hold `${NAME}` or `${NAME:-default}`, a variable of the environment.
 */
export interface ConfigInput {
  /** Where an editor finds the JSON Schema of this file. */
  $schema?: string;
  title: string;
  /** Where the site is published: an absolute http(s) URL. */
  url?: string;
  /** A sentence or two under the title; may hold markup. */
  intro?: string;
  owner?: { name: string; email?: string };
  /**
   * BCP 47.
   * @default 'en'
   */
  language?: string;
  /**
   * IANA name; decides what a day is.
   * @default 'UTC'
   */
  timeZone?: string;
  /**
   * strftime pattern of an entry's time.
   * @default '%B %d, %Y %I:%M %p'
   */
  dateFormat?: string;
  /**
   * strftime pattern of a day's heading.
   * @default '%B %d, %Y'
   */
  dayFormat?: string;
  /**
   * The folder the site is written to, relative to the config.
   * @default 'site'
   */
  output?: string;
  /**
   * A folder whose files are published as they are, relative to the config.
   * @default 'public'
   */
  public?: string;
  /** @default 60 */
  entriesPerPage?: number;
  /** Days on the front page, counted back from the newest entry. Absent: as many as the entries fill. */
  daysPerPage?: number;
  /** How many entries of one member the front page shows at most. Absent: no limit. */
  entriesPerMember?: number;
  /**
   * How many entries of a feed that is read for the first time may stand on the front page; the others go to the archive.
   * Absent: no limit, each stands at its own date.
   */
  newMemberEntries?: number;
  /**
   * What entries are ordered and dated by. `updated` is what Planet 2.0 and Venus did: an edited entry comes to the top again.
   * @default 'published'
   */
  order?: 'published' | 'updated';
  /** Which entries are shown: each has to pass every rule here and every rule of its member. */
  filters?: FilterInput[];
  /** Whose entries, and which, the planet's own pages show. Absent: all. The `views` do not inherit it. */
  show?: ShowInput;
  /** Further planets out of the same store, each with pages and feeds in a folder of its own. */
  views?: ViewInput[];
  /**
   * What becomes of an entry that its publisher has `deleted` (a tombstone, or a complete feed without it), and of one that is
   * `missing`: gone from between entries that the feed still has.
   * @default { deleted: 'remove', missing: 'keep' }
   */
  withdrawn?: WithdrawnInput;
  /** Days without an entry after which a member is marked as idle. Absent: nobody is. */
  idleDays?: number;
  /** Lists of members that are kept elsewhere; each is fetched in an update, and its last good state is remembered. */
  lists?: ListInput[];
  /** The `atom:id` of a predecessor's combined feed; keeps old subscribers' state. */
  feedId?: string;
  /** A WebSub hub: the combined feeds name it, and it is told when they have changed. Needs `url`. */
  hub?: string;
  /** Notes beside the entries; `html` may hold markup. */
  notes?: { title?: string; html: string }[];
  /** Groups of links beside the entries. */
  links?: { title: string; links: { title: string; url: string }[] }[];
  fetch?: FetchInput;
  members?: MemberInput[];
}

/**
 * A rule for entries. With `include` an entry passes that matches at least one of the patterns; with `exclude`, one that matches
 * none. Patterns are RE2 regular expressions (no look-around, no back-references), so that none can hang a build.
 */
export interface FilterInput {
  include?: string | string[];
  exclude?: string | string[];
  /**
   * Where to look. `text` is what a reader sees, descriptions of pictures included; `markup` the content as delivered.
   * @default ['title', 'text', 'tags', 'author']
   */
  in?: FilterField[];
  /** @default false */
  caseSensitive?: boolean;
  /** Why there is this rule; shown to whoever asks where an entry is. */
  note?: string;
}

export type FilterField = 'title' | 'text' | 'tags' | 'author' | 'link' | 'language' | 'markup';

/** A choice of entries. What is given has to hold, all of it; of each list one is enough. */
export interface ShowInput {
  /** Ids of members. */
  members?: string[];
  /** Tags of members. */
  memberTags?: string[];
  /** Tags of entries, whatever their case. */
  tags?: string[];
  /** BCP 47; `pt` stands for `pt-BR` too. An entry without a language has its feed's. */
  languages?: string[];
}

/** A planet within the planet. */
export interface ViewInput {
  /** Its folder in the site, `a-z 0-9 _ -`. */
  id: string;
  title: string;
  /** A sentence or two under the title; may hold markup. */
  intro?: string;
  show?: ShowInput;
  /** Beside those of the planet and of the members. */
  filters?: FilterInput[];
  /** Absent: as on the planet's own front page. The same goes for the next two. */
  entriesPerPage?: number;
  daysPerPage?: number;
  entriesPerMember?: number;
  /** The `atom:id` of a predecessor's combined feed. */
  feedId?: string;
}

/** `keep` goes on showing the entry, `mark` shows it with a remark, `remove` shows it no more and says so in the Atom feed. */
export type Withdrawal = 'keep' | 'mark' | 'remove';

export type WithdrawnInput = Withdrawal | { deleted?: Withdrawal; missing?: Withdrawal };

/** Why a member is hidden or disabled, and since when (a day, `2024-05-01`). */
export type AsideInput = boolean | string | { reason?: string; since?: string };

/** A list of members that is kept elsewhere. */
export interface ListInput {
  /** Its address (http or https), or the path of a file inside the config's folder. */
  from: string;
  /** What it is. Absent: what its name, its type and its beginning tell. */
  format?: 'opml' | 'config' | 'csv' | 'foaf';
  /** Tags of every member that comes from it. */
  tags?: string[];
}

/** How the members' feeds are fetched. */
export interface FetchInput {
  /**
   * Requests under way at once.
   * @default 32
   */
  concurrency?: number;
  /**
   * Seconds one feed may take, redirects included.
   * @default 30
   */
  timeout?: number;
  /**
   * Minutes between two polls of a feed; servers and feeds may ask for more, nobody is asked more than every 15 minutes.
   * @default 60
   */
  interval?: number;
  /**
   * Asks quiet feeds less often, down to once a day.
   * @default false
   */
  adaptive?: boolean;
  /**
   * Seconds between two requests to the same domain.
   * @default 1
   */
  gap?: number;
  /** The same for single domains, with all below them: `{ "blogs.example": 5 }`. */
  gaps?: Record<string, number>;
  /**
   * Asks for nothing but new entries (RFC 3229 feed deltas) where servers know how.
   * @default false
   */
  deltas?: boolean;
  /** Hosts (`host`, `host:port`) and networks (`10.0.0.0/8`) that may be fetched although they are private. */
  allowHosts?: string[];
  /** A URL or mail address for the User-Agent, so that a feed's owner can reach the planet's. Absent: `url`. */
  contact?: string;
}

/** One member of the planet. */
export interface MemberInput {
  /** The feed: an http(s) URL, or the path of a file inside the config's folder. */
  feed: string;
  /** The name shown, plain text. Absent: the feed's own title. */
  name?: string;
  /** Short and stable, `a-z 0-9 _ -`; a member's history hangs on it. Absent: made from the name. */
  id?: string;
  /** The member's home page. Absent: the one the feed names. */
  site?: string;
  /** The member's picture: a URL, or a path in the published site. */
  face?: string | { url: string; width?: number; height?: number };
  tags?: string[];
  /** Which of its entries are shown, beside the planet's own `filters`. */
  filters?: FilterInput[];
  /** How many of its entries a front page shows at most. Absent: `entriesPerMember`. */
  entriesPerMember?: number;
  /** Polled and listed, but its entries are shown nowhere. */
  hidden?: AsideInput;
  /** Not polled and not listed; entries that were gathered stay where they are. */
  disabled?: AsideInput;
  /** Shows the beginning of its entries only, with a link to the whole. A number: about how many characters. */
  excerpt?: boolean | number;
  /**
   * Asks search engines not to index its entries on this planet.
   * @default false
   */
  noindex?: boolean;
  /** Under what licence its entries are published here: a name, a URL, or both. */
  license?: string | { name: string; url?: string };
  /** For this member, instead of the planet's. */
  withdrawn?: WithdrawnInput;
  /** For this member, instead of the planet's; 0: never. */
  idleDays?: number;
  /** What of the feed's entries is not to be believed. */
  ignore?: IgnoredField[];
  /**
   * An entry dated in the future: `clamp` dates it when it was first seen, `ignore-date` as if it had no date, `ignore-entry` leaves
   * it out until its date has come.
   * @default 'clamp'
   */
  futureDates?: 'clamp' | 'ignore-date' | 'ignore-entry';
  /** What relative links start from: the `feed` as it says, the `entry`'s own page, or a URL. */
  base?: string;
  /** Remarks for whoever keeps the config; never published. */
  notes?: string[];
  /**
   * Fetches the feed although its server's certificate is not to be trusted: anybody on the way can then change it.
   * @default false
   */
  insecure?: boolean;
  /** Whatever a theme wants to know of the member. */
  extra?: Record<string, string | number | boolean>;
}

export type IgnoredField =
  | 'title'
  | 'summary'
  | 'content'
  | 'authors'
  | 'tags'
  | 'enclosures'
  | 'image'
  | 'language'
  | 'rights'
  | 'published'
  | 'updated';

/** A config that was checked, with its defaults filled in and its folders absolute. */
export interface PlanetConfig {
  /** The file it was read from; `dir` is that file's folder. Both absolute. */
  path: string;
  dir: string;
  title: string;
  /** With its trailing slash. */
  url?: string;
  /** Raw markup, as are the notes: `edition()` sanitizes both. */
  intro?: string;
  owner?: { name: string; email?: string };
  language: string;
  timeZone: string;
  dateFormat: string;
  dayFormat: string;
  output: string;
  public: string;
  entriesPerPage: number;
  daysPerPage?: number;
  entriesPerMember?: number;
  newMemberEntries?: number;
  order: 'published' | 'updated';
  filters: FilterConfig[];
  show: ShowInput;
  views: ViewConfig[];
  withdrawn: WithdrawnConfig;
  idleDays?: number;
  lists: ListConfig[];
  feedId?: string;
  hub?: string;
  notes: { title?: string; html: string }[];
  links: { title: string; links: { title: string; url: string }[] }[];
  fetch: FetchConfig;
  members: MemberConfig[];
  /** What the config says that was mended, or that this version does not act on. */
  notices: Notice[];
}

/** `timeout`, `gap` and `gaps` in seconds, `interval` in minutes. */
export interface FetchConfig {
  concurrency: number;
  timeout: number;
  interval: number;
  adaptive: boolean;
  gap: number;
  gaps: Readonly<Record<string, number>>;
  deltas: boolean;
  allowHosts: string[];
  contact?: string;
}

/** A rule for entries with its defaults. */
export interface FilterConfig {
  /** Whether an entry that matches one of the patterns passes, or one that matches none. */
  keeps: 'matching' | 'others';
  patterns: string[];
  in: FilterField[];
  caseSensitive: boolean;
  note?: string;
}

export interface ViewConfig extends Omit<ViewInput, 'show' | 'filters'> {
  show: ShowInput;
  filters: FilterConfig[];
}

/** A list of members that is kept elsewhere. */
export interface ListConfig extends ListInput {
  /** See `MemberConfig`. */
  secret?: SecretAddress;
}

export interface WithdrawnConfig {
  deleted: Withdrawal;
  missing: Withdrawal;
}

/** Why somebody is hidden or disabled; `since` is a day. */
export interface Aside {
  reason?: string;
  since?: string;
}

/** An address with variables of the environment in it. */
export interface SecretAddress {
  /** As the config has it: `https://a.example/feed?key=${KEY}`. */
  shown: string;
  /** What the variables stand for. */
  values: string[];
}

/** A subscription with what this planet does with it. */
export interface MemberConfig extends Source {
  feedUrl: string;
  /** Set where the address holds a secret: it is fetched, but `secret-address.ts` says what others are told of it. */
  secret?: SecretAddress;
  /** False as long as only the feed's own title can tell the member's name. */
  named: boolean;
  /** Whether its server's certificate need not be trusted. */
  insecure?: true;
  filters: FilterConfig[];
  entriesPerMember?: number;
  hidden?: Aside;
  disabled?: Aside;
  /** Characters. */
  excerpt?: number;
  withdrawn?: Partial<WithdrawnConfig>;
  idleDays?: number;
  ignore: IgnoredField[];
  futureDates: 'clamp' | 'ignore-date' | 'ignore-entry';
  base?: string;
  notes: string[];
}
