import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { parse } from './parse.ts';
import { isPlainlyNested } from './plainly-nested.ts';
import { defaultPolicy } from './policy.ts';
import { createSanitizer } from './sanitizer.ts';
import { serializeParsed } from './serialize.ts';

const { sanitize } = createSanitizer();
const inputs = Object.values(payloads).flat();

/** What it stands for. */
function comesBack(html: string): boolean {
  return serializeParsed(parse(html, defaultPolicy.limits), Number.POSITIVE_INFINITY) === html;
}

test.each([
  'a &amp; b',
  '<p>a <a href="/x">b</a> <b>c<i>d</i></b><br></p><pre>e\n</pre>',
  '<ul><li>a<ol><li><p>b</p></li></ol></li></ul><dl><dt>c</dt><dd>d</dd></dl>',
  '<table><caption>a</caption><colgroup><col></colgroup> <tbody><tr><td><table></table></td></tr></tbody></table>',
  '<b><b><b><b>a</b></b></b></b><ruby>b<rt>c</rt></ruby><h5>d</h5>',
])('%s is plainly nested', (html) => {
  expect(isPlainlyNested(html)).toBe(true);
  expect(comesBack(html)).toBe(true);
});

test.each([
  '<p><div></div></p>',
  '<p><b><ul></ul></b></p>',
  '<a><b><a></a></b></a>',
  '<h5><h6></h6></h5>',
  '<li></li>',
  '<dl><div><dd></dd></div></dl>',
  '<table><tr></tr></table>',
  '<table>a</table>',
  '<table><b></b></table>',
  '<b>',
  '</b>',
  '<b><i></b></i>',
  '<br></br>',
  '<pre>\na</pre>',
  '<p title=a></p>',
  '<p title="\u00a0"></p>',
  '<p Title="a"></p>',
  '<p ></p >',
  'a > b',
  '&quot;',
  '&copy;',
  'a\0b',
  '<!---->',
  '<svg></svg>',
  '<x></x>',
  '<form></form>',
])('nothing is said of %j', (html) => {
  expect(isPlainlyNested(html)).toBe(false);
});

test('whatever it says of outputs of the sanitizer is so, and it says it of most', () => {
  const outputs = inputs.map((html) => sanitize(html).html);
  const plain = outputs.filter(isPlainlyNested);
  expect(plain.filter((html) => !comesBack(html))).toEqual([]);
  expect(plain.length).toBeGreaterThan(0.5 * outputs.length);
});

const names = Object.keys(defaultPolicy.html);
const voids = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr']);
const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
  tree: fc
    .array(
      fc.oneof(
        { maxDepth: 5, depthIdentifier: 'markup' },
        fc.constantFrom('a', '\n', ' ', '&lt;', '&nbsp;'),
        { weight: 3, arbitrary: tie('element') },
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join('')),
  element: fc.tuple(fc.constantFrom(...names), tie('tree')).map(([name, inner]) => {
    return voids.has(name) ? `<${name}>` : `<${name}>${inner}</${name}>`;
  }),
}));

test('whatever it says of balanced markup is so, allowed elements in any order', () => {
  let said = 0;
  fc.assert(
    fc.property(tree, (html) => {
      if (!isPlainlyNested(html)) return;
      said += 1;
      expect(comesBack(html)).toBe(true);
    }),
    { numRuns: 20_000, seed: 5 },
  );
  expect(said).toBeGreaterThan(2000);
});

test('whatever it says of any row of tags and texts is so', () => {
  const piece = fc.oneof(
    fc.constantFrom(...names).map((name) => `<${name}>`),
    fc.constantFrom(...names).map((name) => `</${name}>`),
    fc.constantFrom('a', '\n', '&amp;', '&quot;', '>', '\u00a0', '<p title="a">', '<a href="x&amp;y">'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const html = pieces.join('');
      expect(!isPlainlyNested(html) || comesBack(html)).toBe(true);
    }),
    { numRuns: 20_000, seed: 5 },
  );
});
