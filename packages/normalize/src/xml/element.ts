import type { Attributes } from './attributes.ts';
import type { Root } from './find-root.ts';
import type { Token } from './scan.ts';

/** An element as it opens, and where it stands. */
export interface Element {
  token: Token;
  root: Root;
  /** The prefix it is written with, lower case. */
  written: string;
  /** The same, but empty for the prefix of an RSS feed's own elements (`<r:rss xmlns:r="…">`). */
  prefix: string;
  /** Lower case. */
  local: string;
  /** The local name of the element around it. Empty around the root. */
  parent: string;
  attributes: Attributes;
}
