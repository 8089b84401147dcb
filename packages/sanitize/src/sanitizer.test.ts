import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payloads } from '../fixtures/payloads.ts';
import { htmlToText } from './html-to-text.ts';
import { parse } from './parse.ts';
import { defaultPolicy } from './policy.ts';
import { createSanitizer } from './sanitizer.ts';
import { serializeParsed } from './serialize.ts';

const { sanitize } = createSanitizer();
const inputs = Object.values(payloads).flat();
const contexts = [{}, { baseUrl: 'https://feed.example/entry/', idPrefix: 'samba-1' }];

test('ordinary markup stays as it is', () => {
  const html =
    '<p dir="rtl" lang="he">a <em>b</em> &amp; c&nbsp;d</p><pre><code class="language-js">x &lt; y</code></pre>' +
    '<figure><blockquote>q</blockquote><figcaption>f</figcaption></figure>' +
    '<div class="table-scroll"><table><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td colspan="2">c</td></tr></tbody>' +
    '</table></div>' +
    '<details open=""><summary>s</summary>t</details><math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>' +
    '<svg viewBox="0 0 9 9"><linearGradient id="user-content-g"><stop offset="1"></stop></linearGradient>' +
    '<rect width="9" fill="url(#user-content-g)" transform="rotate(3)"></rect></svg>';
  expect(sanitize(html)).toEqual({ html, notices: [], removed: {} });
});

test('scripts, handlers, styles and forms go, their text stays where a reader saw it', () => {
  const { html, removed, notices } = sanitize(
    '<form action="/x"><label>Name <input name="n"></label><p onclick="a()" style="color:red">b</p></form><script>c()</script>',
  );
  expect(html).toBe('Name <p>b</p>');
  expect(removed).toEqual({ form: 1, label: 1, input: 1, '@onclick': 1, '@style': 1, script: 1 });
  expect(notices).toEqual([{ code: 'script-removed', message: '1 script removed.' }]);
});

test('an entry with lists, tags and a comment left open ends where it ends', () => {
  expect(sanitize('<ul><li>a<ul><li><b>b</i>').html).toBe('<ul><li>a<ul><li><b>b</b></li></ul></li></ul>');
  expect(sanitize('a</div></article></body><p>b<!-- c').html).toBe('a<p>b</p>');
});

test('a list item, a term or a caption without its parent gets one or goes, so it can join nothing outside', () => {
  expect(sanitize('<li>a</li> <li>b</li><p>c</p><li>d</li>').html).toBe(
    '<ul><li>a</li> <li>b</li></ul><p>c</p><ul><li>d</li></ul>',
  );
  expect(sanitize('<dt>a<dd>b').html).toBe('<dl><dt>a</dt><dd>b</dd></dl>');
  expect(sanitize('<td>a</td><figcaption>b</figcaption><summary>c</summary>').html).toBe('abc');
});

test('a list made for orphans counts as nesting, so that a second pass flattens nothing more', () => {
  for (const orphan of ['<li>', '<dd>', '<p><dt>']) {
    const { html } = sanitize(`${orphan}${'<div>'.repeat(130)}a`);
    expect(sanitize(html)).toEqual({ html, notices: [], removed: {} });
  }
});

test('sanitizing twice is sanitizing once, for every payload', () => {
  for (const context of contexts) {
    for (const input of inputs) {
      const { html } = sanitize(input, context);
      expect(sanitize(html, context).html, input).toBe(html);
    }
  }
});

test('sanitizing twice is sanitizing once, for any mixture of markup, and no mixture needs the fallback', () => {
  const pieces = inputs.flatMap((input) => input.match(/<[^>]*>?|[^<]+/g) ?? []);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }),
      fc.constantFrom(...contexts),
      (some, context) => {
        const { html, fallback } = sanitize(some.join(''), context);
        expect(fallback).toBeUndefined();
        expect(sanitize(html, context).html).toBe(html);
        expect(html).not.toMatch(/<(?!\/?[a-z][a-zA-Z0-9]*[ >])/);
        htmlToText(html);
      },
    ),
    { numRuns: 1500, seed: 20_181_017 },
  );
});

test('any string comes out as something that can be published in XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { html } = sanitize(`${text}<p title="${text}">${text}`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML 1.0 §2.2 excludes
      expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
      expect(html.isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('an id keeps its prefix on a second pass; another prefix is put before it', () => {
  const once = sanitize('<p id="a">a</p><a href="#a">b</a>', { idPrefix: 'samba-7' }).html;
  expect(once).toContain('<p id="samba-7-a">a</p><a href="#samba-7-a"');
  expect(sanitize(once, { idPrefix: 'samba-7' }).html).toBe(once);
  expect(sanitize(once, { idPrefix: 'jelmer-1' }).html).toContain('id="jelmer-1-samba-7-a"');
});

test('headings nest under the title of the entry, whatever level they start from', () => {
  expect(sanitize('<h1>a</h1><h2>b</h2><h5>c</h5>').html).toBe('<h5>a</h5><h6>b</h6><h6>c</h6>');
  expect(sanitize('<h3>a</h3><h4>b</h4>').html).toBe('<h5>a</h5><h6>b</h6>');
});

// What an entry leaves open, crosses or puts where it may not be ends with it.
test.each([
  '<table><tr><td>a<p>b',
  '</table></div></article>a',
  '<table>a<b>b<tr><td>c',
  '<table><li>a<td>b</ul>c',
  '<b><i>a</b>b',
  '<a href="x"><table><a href="y">a',
  '<ul><li><div></ul>a',
  '<svg><g><p>a',
  '<math><mtext><table><mi>a',
  '<select><option>a',
  '<p><button><p>a</button>',
  '<frameset><frame>',
  '<template><td>a',
  '<details><summary>a',
  '<!-- a',
  '<a title="b',
  '</p></br><col><caption>a',
  '<plaintext>a',
  '<textarea>a',
  '<form><form></form>a',
])('what follows an entry does not change: %s', (entry) => {
  const next = '<article><p>next</p></article>';
  const { html } = sanitize(entry);
  const page = `<main><article>${html}</article>${next}</main>`;
  expect(serializeParsed(parse(page, defaultPolicy.limits), page.length + 1)).toBe(page);
});

test('one line in the policy allows an element', () => {
  const policy = { ...defaultPolicy, html: { ...defaultPolicy.html, nav: [] } };
  expect(sanitize('<nav>a</nav>').html).toBe('a');
  const other = createSanitizer(policy);
  expect(other.sanitize('<nav onclick="a()">a</nav>').html).toBe('<nav>a</nav>');
  expect(other.hash).not.toBe(createSanitizer().hash);
});

test('a policy without drawings and formulas drops them whole', () => {
  const none = { elements: [], attributes: [] };
  const { html } = createSanitizer({ ...defaultPolicy, svg: none, mathml: none }).sanitize(
    'a<svg><text>b</text></svg><math><mi>c</mi></math>d',
  );
  expect(html).toBe('ad');
});

test('two sanitizers with different policies do not share their DOMPurify', () => {
  const { p: _, ...html } = defaultPolicy.html;
  const strict = createSanitizer({ ...defaultPolicy, html });
  expect(sanitize('<p>a</p>').html).toBe('<p>a</p>');
  expect(strict.sanitize('<p>a</p>').html).toBe('a');
  expect(sanitize('<p>a</p>').html).toBe('<p>a</p>');
});

test('anything but a string is a mistake of the caller', () => {
  // @ts-expect-error a feed without content has none to sanitize
  expect(() => sanitize(undefined)).toThrow(TypeError);
});
