import {
  htmlElements,
  mathmlAttributes,
  mathmlElements,
  svgAttributes,
  svgElements,
} from './policy-elements.ts';
import { type Embed, embeds } from './policy-embeds.ts';
import { ads, dropClasses, linkParameters, shares, trackers } from './policy-nuisances.ts';
import { styles } from './policy-styles.ts';

export type { Embed };

/** How much of an entry is worked on. Beyond a limit the entry is shown as plain text, never cut in the middle of markup. */
export interface Limits {
  /** UTF-16 units of input, and of what comes out. */
  length: number;
  /** How many times its own length an entry may come out with, 256 KB aside: links become absolute and gain attributes. */
  growth: number;
  /** Elements the parser may create, those it creates by itself included. */
  parsedElements: number;
  /** Nodes that may remain. */
  nodes: number;
  /** Nesting; what is deeper is flattened, not lost. */
  depth: number;
  /** Attributes read of one element. */
  attributes: number;
  /** UTF-16 units of one URL. */
  url: number;
}

/**
 * What may remain of an entry's markup. Plain data: spread `defaultPolicy` and change a line. Whatever it says, elements and
 * attributes that run code, style the page, or switch a tokenizer's state are refused when a sanitizer is created.
 */
export interface Policy {
  /** HTML elements with the attributes each may carry beside those in `attributes`. Others are unwrapped: content stays. */
  html: Readonly<Record<string, readonly string[]>>;
  /** Attributes that any HTML element may carry. */
  attributes: readonly string[];
  /** MathML elements, and the attributes any of them may carry. Empty lists drop formulas. */
  mathml: { elements: readonly string[]; attributes: readonly string[] };
  /** SVG elements, and the attributes any of them may carry. Empty lists drop drawings. */
  svg: { elements: readonly string[]; attributes: readonly string[] };
  /** HTML elements that go together with their content. */
  drop: readonly string[];
  /** MathML and SVG elements that are unwrapped; those neither allowed nor listed here go with their content. */
  transparent: readonly string[];
  /** HTML elements written as another: `xmp` as `pre`. */
  rename: Readonly<Record<string, string>>;
  /** URL schemes of links. */
  linkSchemes: readonly string[];
  /** URL schemes of images and media. */
  mediaSchemes: readonly string[];
  /** Images inside the markup: subtypes of `image/`, and the longest `data:` URL in UTF-16 units. */
  dataImages: { types: readonly string[]; length: number };
  /** Classes that stay; `*` at the end stands for the rest of a name. */
  classes: readonly string[];
  /** Elements with one of these classes (`td.gutter`: only such elements) go with their content: what only a style would hide, rows of buttons. */
  dropClasses: readonly string[];
  /** Roles (`role`) that stay. */
  roles: readonly string[];
  /** CSS that stays, as markup: declarations (`font-weight: bold`) and the element or the alignment (`b`, `align=center`) that says the same. */
  styles: Readonly<Record<string, string>>;
  /** Players, and the pages they belong to. Frames of others become cards too, with their own address. */
  embeds: readonly Embed[];
  /** Images that only count readers: host and start of the path; `*.` before a host: its subdomains too; a bare `*`: a piece of the path on any host. */
  trackers: readonly string[];
  /** Advertisers, whose links, frames and images go. Written as `trackers`. */
  ads: readonly string[];
  /** Addresses that pass an entry on; buttons that lead there go. Written as `trackers`. */
  shares: readonly string[];
  /** Parameters that links lose; `*` at the end stands for the rest of a name. */
  linkParameters: readonly string[];
  /** The level (1–6) that an entry's highest heading gets; deeper ones follow, down to h6. */
  headingLevel: number;
  limits: Limits;
}

/** What a planet shows: text, structure, pictures, media with controls, formulas, static drawings. No styles, scripts, forms or frames. */
export const defaultPolicy: Policy = frozen({
  html: htmlElements,
  attributes: ['class', 'dir', 'id', 'lang', 'role', 'title'],
  mathml: { elements: mathmlElements, attributes: mathmlAttributes },
  svg: { elements: svgElements, attributes: svgAttributes },
  drop: [
    ...['script', 'style', 'template', 'title', 'head', 'noembed', 'noframes', 'frame', 'frameset', 'canvas'],
    ...[
      'textarea',
      'select',
      'option',
      'optgroup',
      'datalist',
      'button',
      'meter',
      'progress',
      'selectedcontent',
    ],
    ...['area', 'map', 'param', 'input', 'base', 'link', 'meta', 'keygen', 'bgsound', 'iframe', 'embed'],
  ],
  transparent: ['a', 'semantics', 'switch'],
  rename: { dialog: 'div', fieldset: 'div', legend: 'div', listing: 'pre', plaintext: 'pre', xmp: 'pre' },
  linkSchemes: [
    ...[
      'http',
      'https',
      'mailto',
      'tel',
      'sms',
      'geo',
      'magnet',
      'bitcoin',
      'webcal',
      'xmpp',
      'irc',
      'ircs',
      'sip',
      'sips',
      'matrix',
    ],
    ...['ftp', 'gemini', 'gopher', 'news', 'nntp'],
  ],
  mediaSchemes: ['http', 'https'],
  dataImages: { types: ['avif', 'gif', 'jpeg', 'png', 'webp'], length: 32_768 },
  classes: [
    ...['language-*', 'lang-*', 'highlight', 'hljs', 'hljs-*', 'chroma', 'codehilite'],
    ...['footnote', 'footnote-*', 'footnotes', 'embed', 'table-scroll'],
  ],
  dropClasses,
  roles: ['doc-backlink', 'doc-endnote', 'doc-endnotes', 'doc-footnote', 'doc-noteref'],
  styles,
  embeds,
  trackers,
  ads,
  shares,
  linkParameters,
  headingLevel: 5,
  limits: {
    length: 2_000_000,
    growth: 4,
    parsedElements: 200_000,
    nodes: 50_000,
    depth: 128,
    attributes: 64,
    url: 8192,
  },
});

/** With all that is inside: whoever changed it would change it for everybody. */
export function frozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(value);
}
