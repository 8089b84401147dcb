import type { FailureReason, Validators } from '../outcome.ts';

/** What is remembered of one feed between two polls. JSON; store it as it is and hand it in the next time. */
export interface PollState {
  /** The form of this record. A reader of a later version can tell what it has before it. */
  version: 1;
  /** The URL as configured: the feed's identity, wherever its redirects lead. */
  feedUrl: string;
  /** Where the last answer that was a feed came from. */
  url?: string;
  /** Where the permanent redirects lead, and whether that has lasted long enough to ask there at once. */
  move?: Move;
  /** Of the last answer that was a feed; they belong to the URL in them. */
  validators?: Validators;
  /** SHA-256 of the last whole body that was a feed. */
  bodyHash?: string;
  /** Set for a server that never recognizes its own ETag but does recognize its date. */
  conditions?: 'date-only';
  /** Answers in a row that brought the known body under the very ETag that was sent. */
  ignored?: number;
  /** Answers in a row that said "not modified". */
  notModifiedInRow: number;
  /** The last request without conditions. */
  unconditional?: string;
  /** The next request goes out without conditions, to find out whether "not modified" is still true. */
  probes?: true;
  hints?: DeclaredHints;
  /** Entries a week of late, where the interval follows that. */
  entriesPerWeek?: number;
  /** Polls in a row that failed, and since when. */
  failures: number;
  failingSince?: string;
  problem?: PollProblem;
  /** The last poll; the last that succeeded; the last that brought another body. */
  polled?: string;
  succeeded?: string;
  changed?: string;
  /** Its server asked for a pause until then, which holds for everybody. */
  pausedUntil?: string;
  /** Not to be asked before, and why. */
  notBefore?: string;
  waits?: WaitReason;
  /** Seconds by which the server's clock is ahead of ours. */
  clockSkew?: number;
  counts: PollCounts;
}

/** A permanent redirect that was seen. */
export interface Move {
  url: string;
  /** Polls in a row that were led there and found a feed. */
  sightings: number;
  since: string;
  /** When it was believed: from then on requests go there. */
  adopted?: string;
  /** When the configured URL was last asked again. */
  asked?: string;
}

/** What server and feed declare about how often to come. */
export interface DeclaredHints {
  /** Seconds the answer stays fresh. */
  maxAge?: number;
  /** Minutes (RSS `ttl`, the `sy` module). */
  ttl?: number;
  /** UTC, 0–23. */
  skipHours?: readonly number[];
  /** Lower-case English weekday names, UTC. */
  skipDays?: readonly string[];
}

/** Why the last poll brought nothing. `gone` is HTTP 410; what a reader of the body found wrong has its own words. */
export interface PollProblem {
  reason: FailureReason | 'gone' | 'not-a-feed' | 'parse-error' | 'unexpected';
  message: string;
  hint?: string;
  httpStatus?: number;
}

/** Since the first poll. `bytes` are those of bodies on the wire. */
export interface PollCounts {
  polls: number;
  notModified: number;
  changed: number;
  bytes: number;
}

/** Why a feed is not asked yet. A closed set. */
export type WaitReason =
  /** The usual interval. */
  | 'interval'
  /** Its server or the feed itself declared a longer one. */
  | 'hint'
  /** The feed asks not to be polled in these hours or on these days. */
  | 'skip-hours'
  /** Its server asked for a pause. */
  | 'retry-after'
  /** It failed, and is asked less and less often. */
  | 'back-off'
  /** HTTP 410. */
  | 'gone'
  /** A request without conditions follows, which needs a longer rest before it. */
  | 'probe'
  /** This machine's clock went back. */
  | 'clock'
  /** Another feed of the same domain was asked for a pause. */
  | 'bucket';
