import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { excerptHtml } from '../excerpt-html.ts';
import { readingTime } from '../reading-time.ts';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const context = { baseUrl: 'https://feed.example/' };

// Each of these asks a rule to look at the same thing again and again.
test.each([
  ['links to advertisers around tables', '<a href="//ads.pheedo.com/#"><table><tr><td>'.repeat(10_000)],
  ['a link that holds 200,000 more', `<a href="#x">${'x<br>'.repeat(200_000)}`],
  ['an address of an advertiser that does not end', `<a href="//${'a.'.repeat(400_000)}">x</a>`.repeat(2)],
  ['styles of elements in each other', '<span style="font-weight:bold;font-style:italic">'.repeat(30_000)],
  ['a style of a million spaces', `<p style="display${' '.repeat(1_000_000)}:x">x`],
  ['a drawing with a long style', `<svg><path style="${'fill:red;'.repeat(100_000)}"/>`],
  ['formulas that end in comments', `<script type="math/tex">${'% ]]'.repeat(300_000)}</script>`],
  ['tables in each other, each in one to scroll', '<div class="table-scroll"><table><tr><td>'.repeat(10_000)],
  ['10 MB of words', '<p>some words '.repeat(720_000)],
])('%s come out in bounded time, the same as on a second pass', (_, html) => {
  const before = process.cpuUsage();
  const result = sanitize(html, context);
  const { user, system } = process.cpuUsage(before);
  // Generous: slow machines run this too. What it is there to see takes minutes.
  expect((user + system) / 1e6).toBeLessThan(15);
  if (result.html.length < 200_000) expect(sanitize(result.html, context).html).toBe(result.html);
});

test('a line of 300,000 words is counted and cut in bounded time', () => {
  const html = `<p>${'word '.repeat(300_000)}</p>` as SafeHtml;
  const before = process.cpuUsage();
  expect(readingTime(html)).toEqual({ words: 300_000, minutes: 1500 });
  expect(excerptHtml(html, { words: 1e9 })).toBe(html);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(15);
});
