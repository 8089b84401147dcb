/** An author or a contributor, as far as the feed names them. */
export interface Person {
  name?: string;
  email?: string;
  /** Absolute http(s) URL of a page about the person. */
  url?: string;
}
