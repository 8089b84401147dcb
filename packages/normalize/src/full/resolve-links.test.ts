import { expect, test } from 'vitest';
import { resolveLinks } from './resolve-links.ts';

const base = 'https://pond.example/frogs/';

test.each([
  ['<a href="x">', '<a href="https://pond.example/frogs/x">'],
  ['<img src=/x.png alt="a">', '<img src="https://pond.example/x.png" alt="a">'],
  [
    '<img srcset="a.png, /b,c.png 2x,d.png 3x">',
    `<img srcset="${base}a.png, https://pond.example/b,c.png 2x,${base}d.png 3x">`,
  ],
  [
    '<img srcset="data:image/png;base64,AA== 1x, c.png 100w">',
    `<img srcset="data:image/png;base64,AA== 1x, ${base}c.png 100w">`,
  ],
  ['<a href="#x">, <a href="mailto:a@b.example">', '<a href="#x">, <a href="mailto:a@b.example">'],
  ['<p style="background: url(x.png)">a < b', '<p style="background: url(x.png)">a < b'],
])('%s', (html, resolved) => {
  expect(resolveLinks(html, base)).toBe(resolved);
});

test('a long base makes a text several times as large, and not a thousand times', () => {
  const html = '<a href="x">'.repeat(50_000);
  const resolved = resolveLinks(html, `https://pond.example/${'a'.repeat(8000)}/`);
  expect(resolved).toContain('aaa/x">');
  expect(resolved.length).toBeLessThan(6 * html.length + 100_000);
});
