import type { Purify } from './dom/purify.ts';
import type { Draft } from './draft.ts';
import type { Kind } from './rules.ts';
import type { Sanitizer } from './sanitizer.ts';
import { serializeDom } from './serialize.ts';

/**
 * Gives DOMPurify, by itself, a tree that nothing has filtered, under the default policy. Throws unless the result is right to
 * the byte: that shows it really walks, sees every kind of node, and removes.
 */
export function checkPurify(purify: Purify): void {
  const got = serializeDom(purify(hostileTree));
  if (got !== purified)
    throw new Error(`DOMPurify left ${JSON.stringify(got)}, not ${JSON.stringify(purified)}.`);
}

/** Gives a sanitizer with the default policy hostile markup. Throws unless the result is right to the byte, without a fallback. */
export function checkSanitizer(sanitizer: Sanitizer): void {
  const { html, fallback } = sanitizer.sanitize(hostileMarkup, { baseUrl: 'https://feed.example/entry/' });
  if (fallback !== undefined) throw new Error(fallback);
  if (html !== sanitized)
    throw new Error(`It made ${JSON.stringify(html)}, not ${JSON.stringify(sanitized)}.`);
}

function draft(
  kind: Kind,
  tag: string,
  attributes: Record<string, string>,
  ...children: (Draft | string)[]
): Draft {
  return { kind, tag, attributes: new Map(Object.entries(attributes)), children };
}

const image = draft('html', 'img', { src: 'https://feed.example/x.png', onerror: 'alert(1)' });

const hostileTree: readonly (Draft | string)[] = [
  draft(
    'html',
    'p',
    { onclick: 'alert(1)', title: ' kept ' },
    'a',
    draft('html', 'script', {}, 'alert(1)'),
    'b',
  ),
  // Children hoisted out of an unknown element have to be visited where they come to stand: in place, in order.
  draft('html', 'x-y', { onclick: 'alert(1)' }, 'c', image, draft('html', 'x-z', {}, image, 'd'), 'e'),
  draft('html', 'a', { href: 'javascript:alert(1)' }, 'f'),
  draft('html', 'a', { href: 'https://feed.example/?a&colon;b', style: 'color:red' }, 'g <&>'),
  // Only a look at the children tells text about markup from markup that is hidden in text.
  draft('html', 'p', {}, '<b>', draft('html', 'i', {}, 'h')),
  draft(
    'svg',
    'svg',
    {},
    draft('svg', 'circle', { r: '1', onload: 'alert(1)' }),
    draft('svg', 'script', {}, 'alert(1)'),
  ),
  draft('mathml', 'math', {}, draft('mathml', 'mi', {}, 'x'), draft('mathml', 'maction', {}, 'y')),
  // Elements of one vocabulary that only another has.
  draft('svg', 'svg', {}, draft('html', 'p', {}, 'i')),
  draft('mathml', 'math', {}, draft('svg', 'circle', {})),
  draft('html', 'mi', {}, 'j'),
  'k',
];

const purified =
  '<p title="kept">ab</p>c<img src="https://feed.example/x.png"><img src="https://feed.example/x.png">de<a>f</a>' +
  '<a href="https://feed.example/?a&amp;colon;b">g &lt;&amp;&gt;</a><p>&lt;b&gt;<i>h</i></p><svg><circle r="1"></circle></svg>' +
  '<math><mi>x</mi>y</math><svg></svg><math></math>k';

const hostileMarkup = [
  '<p onclick=alert(1)>a<script>alert(1)</script><b>b</p>',
  '<x-y>c<img src=x.png onerror=alert(1)></x-y>',
  '<a href="javascript:alert(1)">d</a><a href="java&Tab;script:alert(1)">e</a><a href="?a&amp;colon;b#f">f</a>',
  '<svg onload=alert(1)><path d="M0 0"/><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mi>x</mi><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><!--><img src=x onerror=alert(1)>--><li id=body>g',
].join('');

const linkForced = 'rel="nofollow noopener ugc" referrerpolicy="no-referrer"';
const imageForced = 'loading="lazy" decoding="async" referrerpolicy="no-referrer"';

const sanitized = [
  '<p>a<b>b</b></p>',
  `<b>c<img src="https://feed.example/entry/x.png" ${imageForced}>`,
  '<a>d</a><a>e</a>',
  `<a href="https://feed.example/entry/?a&amp;colon;b#f" ${linkForced}>f</a>`,
  `<svg><path d="M0 0"></path></svg><img src="https://feed.example/entry/x" ${imageForced}>`,
  `<math><mi>x</mi></math><img src="https://feed.example/entry/x" ${imageForced}>--&gt;`,
  '<ul><li id="user-content-body">g</li></ul></b>',
].join('');
