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
  notes: { title?: string; html: string }[];
  links: { title: string; links: { title: string; url: string }[] }[];
  /** `timeout` in seconds. */
  fetch: { concurrency: number; timeout: number; allowHosts: string[]; contact?: string };
  members: MemberConfig[];
  /** What the config says that was mended, or that this version does not act on. */
  notices: Notice[];
}

/** A subscription; `named` is false as long as only the feed's own title can tell the member's name. */
export interface MemberConfig extends Source {
  named: boolean;
}
