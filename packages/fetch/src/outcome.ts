/** What a server gave with a body to recognise that body again: opaque, byte for byte (RFC 9110 §8.8). */
export interface Validators {
  /** The URL that issued them; they are sent to no other. */
  url: string;
  /** `ETag`, quotes, `W/` and oddities included. */
  etag?: string;
  /** `Last-Modified`, never parsed. */
  lastModified?: string;
}

/** What to fetch and what is known of it from last time. */
export interface FetchRequest {
  /** http or https, or one of the schemes that stand for them (`feed:`). Credentials in it become Basic authorization. */
  url: string;
  /** Those of the last outcome; absent on first contact. */
  validators?: Validators;
  /** The `bodyHash` of the last fresh outcome: the same body again is `unchanged`. */
  bodyHash?: string;
  /** Aborting it rejects the fetch with `signal.reason`. */
  signal?: AbortSignal;
}

/** What the server says about when to come back, in seconds. A scheduler clamps it. */
export interface PollHints {
  /** How long the answer stays fresh: `Cache-Control: max-age` less `Age`, else `Expires` less the server's own `Date`. */
  maxAge?: number;
  /** `Retry-After`, or an exhausted `X-RateLimit-Remaining` with its reset. */
  retryAfter?: number;
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
      url: string;
      /** Where the leading 301 and 308 redirects lead, if the chain began with any. Never from https to http. */
      permanentUrl?: string;
      httpStatus: number;
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
    }
  | {
      status: 'unchanged';
      reason: 'not-modified' | 'same-body';
      url: string;
      permanentUrl?: string;
      /** Replace the old ones with these: a 304 may bring new ones and keeps what it leaves out. */
      validators: Validators;
      hints: PollHints;
    }
  | { status: 'gone'; url: string; message: string }
  | {
      status: 'failed';
      reason: FailureReason;
      /** One sentence for people: what happened and why. */
      message: string;
      /** What to do about it. */
      hint?: string;
      url: string;
      httpStatus?: number;
      /** Seconds the server asks to be left alone. */
      retryAfter?: number;
    };
