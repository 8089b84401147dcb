import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { excerptHtml } from './excerpt-html.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const excerpt = (html: string, words: number) => excerptHtml(sanitize(html).html, { words });

test('an entry is cut after so many words, with everything closed', () => {
  expect(excerpt('<p>one <b>two, three</b> four</p><p>five</p>', 2)).toBe('<p>one <b>two…</b></p>');
  expect(excerpt('<p>one <b>two &amp; three</b> four</p>', 3)).toBe('<p>one <b>two &amp; three…</b></p>');
  expect(excerpt('<p>one</p>\n<p><img src="a"><a href="b">two</a></p>', 1)).toBe('<p>one…</p>');
  expect(excerpt('<p>one</p>', 0)).toBe('<p>…</p>');
});

test('an entry that is short enough stays as it is', () => {
  expect(excerpt('<p>one two.</p><hr>', 2)).toBe('<p>one two.</p><hr>');
});

test('words are counted in languages that do not part them', () => {
  expect(excerpt('<p>私は学生です。</p>', 2)).toBe('<p>私は…</p>');
});

test('a formula stays whole and a player is left out', () => {
  expect(excerpt('a <math><mi>x</mi><mo>+</mo><mi>y</mi></math> b<video src="v">no</video> c d', 3)).toBe(
    'a <math><mi>x</mi><mo>+</mo><mi>y</mi></math> b c…',
  );
});

test('an excerpt is clean markup itself', () => {
  const inputs = Object.values(payloads).flat();
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...inputs), { minLength: 1, maxLength: 3 }),
      fc.nat(9),
      (some, words) => {
        const html = excerpt(some.join(''), words);
        expect(sanitize(html)).toMatchObject({ html });
      },
    ),
    { numRuns: 300 },
  );
});
