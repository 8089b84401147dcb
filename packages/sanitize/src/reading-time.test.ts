import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { readingTime } from './reading-time.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const time = (html: string) => readingTime(sanitize(html).html);

test('a minute is two hundred words, and less is a minute too', () => {
  expect(time('<p>one <b>two</b>, three</p>')).toEqual({ words: 3, minutes: 1 });
  expect(time(`<p>${'word '.repeat(700)}</p>`)).toEqual({ words: 700, minutes: 4 });
  expect(readingTime(sanitize('word '.repeat(700)).html, { wordsPerMinute: 350 }).minutes).toBe(2);
});

test('where there is nothing to read it takes no time', () => {
  expect(time('<img src="a.png" alt="b"><video>c</video><math><mi>d</mi></math> … &amp;')).toEqual({
    words: 0,
    minutes: 0,
  });
});

test('words are counted in languages that do not part them, and once where only a part is marked', () => {
  expect(time('<p>私は学生です。</p>').words).toBe(4);
  expect(time('<p>un<i>believ</i>able</p>').words).toBe(1);
});

test('text that the sanitizer did not make is refused', () => {
  expect(() => readingTime('<p onclick=a>' as SafeHtml)).toThrow(/No tag as the sanitizer writes it/);
});

test.each([0, -5, Number.NaN])('a pace of %d words a minute is none', (wordsPerMinute) => {
  expect(() => readingTime(sanitize('a').html, { wordsPerMinute })).toThrow(RangeError);
});
