import { describe, expect, test } from 'vitest';
import { htmlText, plainText } from './text.ts';

describe('characters that turn round what follows', () => {
  test('are not in plain text, whether written or by reference', () => {
    expect(plainText({ value: 'a\u202eb\u2066c', type: 'text' })).toBe('abc');
    expect(plainText({ value: 'a&#x202E;<b>b</b>&#8294;c\u2069', type: 'html' })).toBe('abc');
  });

  test('stay in markup, and marks that act on nothing but themselves stay everywhere', () => {
    expect(htmlText({ value: '<p>a\u202eb</p>', type: 'html' })).toBe('<p>a\u202eb</p>');
    expect(plainText({ value: 'a\u200fb', type: 'text' })).toBe('a\u200fb');
  });
});

describe('tags are taken out in linear time', () => {
  test.each([
    ['half a million signs that start no tag', '<1', ''],
    ['half a million tags in one', '<b ', ' '],
    ['half a million comments in one', '<!--', ''],
    ['half a million ampersands', '&a', ''],
  ])('%s', (_, piece, between) => {
    const value = `<i>x</i>${piece.repeat(500_000)}${between}>`;
    const start = process.cpuUsage();
    expect(plainText({ value, type: 'either' })).toMatch(/^x/);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
