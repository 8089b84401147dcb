import { defaultPolicy, frozen, type Policy } from './policy.ts';

const none = { elements: [], attributes: [] };
const blocks = [
  ...[
    'address',
    'article',
    'aside',
    'caption',
    'center',
    'dd',
    'details',
    'dl',
    'dt',
    'fieldset',
    'figcaption',
    'figure',
  ],
  ...[
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hgroup',
    'main',
    'menu',
    'nav',
    'section',
    'summary',
  ],
  ...['table', 'td', 'th', 'tr'],
];
/** What stood on a line of its own still does. */
const asLines = Object.fromEntries(blocks.map((name) => [name, 'div']));

/** Text with links, and nothing else: paragraphs, lists, quotations and code as they were, pictures by their description. */
export const strictPolicy: Policy = frozen({
  ...defaultPolicy,
  html: {
    a: ['href', 'referrerpolicy', 'rel'],
    blockquote: [],
    br: [],
    code: [],
    div: [],
    li: [],
    ol: ['start'],
    p: [],
    pre: [],
    ul: [],
  },
  attributes: ['dir', 'lang'],
  mathml: none,
  svg: none,
  rename: { ...defaultPolicy.rename, ...asLines },
  classes: [],
  roles: [],
  styles: {},
});

/** A few words of an entry in a list of entries: text and what is said within it, on lines, without headings, pictures and places to link to. */
export const excerptPolicy: Policy = frozen({
  ...strictPolicy,
  html: {
    ...strictPolicy.html,
    abbr: ['title'],
    b: [],
    bdi: [],
    bdo: [],
    cite: [],
    del: [],
    em: [],
    i: [],
    ins: [],
    kbd: [],
    mark: [],
    q: [],
    rp: [],
    rt: [],
    ruby: [],
    s: [],
    samp: [],
    small: [],
    span: [],
    strong: [],
    sub: [],
    sup: [],
    time: ['datetime'],
    u: [],
    var: [],
  },
  mathml: defaultPolicy.mathml,
  styles: Object.fromEntries(
    Object.entries(defaultPolicy.styles).filter(([, meaning]) => !meaning.startsWith('align=')),
  ),
});
