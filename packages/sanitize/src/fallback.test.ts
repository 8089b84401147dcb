import { expect, test } from 'vitest';
import { createLayers, type Layers } from './layers.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { compileRules } from './rules.ts';
import { assembleSanitizer, createSanitizer } from './sanitizer.ts';

const input = '<p onclick="a()">a &amp; <b>b</b></p><script>c()</script><img src=x onerror="d()"> &lt;e&gt;';
const text = 'a &amp; b\n&lt;e&gt;';

function withLayer(layer: Partial<Layers>) {
  return assembleSanitizer(defaultPolicy, { ...createLayers(compileRules(defaultPolicy)), ...layer });
}

function withLimits(limits: Partial<Policy['limits']>) {
  return createSanitizer({ ...defaultPolicy, limits: { ...defaultPolicy.limits, ...limits } });
}

test.each<[string, Partial<Layers>, RegExp]>([
  [
    'a parser, a filter or DOMPurify that throws',
    {
      clean: () => {
        throw new Error('DOMPurify returned no tree.');
      },
    },
    /no tree/,
  ],
  ['markup that the gate refuses', { clean: () => '<p onclick="a()">a</p>' }, /not allowed: "<p onclick/],
  ['markup that never comes to rest', { isStable: () => false }, /come to rest/],
])('%s leaves the text of the entry, escaped, and says why', (_, layer, why) => {
  const { html, fallback, notices } = withLayer(layer).sanitize(input);
  expect(html).toBe(text);
  expect(fallback).toMatch(why);
  expect(notices.at(-1)).toMatchObject({ code: 'shown-as-text', message: expect.stringMatching(why) });
});

test('an entry beyond a limit is shown as text, and a second pass changes nothing', () => {
  for (const sanitizer of [
    withLimits({ length: 40 }),
    withLimits({ nodes: 3 }),
    withLimits({ parsedElements: 3 }),
  ]) {
    const { html, fallback } = sanitizer.sanitize('<p>a</p><p>b <i>&lt;script&gt;</i></p><p>c</p><p>d</p>');
    expect(fallback).toMatch(/longer|remain|asks for/);
    expect(html).not.toContain('<');
    expect(sanitizer.sanitize(html).html).toBe(html);
  }
});

test('text that grows when escaped is cut at the limit, not within a reference', () => {
  const { html } = withLimits({ length: 50 }).sanitize('<'.repeat(60));
  expect(html).toMatch(/^(?:&lt;)+…$/);
  expect(html.length).toBeLessThanOrEqual(50);
});

test('what is nested too deep is flattened and keeps its text', () => {
  const { html, fallback, notices } = createSanitizer().sanitize(`${'<div>'.repeat(1000)}deep`);
  expect(fallback).toBeUndefined();
  expect(html).toBe(`${'<div>'.repeat(128)}deep${'</div>'.repeat(128)}`);
  expect(notices).toEqual([
    { code: 'nesting-flattened', message: '872 elements nested too deep: only the content was kept.' },
  ]);
});

test('how often an entry had to be shown as text is counted, by reason', () => {
  const sanitizer = withLayer({ clean: (html) => html });
  for (const html of ['<nav>a</nav>', '<p>b</p>', '<ul><nav>c</nav></ul>', '<p>d']) sanitizer.sanitize(html);
  expect(sanitizer.fallbacks()).toEqual({
    'An element that is not allowed': 2,
    'It does not come to rest as the same markup.': 1,
  });
});
