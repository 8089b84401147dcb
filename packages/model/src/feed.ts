import type { Person } from './person.ts';

/** What a feed says of itself. Every URL is absolute http(s), every text plain. */
export interface Feed {
  /** What the document is: `rdf` is RSS 1.0, `atom` 0.3 and 1.0, `json` JSON Feed, `rss` all else. */
  format: 'rss' | 'rdf' | 'atom' | 'json';
  /** The feed's own id (`atom:id`, JSON Feed `feed_url`), verbatim. */
  id?: string;
  /** On one line. */
  title?: string;
  /** What the feed is about (RSS `description`), on one line. */
  subtitle?: string;
  /** The page that the feed belongs to. */
  siteUrl?: string;
  /** BCP 47, in canonical form (`en-US`). */
  language?: string;
  /** Empty where it names nobody. */
  authors: Person[];
  /** A small square picture (RFC 4287 §4.2.5, JSON Feed `favicon`). */
  icon?: string;
  /** A large picture (RFC 4287 §4.2.8, RSS `image`, JSON Feed `icon`). */
  logo?: string;
  /** Who may do what with it (RFC 4287 §4.2.10), on one line. */
  rights?: string;
  /** When it last changed, as it says itself. ISO 8601, UTC, milliseconds. */
  updated?: string;
  /** The WebSub hub that tells of changes. */
  hub?: string;
  /** The URL the feed gives for itself. */
  self?: string;
  /** Declared time to live, in minutes (RSS `ttl`, `sy:updatePeriod` / `sy:updateFrequency`). */
  ttl?: number;
  /** Hours (0–23, UTC) in which the feed asks not to be polled (RSS `skipHours`). */
  skipHours?: number[];
  /** Lower-case English weekday names (RSS `skipDays`). */
  skipDays?: string[];
  /** The next older page, the archive before this document, and whether the document is all there ever was (RFC 5005 §2–4). */
  paging?: { next?: string; previousArchive?: string; complete?: boolean };
}
