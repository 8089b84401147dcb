import { expect, test } from 'vitest';
import { gate } from './gate.ts';
import { defaultPolicy } from './policy.ts';
import { compileRules } from './rules.ts';

const rules = compileRules(defaultPolicy);
const pass =
  (html: string, relative = true) =>
  () =>
    gate(html, rules, { idPrefix: 'e-', relative });

test.each([
  'text &amp; &lt;b&gt; &quot;&nbsp;',
  '<p class="language-js embed" id="e-1" title="&lt;b&gt;">a<br>b</p>',
  '<a href="https://a.example/?b=c&amp;d">e</a><a href="#e-1">f</a><a href="mailto:g@h.example">i</a>',
  '<img src="data:image/png;base64,AAAA" srcset="a.png 1x, https://b.example/c,d.png 2.5x" alt="">',
  '<svg viewBox="0 0 1 1"><linearGradient id="e-g"></linearGradient><rect fill="url(#e-g)"></rect></svg>',
  '<math><mi>x</mi></math>',
  '<a href="b/c?d:e">relative</a>',
])('the gate lets pass %s', (html) => {
  expect(pass(html)).not.toThrow();
});

test.each([
  ['a bare < or >', 'a < b'],
  ['a bare >', 'a > b'],
  ['a bare &', 'a & b'],
  ['a reference it does not know', '&colon;'],
  ['a numeric reference', '&#58;'],
  ['a reference without semicolon', '&lt'],
  ['a control character', 'a\u0000b'],
  ['a carriage return', 'a\rb'],
  ['a lone surrogate', 'a\ud800b'],
  ['a comment', '<!-- a -->'],
  ['a processing instruction', '<?a?>'],
  ['an element that is not allowed', '<nav>a</nav>'],
  ['an element that switches the tokenizer', '<title>a</title>'],
  ['an upper-case tag', '<P>a</P>'],
  ['a tag with a line end', '<p\n>a</p>'],
  ['a self-closing tag', '<br/>'],
  ['an unquoted value', '<p id=e-1>a</p>'],
  ['a single-quoted value', "<p id='e-1'>a</p>"],
  ['an attribute without value', '<details open>a</details>'],
  ['a tag that does not end', '<p'],
  ['a value that does not end', '<p title="a>b</p>'],
  ['an element left open', '<p>a'],
  ['an end tag too many', 'a</p>'],
  ['crossed elements', '<b><i>a</b></i>'],
  ['a void element with an end tag', '<br></br>'],
  ['an attribute that is not allowed', '<p onclick="a">b</p>'],
  ['an attribute of another element', '<p href="a">b</p>'],
  ['an attribute twice', '<p title="a" title="b">c</p>'],
  ['an id without the prefix', '<p id="body">a</p>'],
  ['a fragment without the prefix', '<a href="#body">a</a>'],
  ['a class that is not allowed', '<p class="sidebar">a</p>'],
  ['a role that is not allowed', '<p role="alert">a</p>'],
  ['a style', '<p style="color:red">a</p>'],
  ['a script URL', '<a href="javascript:a">b</a>'],
  ['a script URL in other case', '<a href="JavaScript:a">b</a>'],
  ['a script URL behind a space', '<a href=" javascript:a">b</a>'],
  ['a script URL with a tab', '<a href="java\tscript:a">b</a>'],
  ['a colon that a second decoding would make', '<a href="javascript&amp;colon;a">b</a>'],
  ['a data URL in a link', '<a href="data:text/html,a">b</a>'],
  ['a data URL of a drawing', '<img src="data:image/svg+xml;base64,AAAA">'],
  ['a data URL in a player', '<video src="data:image/png;base64,AAAA"></video>'],
  ['an URL without a host', '<a href="https:">a</a>'],
  ['an URL with credentials', '<a href="https://a@b.example/">c</a>'],
  ['an URL that begins with two slashes', '<a href="//a.example/">b</a>'],
  ['an URL with a backslash', '<a href="/\\a.example/">b</a>'],
  ['a srcset with a script URL', '<img srcset="a.png 1x, javascript:b 2x">'],
  ['a srcset with an odd descriptor', '<img srcset="a.png 1x 2x">'],
  ['an url() that loads', '<svg><rect fill="url(https://a.example/#b)"></rect></svg>'],
  ['an url() to another entry', '<svg><rect fill="url(#f-g)"></rect></svg>'],
  ['an escape in a presentation attribute', '<svg><rect fill="\\75rl(#e-g)"></rect></svg>'],
  ['HTML in a drawing', '<svg><p>a</p></svg>'],
  ['HTML in a formula', '<math><mi><b>a</b></mi></math>'],
  ['a drawing in a formula', '<math><svg></svg></math>'],
  ['SVG outside a drawing', '<rect></rect>'],
  ['MathML outside a formula', '<mi>a</mi>'],
  ['deeper nesting than a browser has', `${'<b>'.repeat(300)}${'</b>'.repeat(300)}`],
])('the gate refuses %s', (_, html) => {
  expect(pass(html)).toThrow();
});

test('with a base URL the gate refuses relative ones', () => {
  expect(pass('<a href="b">c</a>', false)).toThrow(/An unsound href/);
});
