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

/** An element that is open. */
export interface Frame {
  /** As written in the document, lower case. */
  name: string;
  local: string;
  /** As written in the mended document. */
  written: string;
  /** It and all within is left out. */
  isMuted: boolean;
  /** Of an entry: the place before its tag, and the place for more attributes in it. */
  entry?: { before: number; attributes: number };
}
