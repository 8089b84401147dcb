import { expect, test } from 'vitest';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const context = { baseUrl: 'https://feed.example/2018/entry', idPrefix: 'e' };
const clean = (html: string) => sanitize(html, context).html;
const link = 'rel="nofollow noopener ugc" referrerpolicy="no-referrer"';
const image = 'loading="lazy" decoding="async" referrerpolicy="no-referrer"';

test('links lead where the author meant and pass on neither rank nor the page', () => {
  expect(clean('<a href="../about" rel="dofollow" target="_top" ping="x">a</a>')).toBe(
    `<a href="https://feed.example/about" ${link}>a</a>`,
  );
  expect(clean('<a href="javascript:a" hreflang="de">b</a>')).toBe('<a>b</a>');
});

test.each([
  ['<a href="b">c</a>', 'href="https://feed.example/2018/b"'],
  ['<a href="?b">c</a>', 'href="https://feed.example/2018/entry?b"'],
  ['<a href="//b.example/c">d</a>', 'href="https://b.example/c"'],
  ['<img src="/b">', 'src="https://feed.example/b"'],
  [
    '<img srcset="b 1x, //c.example/d 2x">',
    'srcset="https://feed.example/2018/b 1x, https://c.example/d 2x"',
  ],
  ['<video poster="b" src="c"></video>', 'poster="https://feed.example/2018/b"'],
  ['<video><source src="b"></video>', '<source src="https://feed.example/2018/b">'],
  ['<video><track src="b"></video>', '<track src="https://feed.example/2018/b">'],
  ['<blockquote cite="b">c</blockquote>', '<blockquote cite="https://feed.example/2018/b">'],
  ['<q cite="../b">c</q>', '<q cite="https://feed.example/b">'],
  ['<del cite="b">c</del>', '<del cite="https://feed.example/2018/b">'],
  ['<iframe src="b"></iframe>', 'href="https://feed.example/2018/b"'],
  ['<base href="https://evil.example/"><a href="b">c</a>', 'href="https://feed.example/2018/b"'],
])('a relative URL starts from the base of the entry: %s', (written, url) => {
  expect(clean(written)).toContain(url);
});

test('a footnote and the way back keep what they are and what they say', () => {
  expect(
    clean(
      '<sup id="r1"><a class="footnote-ref" href="#f1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>' +
        '<section class="footnotes" role="doc-endnotes"><ol><li id="f1" role="doc-endnote">n ' +
        '<a class="footnote-backref" href="#r1" role="doc-backlink">↩</a></li></ol></section><p role="alert">a</p>',
    ),
  ).toBe(
    `<sup id="e-r1"><a class="footnote-ref" href="#e-f1" role="doc-noteref" aria-label="Footnote 1" ${link}>1</a></sup>` +
      '<section class="footnotes" role="doc-endnotes"><ol><li id="e-f1" role="doc-endnote">n ' +
      `<a class="footnote-backref" href="#e-r1" role="doc-backlink" ${link}>↩</a></li></ol></section><p>a</p>`,
  );
});

test('a link to a place in the entry stays in the entry, also when it is written as the address of the entry', () => {
  const there = '<p id="fn1">n</p>';
  const kept = `<a href="#e-fn1" ${link}>1</a><p id="e-fn1">n</p>`;
  expect(clean(`<a href="#fn1">1</a>${there}`)).toBe(kept);
  expect(clean(`<a href="https://feed.example/2018/entry#fn1">1</a>${there}`)).toBe(kept);
  expect(clean(`<p id="what's-new%21">n</p><a href="#what's-new%21">1</a>`)).toContain(
    `href="#e-what's-new%21"`,
  );
  expect(clean('<p id="größe">n</p><a href="#gr%C3%B6%C3%9Fe">1</a>')).toContain('href="#e-größe"');
  expect(clean('<a name="fn1">n</a><a href="#fn1">1</a>')).toBe(
    `<a id="e-fn1">n</a><a href="#e-fn1" ${link}>1</a>`,
  );
});

test('a link to a place that only the page of the entry has leads there', () => {
  expect(clean('<a href="#comments">c</a>')).toBe(
    `<a href="https://feed.example/2018/entry#comments" ${link}>c</a>`,
  );
  expect(sanitize('<a href="#comments">c</a>').html).toBe('<a>c</a>');
});

test('ids in tables and drawings keep pointing at each other', () => {
  expect(clean('<table><tr><th id="h">a<td headers="h x">b</table>')).toContain(
    '<th id="e-h">a</th><td headers="e-h e-x">',
  );
  expect(
    clean(
      '<svg><mask id="m"></mask><path mask="url(#m)" fill="url(http://a.example/#b)" transform="scale(2)"/></svg>',
    ),
  ).toBe('<svg><mask id="e-m"></mask><path mask="url(#e-m)" transform="scale(2)"></path></svg>');
});

test('pictures load late, tell their host nothing, and keep sizes that are sizes', () => {
  expect(
    clean(
      '<img src="a.png" srcset="b.png 2x" alt="c" width="20px" height="1e9" loading="eager" crossorigin border=0>',
    ),
  ).toBe(
    `<img src="https://feed.example/2018/a.png" srcset="https://feed.example/2018/b.png 2x" alt="c" width="20" ${image}>`,
  );
  expect(clean('a<img src="cid:1" alt="the mill">b<img>c')).toBe('a the mill bc');
  expect(
    clean('<picture><source srcset="a.webp" type="image/webp"><source><img src="a.png"></picture>'),
  ).toBe(
    '<picture><source srcset="https://feed.example/2018/a.webp" type="image/webp">' +
      `<img src="https://feed.example/2018/a.png" ${image}></picture>`,
  );
});

test('a picture that a script would have loaded is put in place', () => {
  const loaded = `<img src="https://feed.example/2018/a.png" ${image}>`;
  expect(clean('<img data-src="a.png">')).toBe(loaded);
  expect(clean('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="a.png">')).toBe(loaded);
  expect(
    clean(
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"> <noscript><img src="a.png"></noscript>',
    ),
  ).toBe(` ${loaded}`);
  expect(clean('<img data-srcset="a.png 1x">')).toBe(
    `<img srcset="https://feed.example/2018/a.png 1x" ${image}>`,
  );
});

test.each([
  '<img src="a" width="1" height="1">',
  '<img src="a" width=0 height="1px">',
  '<img src="a" style="width: 1px; height:1px">',
  '<img src="a" style="display:none">',
  '<img src="https://pixel.wp.com/b.gif?x">',
  '<img src="//feeds.feedburner.com/~r/a/~4/b">',
])('a picture that only counts readers goes: %s', (html) => {
  const { html: left, removed, notices } = sanitize(`a${html}`, context);
  expect(left).toBe('a');
  expect(removed).toEqual({ tracker: 1 });
  expect(notices).toEqual([{ code: 'tracker-removed', message: '1 invisible image removed.' }]);
});

test('a small picture in one direction only is a picture', () => {
  expect(clean('<img src="line.png" width="600" height="1">')).toContain('line.png');
});

test('nothing plays or loads by itself, everything can be played', () => {
  expect(clean('<video src="a.mp4" poster="b.jpg" autoplay muted preload="auto" onplay="c()"></video>')).toBe(
    '<video src="https://feed.example/2018/a.mp4" poster="https://feed.example/2018/b.jpg" muted="" controls="" preload="none"></video>',
  );
  expect(clean('<audio><source src="a.ogg"><source></audio><source src="b.ogg">')).toBe(
    '<audio controls="" preload="none"><source src="https://feed.example/2018/a.ogg"></audio>',
  );
});

test('formulas keep what shows and lose the source beside it', () => {
  const html =
    '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>' +
    '<annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html">x</span></span>';
  expect(clean(html)).toBe('<span><span><math><mrow><mi>x</mi></mrow></math></span></span>');
});

test('classes that name a language or a footnote stay, those that a page styles go', () => {
  expect(clean('<code class="fixed language-c++ language-c++ entry"></code><p class="sidebar"></p>')).toBe(
    '<code class="language-c++"></code><p></p>',
  );
});

test('old ways to show code stay code', () => {
  expect(clean('<xmp><b></xmp><listing>a\n b</listing><pre>\n\nc</pre>')).toBe(
    '<pre>&lt;b&gt;</pre><pre>a\n b</pre><pre>c</pre>',
  );
});

test('what is unwrapped keeps its content, what cannot be shown goes with it', () => {
  expect(clean('<center><font size=7><x-y>a</x-y></font></center><object data=b><p>c</p></object>')).toBe(
    '<center>a</center><p>c</p>',
  );
  expect(
    clean('a<select><option>b</select><button>c</button><canvas>d</canvas><template>e</template>f'),
  ).toBe('af');
});

test('a list of things to do shows what is done', () => {
  expect(
    clean(
      '<ul><li><input type="checkbox" disabled checked> a<li><input type="checkbox" disabled> b</ul><input type="checkbox">c',
    ),
  ).toBe('<ul><li><span>☑</span> a</li><li><span>☐</span> b</li></ul>c');
});
