import type { SafeHtml } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { hostileMarkup } from '../fixtures/hostile-markup.ts';
import { excerptHtml } from './excerpt-html.ts';
import { htmlToText } from './html-to-text.ts';
import { createSanitizer } from './sanitizer.ts';

const { sanitize } = createSanitizer();

test.each(hostileMarkup)('$name come out in bounded time, the same as on a second pass', ({ make }) => {
  const html = make();
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

// A base is short in the feed and long in every link.
const long = `https://feed.example/${'b'.repeat(8100)}/`;

test.each<[string, string, string]>([
  ['links against a long base', '<a href=x>y</a>'.repeat(18_000), long],
  ['links that a long base makes too long', `<a href=${'x'.repeat(90)}>y</a>`.repeat(18_000), long],
  ['fragments of a long base', `<a href="#${'x'.repeat(90)}">y</a>`.repeat(18_000), long],
  ['candidates of a srcset against a long base', `<img srcset="${'a,'.repeat(100)}">`.repeat(5000), long],
  ['links of which a long base is no part', '<a href=/x>y</a>'.repeat(20_000), long],
  ['candidates of which a long base is no part', `<img srcset="${'/,'.repeat(100)}">`.repeat(5000), long],
  ['places on a page with a long address', `<a href="/x#y">y</a>`.repeat(20_000), long],
  ['copies of a long attribute', `<p><b title="${'x'.repeat(100_000)}">${'<p>y'.repeat(20_000)}`, ''],
  ['copies of a long row of classes', `<p><b class="${'x '.repeat(100_000)}">${'<p>y'.repeat(20_000)}`, ''],
])('%s make no entry many times as long: its text is shown, soon', (_, html, baseUrl) => {
  const before = process.cpuUsage();
  const result = sanitize(html, { baseUrl });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect(result.fallback).toMatch(/^It would come out longer than \d+ characters\.$/);
  expect(result.notices.map(({ code }) => code)).toEqual(['shown-as-text']);
  expect(result.html.length).toBeLessThan(html.length);
});

test('an entry full of short links comes out with all of them', () => {
  const html = '<a href="/x">y</a> '.repeat(2500);
  const result = sanitize(html, { baseUrl: 'https://feed.example/' });
  expect(result.fallback).toBeUndefined();
  expect(result.html.match(/<a href="https:\/\/feed\.example\/x"/g)).toHaveLength(2500);
});

test('a base longer than any URL may be is ignored before anything is read against it', () => {
  const html = '<a href=x>y</a>'.repeat(2000);
  for (const path of ['b'.repeat(1_000_000), 'ü'.repeat(2000)]) {
    const before = process.cpuUsage();
    const result = sanitize(html, { baseUrl: `https://feed.example/${path}/` });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(5);
    expect(result.html).toBe(sanitize(html).html);
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
