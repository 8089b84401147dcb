import type { Notice, Source } from '@planet-ceres/model';

/** A planet's config as its owner writes it, in whatever format: `planet.yaml`, `.toml`, `.json`, `.ts`, `.js`. */
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
  /** The same for single domains: `{ "blogs.example": 5 }`. */
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
  /**
   * Fetches the feed although its server's certificate is not to be trusted: anybody on the way can then change it.
   * @default false
   */
  insecure?: boolean;
  /** Whatever a theme wants to know of the member. */
  extra?: Record<string, string | number | boolean>;
}

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

/** A subscription; `named` is false as long as only the feed's own title can tell the member's name. */
export interface MemberConfig extends Source {
  named: boolean;
  /** Whether its server's certificate need not be trusted. */
  insecure?: true;
}
