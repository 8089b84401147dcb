import type { Entry } from './entry.ts';
import type { Feed } from './feed.ts';
import type { SafeHtml } from './html.ts';
import type { Source } from './source.ts';

/** What a page or a feed needs to know of a member: the subscription, its feed's own words, its health. */
export interface Member extends Source {
  /** Absent as long as the feed has never been read. */
  feed?: Feed;
  /**
   * What its id and its feed's host were when it was first gathered, where one has changed since: by these combined feeds name
   * entries that have no global id, for good.
   */
  first?: { id: string; host?: string };
  /** Why the last poll brought nothing, as a sentence for readers. Absent while all is well. */
  problem?: string;
  /** The date of its last entry, where that lies so far back that the planet calls the member idle. */
  idleSince?: string;
  /** It has left: no list of members names it, but entries of it are still shown. */
  isFormer?: true;
}

/** The planet itself, or a planet within it: other entries out of the same store, in a folder of its own. */
export interface ViewLink {
  /** Absent for the planet itself. */
  id?: string;
  title: string;
  /** Its folder in the site, with its slash at the end; empty for the planet itself. */
  path: string;
}

/** An entry that is shown no more: its publisher or the planet's owner took it away (RFC 6721). */
export interface RemovedEntry {
  sourceId: string;
  id: string;
  /** ISO 8601. */
  when: string;
}

/** A link of the planet's own: to its community, to a sister planet. */
export interface PlanetLink {
  title: string;
  /** Absolute http(s) URL. */
  url: string;
}

/** The planet as its config describes it to readers. */
export interface PlanetInfo {
  title: string;
  /** Absolute http(s) URL where the site is published, with its trailing slash. Absent on a planet not yet online. */
  url?: string;
  /** The `atom:id` that a predecessor gave its combined feed; keeps old subscribers' state. */
  feedId?: string;
  /** The WebSub hub that is told of news: absolute http(s) URL. */
  hub?: string;
  /** A sentence or two under the title, safe markup. */
  intro?: SafeHtml;
  owner?: { name: string; email?: string };
  /** BCP 47; the language of dates and of the page. */
  language: string;
  /** IANA name; what a day is. */
  timeZone: string;
  /** strftime patterns of an entry's time and of a day's heading. */
  dateFormat: string;
  dayFormat: string;
  /** Notes beside the entries, in order, safe markup. */
  notes: { title?: string; html: SafeHtml }[];
  /** Groups of links beside the entries, in order. */
  links: { title: string; links: PlanetLink[] }[];
}

/** All that one page or one combined feed needs, at one moment. The same store gives the same edition. */
export interface Edition {
  planet: PlanetInfo;
  /** Every member, by name, also those never fetched. */
  members: Member[];
  /** Newest first. */
  entries: Entry<SafeHtml>[];
  /** The newest `updated` or `published` among the entries, never the clock. Absent on an empty edition. */
  updated?: string;
  /** When an update last brought this planet something new. */
  gathered?: string;
  /** The months that have an archive page, newest first: `2018-08`, in the planet's time zone. */
  months: { month: string; count: number }[];
  /** The month this edition is the archive of. Absent on the front page. */
  month?: string;
  /** The planet itself first, then the planets within it. Absent if there are none. */
  views?: ViewLink[];
  /** Which of these this edition is of; `planet` describes that one. Absent for the planet itself. */
  view?: string;
  /** Entries that were taken away lately, newest first. Absent if there are none. */
  removed?: RemovedEntry[];
}
