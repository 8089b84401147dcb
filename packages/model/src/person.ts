/** An author or a contributor, as far as the feed names them. */
export interface Person {
  /** Plain text on one line. */
  name?: string;
  /** `name@host`, without `mailto:`. */
  email?: string;
  /** Absolute http(s) URL of a page about the person. */
  url?: string;
}
