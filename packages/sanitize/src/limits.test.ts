import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { excerptHtml } from './excerpt-html.ts';
import { htmlToText } from './html-to-text.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();
const distinct = (count: number) => Array.from({ length: count }, (_, at) => `<b id=${at}>`).join('');

// Each of these costs a DOM sanitizer that does not count minutes, gigabytes, or its stack.
const inputs: [string, string][] = [
  ['100,000 open <div>', '<div>'.repeat(100_000)],
  ['100,000 open <b>', '<b>'.repeat(100_000)],
  ['25,000 nested lists', '<ul><li>'.repeat(25_000)],
  ['10,000 nested tables', '<table><tr><td>'.repeat(10_000)],
  ['50,000 nested drawings', '<svg>'.repeat(50_000)],
  ['20,000 nested formulas', '<math><mi>'.repeat(20_000)],
  ['10,000 nested templates', '<template>'.repeat(10_000)],
  ['misnested links (HTML §13.2.6.4.7, adoption agency)', '<a><div><b></a>'.repeat(5000)],
  ['misnested bold', '<b><p></b>'.repeat(20_000)],
  ['11 KB of formatting that asks for 400,000 elements', `<p>${distinct(200)}${'<p>x'.repeat(2000)}`],
  ['text before a table, 30,000 times', `<table>${'x<b>'.repeat(30_000)}`],
  ['200,000 paragraphs', '<p>x</p>'.repeat(200_000)],
  ['20,000 attributes', `<p${Array.from({ length: 20_000 }, (_, at) => ` a${at}=1`).join('')}>x`],
  ['20,000 classes', `<p class="${'language-x '.repeat(20_000)}">x`],
  ['20,000 candidates of a srcset', `<img src=x srcset="${'a 1x, '.repeat(20_000)}">`],
  ['a srcset of commas', `<img src=x srcset="${','.repeat(200_000)}">`],
  ['commas within a srcset', `<img src=x srcset="a${','.repeat(500_000)}b">`],
  ['spaces within a URL', `<a href="a${' '.repeat(500_000)}b">x</a>`],
  ['spaces within a style', `<img src=x style="width${' '.repeat(500_000)}x">`],
  [
    'functions within a drawing',
    `<svg><path transform="${'scale(1) '.repeat(100_000)}x" fill="${'a('.repeat(100_000)}"/>`,
  ],
  ['250,000 attributes', `<p${Array.from({ length: 250_000 }, (_, at) => ` a${at}`).join('')}>x`],
  ['500,000 references', '&lt;'.repeat(499_000)],
  ['20,000 links', '<a href=x>'.repeat(20_000)],
  ['2 MB of <', '<'.repeat(2_000_000)],
  ['2 MB of &', '&'.repeat(2_000_000)],
  ['2 MB of <!--', '<!--'.repeat(500_000)],
  ['2 MB of </p>', '</p>'.repeat(400_000)],
  ['2 MB in a quote that does not end', `<a href="${'<p>'.repeat(600_000)}`],
  ['3 MB, beyond the limit', '<script>'.repeat(400_000)],
  ['3 MB of tags that do not end, beyond the limit', '<a '.repeat(1_000_000)],
];

test.each(inputs)('%s come out in bounded time, the same as on a second pass', (_, html) => {
  const before = process.cpuUsage();
  const result = sanitize(html, { baseUrl: 'https://feed.example/' });
  const { user, system } = process.cpuUsage(before);
  // Generous: slow machines run this too. What it is there to see takes minutes.
  expect((user + system) / 1e6).toBeLessThan(15);
  expect(result.html.length).toBeLessThan(12 * html.length);
  if (result.html.length < 200_000) {
    expect(sanitize(result.html, { baseUrl: 'https://feed.example/' }).html).toBe(result.html);
  }
});

test.each<[string, string]>([
  ['20,000 paragraphs', '<p>x</p>'.repeat(20_000)],
  ['20,000 words in one line', '<b>x</b> '.repeat(20_000)],
  ['a million spaces in code', `<pre>${' '.repeat(1_000_000)}x</pre>`],
  ['a million lines in code', `<pre>${'\n'.repeat(1_000_000)}x</pre>`],
  ['a million spaces', `<p>${'&nbsp;'.repeat(1_000_000)}x</p>`],
])('text and excerpt of %s take bounded time', (_, html) => {
  const before = process.cpuUsage();
  expect(htmlToText(html as SafeHtml)).toMatch(/x$/);
  expect(excerptHtml(html as SafeHtml, { words: 1e9 })).toBe(html);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(15);
});
