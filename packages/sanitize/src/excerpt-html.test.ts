import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { excerptHtml } from './excerpt-html.ts';
import { htmlToText } from './html-to-text.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const excerpt = (html: string, words: number) => excerptHtml(sanitize(html).html, { words });

test('an entry is cut after so many words, with everything closed', () => {
  expect(excerpt('<p>one <b>two, three</b> four</p><p>five</p>', 2)).toBe('<p>one <b>two…</b></p>');
  expect(excerpt('<p>one <b>two &amp; three</b> four</p>', 3)).toBe('<p>one <b>two &amp; three…</b></p>');
  expect(excerpt('<p>one</p>\n<p><img src="a"><a href="b">two</a></p>', 1)).toBe('<p>one…</p>');
  expect(excerpt('<p>one</p>', 0)).toBe('<p>…</p>');
});

test('an entry is cut after the last word that ends within so many characters', () => {
  const html = '<p>one <b>two</b></p>\n<p>three   four &amp; five</p>';
  const cut = (characters: number) => excerptHtml(sanitize(html).html, { characters });
  expect(cut(7)).toBe('<p>one <b>two…</b></p>');
  expect(cut(18)).toBe('<p>one <b>two</b></p>\n<p>three   four…</p>');
  expect(cut(100)).toBe('<p>one <b>two</b></p>\n<p>three   four &amp; five</p>');
  expect(cut(2)).toBe('<p>…</p>');
  expect(excerptHtml(sanitize('<p>私は学生です。</p>').html, { characters: 4 })).toBe('<p>私は学生…</p>');
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

// Not always as it is: what was too deep in the whole entry for a table to scroll may be no longer.
test('an excerpt is clean markup itself: a second pass takes nothing away, and comes to rest', () => {
  const inputs = Object.values(payloads).flat();
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...inputs), { minLength: 1, maxLength: 3 }),
      fc.nat(9),
      (some, words) => {
        const html = excerpt(some.join(''), words);
        const again = sanitize(html);
        expect(again).toMatchObject({ removed: {}, notices: [] });
        expect(htmlToText(again.html)).toBe(htmlToText(html));
        expect(sanitize(again.html).html).toBe(again.html);
      },
    ),
    { numRuns: 300 },
  );
});

test('no word is cut in two where a part of it is marked', () => {
  expect(excerpt('<p>inter<b>nation</b>al words</p>', 1)).toBe('<p>inter<b>nation</b>al…</p>');
  expect(excerpt('<p>one<wbr>two three</p>', 1)).toBe('<p>one<wbr>two…</p>');
  expect(excerpt('<p>one</p><p>two</p>', 1)).toBe('<p>one…</p>');
  expect(excerpt('<p>one<br>two</p>', 1)).toBe('<p>one…</p>');
});

test('a link to a place that is cut off becomes text, one to a place that is there stays', () => {
  expect(excerpt('<p>one<a href="#n">1</a> two</p><p id="n">three</p>', 2)).toBe('<p>one<a>1</a> two…</p>');
  expect(excerpt('<p id="n">one <a href="#n">two</a> three</p>', 2)).toContain('href="#user-content-n"');
});

test.each([-1, Number.NaN, undefined])('%s words are no number of words', (words) => {
  expect(() => excerpt('<p>a</p>', words as number)).toThrow(RangeError);
  expect(() => excerptHtml(sanitize('a').html, { characters: words as number })).toThrow(RangeError);
});
