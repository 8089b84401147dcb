import type { Person } from './person.ts';

/** What a feed says of itself. Every URL is absolute http(s), every text plain. */
export interface Feed {
  format: 'rss' | 'rdf' | 'atom' | 'json';
  /** The feed's own id (`atom:id`, JSON Feed `feed_url`), verbatim. */
  id?: string;
  title?: string;
  subtitle?: string;
  siteUrl?: string;
  /** BCP 47. */
  language?: string;
  authors: Person[];
  icon?: string;
  logo?: string;
  rights?: string;
  /** ISO 8601, UTC, milliseconds. */
  updated?: string;
  /** WebSub hub. */
  hub?: string;
  /** The URL the feed gives for itself. */
  self?: string;
  /** Declared time to live, in minutes (RSS `ttl`, `sy:updatePeriod` / `sy:updateFrequency`). */
  ttl?: number;
  /** Hours (0–23, UTC) in which the feed asks not to be polled (RSS `skipHours`). */
  skipHours?: number[];
  /** Lower-case English weekday names (RSS `skipDays`). */
  skipDays?: string[];
  /** RFC 5005 paging. */
  paging?: { next?: string; previousArchive?: string; complete?: boolean };
}
