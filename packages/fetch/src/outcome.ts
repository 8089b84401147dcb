/** What a server gave with a body to recognise that body again: opaque, byte for byte (RFC 9110 §8.8). */
export interface Validators {
  /** The URL that issued them; they are sent to no other. */
  url: string;
  /** `ETag`, quotes, `W/` and oddities included. */
  etag?: string;
  /** `Last-Modified`, never parsed. */
  lastModified?: string;
}

/** Which validators a request sends. */
export type Conditions = 'both' | 'date-only' | 'none';

/** What to fetch and what is known of it from last time. */
export interface FetchRequest {
  /** http or https, or one of the schemes that stand for them (`feed:`). Credentials in it become Basic authorization. */
  url: string;
  /** Those of the last outcome; absent on first contact. */
  validators?: Validators;
  /** The `bodyHash` of the last fresh outcome: the same body again is `unchanged`. */
  bodyHash?: string;
  /**
   * Which validators go out. `date-only` leaves the ETag at home where there is a date, for servers that never recognise
   * their own ETag; `none` asks for the whole body. @default 'both'
   */
  conditions?: Conditions;
  /** Takes a delta, only what is new (RFC 3229), instead of the whole feed. Asked for only beside an ETag. @default false */
  wantsDelta?: boolean;
  /** Does without checking the certificate: the owner's choice, for this feed's own origin. @default false */
  isInsecure?: boolean;
  /** The time, ISO 8601, from which the dates of an answer count that has no `Date` of its own. Absent: they do not count. */
  now?: string;
  /** Whether a URL that a redirect leads to is another source's own; the fetch ends there as `duplicate`, nothing is asked. */
  isTaken?: (url: string) => boolean;
  /**
   * Awaited with a fresh outcome while the request still counts as one in flight: so no more bodies wait to be read than are fetched
   * at a time. What it rejects with, the fetch does.
   */
  whenFresh?: (outcome: Extract<FetchOutcome, { status: 'fresh' }>) => Promise<unknown>;
  /** Once aborted, a fetch that still waits for its turn ends as `paused`, not asked; one under way goes on. */
  giveUp?: AbortSignal;
  /** Aborting it rejects the fetch with `signal.reason`. */
  signal?: AbortSignal;
}

/** What the server says about when to come back, durations in seconds. A scheduler clamps it. */
export interface PollHints {
  /** How long the answer stays fresh: `Cache-Control: max-age` less `Age`, else `Expires` less the server's own `Date`. */
  maxAge?: number;
  /** `Retry-After`, or an exhausted `X-RateLimit-Remaining` with its reset. */
  retryAfter?: number;
  /** The server's own clock when it answered (`Date`), ISO 8601 in UTC. */
  serverTime?: string;
}

/** What the `Link` header says of a feed (RFC 8288); absolute http(s) URLs. It goes before what the feed says itself. */
export interface FeedLinks {
  /** Where to hear of news at once (WebSub). */
  hub?: string;
  self?: string;
  /** The next page of a paged feed, and the archive before this document (RFC 5005). */
  next?: string;
  previousArchive?: string;
}

/** Why a fetch brought nothing. A closed set; a reason never changes its meaning. */
export type FailureReason =
  | 'invalid-url'
  | 'unsafe-address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'truncated'
  | 'too-large'
  | 'bad-encoding'
  | 'bad-http'
  | 'empty'
  | 'redirect-loop'
  | 'duplicate'
  | 'auth-required'
  | 'blocked'
  | 'not-found'
  | 'rate-limited'
  | 'client-error'
  | 'server-error'
  | 'paused';

/**
 * What became of a fetch. Every `url` is the last one asked, without credentials or fragment; messages name hosts, never
 * paths or credentials.
 */
export type FetchOutcome =
  | {
      status: 'fresh';
      /** `delta` is HTTP 226: the body holds only what is new, and what it leaves out is not deleted. */
      reason: 'changed' | 'delta';
      /** One sentence for people, as in every outcome. */
      message: string;
      url: string;
      /** Where the leading 301 and 308 redirects lead, if the chain began with any. Never from https to http. */
      permanentUrl?: string;
      httpStatus: number;
      /** Of the body on the wire, before decoding. */
      bytes: number;
      /** Decoded from its content coding, at most `maxBytes`, never empty. It need not be a feed. */
      body: Uint8Array;
      /** SHA-256 of `body` in lower-case hex. */
      bodyHash: string;
      /** The three fields as sent. */
      contentType?: string;
      contentLanguage?: string;
      contentLocation?: string;
      /** Replace the old ones with these, once the body has proved to be a feed. */
      validators: Validators;
      hints: PollHints;
      links?: FeedLinks;
    }
  | {
      status: 'unchanged';
      reason: 'not-modified' | 'same-body';
      message: string;
      url: string;
      permanentUrl?: string;
      bytes: number;
      /** Replace the old ones with these: a 304 may bring new ones and keeps what it leaves out. */
      validators: Validators;
      hints: PollHints;
      links?: FeedLinks;
    }
  | { status: 'gone'; reason: 'gone'; message: string; hint: string; url: string }
  | {
      status: 'failed';
      reason: FailureReason;
      /** One sentence for people: what happened and why. */
      message: string;
      /** What to do about it. */
      hint?: string;
      url: string;
      httpStatus?: number;
      /** Seconds the server asks to be left alone; for `paused`, those that are left of it. */
      retryAfter?: number;
    };
