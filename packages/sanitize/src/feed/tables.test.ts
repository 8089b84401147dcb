import { expect, test } from 'vitest';
import { defaultPolicy } from '../policy.ts';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const table = (cell: string) => `<table><tbody><tr><td>${cell}</td></tr></tbody></table>`;
const scroll = (html: string) => `<div class="table-scroll">${html}</div>`;

test('a table gets an element around it that can scroll, once', () => {
  const once = scroll(table('a'));
  expect(sanitize(table('a')).html).toBe(once);
  expect(sanitize(once).html).toBe(once);
});

test('a table in a table scrolls with it', () => {
  const { html } = sanitize(table(`<p>a</p>${table('b')}`));
  expect(html).toBe(scroll(table(`<p>a</p>${table('b')}`)));
});

test('a table keeps its place among words, list items and quotations', () => {
  expect(sanitize(`<p>a${table('b')}c</p>`).html).toBe(`<p>a</p>${scroll(table('b'))}c<p></p>`);
  expect(sanitize(`<ul><li>a${table('b')}</li></ul>`).html).toBe(`<ul><li>a${scroll(table('b'))}</li></ul>`);
});

test('where an element more would nest too deep, a table stays as it is, also on a second pass', () => {
  for (const depth of [122, 123, 124, 125, 126, 127, 128, 200]) {
    const { html, fallback } = sanitize(`${'<div>'.repeat(depth)}${table('<b>a</b>')}`);
    expect(fallback).toBeUndefined();
    expect(sanitize(html).html).toBe(html);
  }
});

test('a policy without that element has plain tables', () => {
  const { div: _, ...html } = defaultPolicy.html;
  expect(createSanitizer({ ...defaultPolicy, html }).sanitize(table('a')).html).toBe(table('a'));
});
