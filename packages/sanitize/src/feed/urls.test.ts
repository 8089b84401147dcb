import { expect, test } from 'vitest';
import { createBudget } from '../budget.ts';
import { defaultPolicy } from '../policy.ts';
import { compileRules } from '../rules.ts';
import { createTally } from '../tally.ts';
import { dataImageUrl, linkUrl, mediaUrl } from './urls.ts';

const context = (base?: string) => ({
  rules: compileRules(defaultPolicy),
  baseUrl: base === undefined ? undefined : new URL(base),
  idPrefix: 'e-',
  tally: createTally(),
  budget: createBudget(1_000_000),
});
const based = context('https://feed.example/2018/entry.html');
const free = context();

test.each([
  ['picture.png', 'https://feed.example/2018/picture.png'],
  ['../a b?c=d e#f', 'https://feed.example/a%20b?c=d%20e#f'],
  ['//other.example/x', 'https://other.example/x'],
  ['  https://a.example/\n', 'https://a.example/'],
  ['HTTPS://A.Example/É', 'https://a.example/%C3%89'],
  ['https://user:word@a.example/', 'https://a.example/'],
  ['https://a.example/?b=\\c\'"<d>', 'https://a.example/?b=%5Cc%27%22%3Cd%3E'],
  ['mailto:a@b.example?subject=c d', 'mailto:a@b.example?subject=c%20d'],
  ['https:other', 'https://feed.example/2018/other'],
])('the link %j becomes %s', (written, url) => {
  expect(linkUrl(written, based)).toBe(url);
});

test.each([
  '',
  '#a',
  'javascript:a',
  'java\tscript:a',
  '\u0001javascript:a',
  'data:text/html,a',
  'blob:a',
  'http://',
  `a${'b'.repeat(9000)}`,
])('no link stays for %j', (written) => {
  expect(linkUrl(written, based)).toBeUndefined();
  expect(linkUrl(written, free)).toBeUndefined();
});

test('without a base a relative link stays relative, and only what cannot be read otherwise', () => {
  expect(linkUrl('about/?a:b', free)).toBe('about/?a:b');
  expect(linkUrl('/about', free)).toBe('/about');
  expect(linkUrl('//a.example/b', free)).toBe('https://a.example/b');
  expect(linkUrl('\\\\a.example\\b', free)).toBe('https://a.example/b');
  expect(linkUrl('javascript&colon;a', free)).toBeUndefined();
  expect(linkUrl('unknown:a', free)).toBeUndefined();
});

test('a picture is loaded over http or https, or carries a small raster image itself', () => {
  expect(mediaUrl('a.png', based)).toBe('https://feed.example/2018/a.png');
  expect(mediaUrl('mailto:a@b.example', based)).toBeUndefined();
  expect(dataImageUrl(' data:image/JPG;base64,AA AA', based)).toBe('data:image/jpeg;base64,AAAA');
  expect(dataImageUrl('data:image/svg+xml;base64,AAAA', based)).toBeUndefined();
  expect(dataImageUrl('data:image/png,AAAA', based)).toBeUndefined();
  expect(dataImageUrl(`data:image/png;base64,${'A'.repeat(40_000)}`, based)).toBeUndefined();
});
