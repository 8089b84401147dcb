import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { defaultPolicy } from './policy.ts';
import { excerptPolicy, strictPolicy } from './policy-variants.ts';
import { createSanitizer } from './sanitizer.ts';

const strict = createSanitizer(strictPolicy);
const excerpt = createSanitizer(excerptPolicy);
const context = { baseUrl: 'https://feed.example/' };
const link = 'rel="nofollow noopener ugc" referrerpolicy="no-referrer"';
const entry =
  '<h1 id="t">T</h1><p class="language-x">a <b>b</b> <a href="/c" title="d">e</a> <img src="f.png" alt="g"></p>' +
  '<ul><li>h</ul><table><tr><th>i<td>j</table><pre>k\nl</pre><math><mi>x</mi></math><video src="m.mp4"></video>';

test('strict leaves text with links, each thing on the line where it was', () => {
  expect(strict.sanitize(entry, context).html).toBe(
    `<div>T</div><p>a b <a href="https://feed.example/c" ${link}>e</a>  g </p><ul><li>h</li></ul>` +
      '<div><div><div>i</div><div>j</div></div></div><pre>k\nl</pre>',
  );
});

test('an excerpt keeps what is said within a line', () => {
  expect(excerpt.sanitize(entry, context).html).toContain('<p>a <b>b</b> <a href="https://feed.example/c"');
  expect(excerpt.sanitize('<span style="font-style:italic;text-align:center">a</span>').html).toBe(
    '<span><i>a</i></span>',
  );
  expect(excerpt.sanitize('<math><mi>x</mi></math>').html).toBe('<math><mi>x</mi></math>');
});

test('a player is still a link', () => {
  for (const { sanitize } of [strict, excerpt]) {
    expect(sanitize('<iframe src="https://player.vimeo.com/video/1"></iframe>').html).toBe(
      `<a href="https://vimeo.com/1" ${link}>Watch on Vimeo</a>`,
    );
  }
});

test('both allow nothing that the default does not, and need no fallback; a second pass changes nothing', () => {
  const inputs = Object.values(payloads).flat();
  for (const [policy, { sanitize }] of [
    [strictPolicy, strict],
    [excerptPolicy, excerpt],
  ] as const) {
    for (const [tag, own] of Object.entries(policy.html)) {
      expect([...defaultPolicy.attributes, ...(defaultPolicy.html[tag] ?? [])]).toEqual(
        expect.arrayContaining([...own]),
      );
    }
    for (const input of inputs) {
      const { html, fallback } = sanitize(input, context);
      expect(fallback, input).toBeUndefined();
      expect(sanitize(html, context).html, input).toBe(html);
    }
  }
});

test('each has results of its own in a memo', () => {
  expect(new Set([createSanitizer().hash, strict.hash, excerpt.hash]).size).toBe(3);
});
