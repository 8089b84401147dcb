import fc from 'fast-check';
import { readEntries } from '../../../bench/sanitize/entries.ts';
import { payloads } from '../../../packages/sanitize/fixtures/payloads.ts';
import { indexIn, insert, rangeIn, tagIn } from '../places.ts';
import { sampleAt } from '../scramble.ts';

/** Numbers that a mutation is made of: a place, a length and a choice, each from 0 up to 1, and choices for a row of pieces. */
interface Dice {
  place: number;
  length: number;
  choice: number;
  row: readonly number[];
}

/** Takes markup, and changes it. */
type Mutation = (html: string, dice: Dice, other: string) => string;

const words = (list: string): string[] => list.split(' ');

// Tags at which parsers change their mind: about the namespace, the tokenizer, the insertion mode, what is open.
const tags = words(
  'svg math foreignObject desc title mtext mi mo ms mn annotation-xml mglyph malignmark mspace mtable mtd style script textarea xmp ' +
    'iframe noembed noframes noscript plaintext template table caption colgroup col tbody tr td th select option optgroup button form ' +
    'input fieldset p a b i u nobr font em code pre listing li ul ol dl dd dt h1 h6 ruby rt rp rb rtc body html head frameset frame ' +
    'image img br hr div span section blockquote center details summary figure figcaption picture source video audio track object ' +
    'embed applet marquee param base link meta map area x-y g path text a:b sarcasm isindex keygen menuitem dialog search slot',
);
const breakers = words(
  '--> --!> ]]> </ > <!-- <!--> <![CDATA[ <? ?> <! " \' ` = / \0 &#0; &lt; &gt; &quot; &amp;lt; \u00a0 \u2028 </p> </br>',
);
const attacks = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<a href=javascript:alert(1)>x</a>',
  '<img/src=x/onerror=alert(1)//',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
];
const attributes = [
  'onerror=alert(1)',
  'onfocus="alert(1)" autofocus tabindex=0',
  'href="javascript:alert(1)"',
  'href="java\tscript:alert(1)"',
  'xlink:href="javascript:alert(1)"',
  'src="data:text/html,<script>alert(1)</script>"',
  'srcset="x 1x, javascript:alert(1) 2x"',
  'style="background:url(https://evil.example/)"',
  'id=body name=cookie',
  'is=x-y',
  'fill="url(//evil.example/x#y)"',
  'encoding="text/html"',
  'definitionurl=x xmlns="http://www.w3.org/1999/xhtml"',
  'class="language-x fixed embed"',
];

const mutations: Mutation[] = [
  function tangle(html, { place, row }) {
    return insert(html, tagIn(html, place).start, row.map(tagOf).join(''));
  },
  function tangleAndAttack(html, { place, choice, row }) {
    return insert(html, tagIn(html, place).start, row.map(tagOf).join('') + attackOf(choice, row));
  },
  function hideInAttribute(html, { place, choice, length, row }) {
    const hidden = pickFrom(breakers, length) + row.map(tagOf).join('') + attackOf(choice, row);
    const name = pickFrom(['title', 'alt', 'id', 'class', 'href'], length * 7);
    const written = choice < 0.3 ? escapeMarkup(hidden) : hidden;
    return insert(
      html,
      tagIn(html, place).start,
      `<${pickFrom(tags, choice)} ${name}="${written.replaceAll('"', '&quot;')}">`,
    );
  },
  function hideInRawText(html, { place, choice, length, row }) {
    const name = pickFrom(
      words('style script textarea title xmp iframe noembed noframes noscript template select'),
      choice,
    );
    const end = length < 0.5 ? `</${name}>` : '';
    return insert(
      html,
      tagIn(html, place).start,
      `<${name}>${row.map(tagOf).join('')}${attackOf(length, row)}${end}`,
    );
  },
  function hideInComment(html, { place, choice, row }) {
    const [start = '', end = ''] =
      pickFrom(
        [
          ['<!--', '-->'],
          ['<!--', '--!>'],
          ['<!-->', '-->'],
          ['<![CDATA[', ']]>'],
          ['<?x ', '?>'],
          ['<!x ', '>'],
          ['</ ', '>'],
        ],
        choice,
      ) ?? [];
    return insert(
      html,
      tagIn(html, place).start,
      start + row.map(tagOf).join('') + attackOf(choice, row) + end,
    );
  },
  function wrap(html, { row }) {
    const names = row.map((number) => pickFrom(tags, number));
    const start = names.map((name) => `<${name}>`).join('');
    return start + html + names.map((name) => `</${name}>`).join('');
  },
  function wrapPart(html, dice) {
    const [start, end] = rangeIn(html, dice);
    const name = pickFrom(tags, dice.choice);
    return `${html.slice(0, start)}<${name}>${html.slice(start, end)}</${name}>${html.slice(end)}`;
  },
  function splice(html, { place, length }, other) {
    return html.slice(0, indexIn(html, place)) + other.slice(indexIn(other, length));
  },
  function spliceAtTag(html, { place, length }, other) {
    return html.slice(0, tagIn(html, place).start) + other.slice(tagIn(other, length).start);
  },
  function graft(html, { place }, other) {
    return insert(html, tagIn(html, place).start, other);
  },
  function removeRange(html, dice) {
    const [start, end] = rangeIn(html, dice);
    return html.slice(0, start) + html.slice(end);
  },
  function repeatRange(html, dice) {
    const [start, end] = rangeIn(html, dice);
    return (
      html.slice(0, end) + html.slice(start, end).repeat(1 + Math.floor(dice.choice * 3)) + html.slice(end)
    );
  },
  function moveRange(html, dice) {
    const [start, end] = rangeIn(html, dice);
    const rest = html.slice(0, start) + html.slice(end);
    const at = tagIn(rest, dice.choice).start;
    return rest.slice(0, at) + html.slice(start, end) + rest.slice(at);
  },
  function renameTag(html, { place, choice }) {
    const { start, end } = tagIn(html, place);
    return (
      html.slice(0, start) +
      html.slice(start, end).replace(/^(<\/?)[^\s>/]*/, `$1${pickFrom(tags, choice)}`) +
      html.slice(end)
    );
  },
  function removeTag(html, { place }) {
    const { start, end } = tagIn(html, place);
    return html.slice(0, start) + html.slice(end);
  },
  function closeItself(html, { place }) {
    const { end } = tagIn(html, place);
    return end === 0 ? html : `${html.slice(0, end - 1)}/${html.slice(end - 1)}`;
  },
  function insertAttribute(html, { place, choice }) {
    const { start, end } = tagIn(html, place);
    const nameEnd = start + (/^<\/?[^\s>/]*/.exec(html.slice(start, end))?.[0].length ?? 0);
    return insert(html, nameEnd, ` ${pickFrom(attributes, choice)} `);
  },
  function removeQuote(html, { place }) {
    const at = html.indexOf('"', indexIn(html, place));
    return at < 0 ? html : html.slice(0, at) + html.slice(at + 1);
  },
  function insertBreaker(html, { place, choice }) {
    return insert(html, indexIn(html, place), pickFrom(breakers, choice));
  },
  function changeCase(html, { place }) {
    const { start, end } = tagIn(html, place);
    return html.slice(0, start) + html.slice(start, end).toUpperCase() + html.slice(end);
  },
  function decodeAll(html) {
    return html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
  },
  function encodePart(html, dice) {
    const [start, end] = rangeIn(html, dice);
    return html.slice(0, start) + escapeMarkup(html.slice(start, end)) + html.slice(end);
  },
  // Chromium nests no deeper than 512: what comes deeper lands elsewhere in the tree.
  function nest(html, { place, length, choice }) {
    if (choice > 0.2) return html;
    const opened = pickFrom(
      ['<div>', '<b>', '<svg>', '<math><mi>', '<table><td>', '<ul><li>', '<font color=x>'],
      choice * 5,
    );
    return insert(html, tagIn(html, place).start, opened.repeat(120 + Math.floor(length * 400)));
  },
];

/** Gives the mutated markup of an index, the same for the same seed and folder, whichever others are asked for. */
export function createMutations(seed: number, folder?: string): (index: number) => string {
  const entries = readEntries(folder).map(({ html }) => html.slice(0, 6000));
  const arbitrary = mutatedMarkup([...Object.values(payloads).flat(), '', ...entries.slice(0, 400)]);
  return (index) => sampleAt(arbitrary, seed, index);
}

/** Some of this markup after one to six mutations, now and then spliced with other. */
function mutatedMarkup(bases: readonly string[]): fc.Arbitrary<string> {
  const share = fc.nat(2 ** 24 - 1).map((number) => number / 2 ** 24);
  const step = fc.record({
    kind: fc.nat(mutations.length - 1),
    place: share,
    length: share,
    choice: share,
    row: fc.array(share, { minLength: 1, maxLength: 6, size: 'max' }),
  });
  return fc
    .record({
      base: fc.nat(bases.length - 1),
      other: fc.nat(bases.length - 1),
      steps: fc.array(step, { minLength: 1, maxLength: 6, size: 'max' }),
    })
    .map(({ base, other, steps }) => {
      return steps.reduce(
        (html, { kind, ...dice }) => mutations[kind]?.(html, dice, bases[other] ?? '') ?? html,
        bases[base] ?? '',
      );
    });
}

/** An open or an end tag, now and then one that ends itself. */
function tagOf(share: number): string {
  const name = pickFrom(tags, share * 1009);
  const form = (share * 7919) % 1;
  if (form < 0.65) return `<${name}>`;
  return form < 0.9 ? `</${name}>` : `<${name}/>`;
}

function attackOf(choice: number, row: readonly number[]): string {
  const end = choice < 0.5 ? `</${pickFrom(tags, (row[0] ?? 0) * 31)}>` : pickFrom(breakers, choice * 5);
  return end + pickFrom(attacks, choice * 17);
}

function escapeMarkup(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function pickFrom<Of>(list: readonly Of[], share: number): Of {
  const picked = list[Math.floor((share % 1) * list.length)];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}
