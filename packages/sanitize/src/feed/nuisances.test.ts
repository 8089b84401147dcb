import { expect, test } from 'vitest';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const context = { baseUrl: 'https://feed.example/2018/entry', idPrefix: 'e' };
const link = 'rel="nofollow noopener ugc" referrerpolicy="no-referrer"';

test.each([
  ['a row of buttons', '<div class="feedflare"><a href="x">a</a></div>'],
  ['share buttons of a plugin', '<div class="x sharedaddy"><h3>Share this:</h3><ul><li>a</ul></div>'],
  ['a button of a feed service', '<a href="http://feeds.feedburner.com/~ff/Jane?a=1"><img src="b.png"></a>'],
  ['a link to an advertiser', '<a href="//feedads.g.doubleclick.net/~at/1">Buy shoes</a>'],
  ['a picture of an advertiser', '<img src="https://ad.doubleclick.net/1" width="300" height="250">'],
  ['a frame of an advertiser', '<iframe src="//rcm-fe.amazon-adsystem.com/e/cm?t=1"></iframe>'],
  ['a button to share', '<a href="https://twitter.com/intent/tweet?url=x"><img src="t.png" alt="Tweet"></a>'],
  ['a label to share', '<a href="https://www.facebook.com/sharer.php?u=x">Share on Facebook</a>'],
  ['words for screen readers', '<span class="screen-reader-text">Continue reading</span>'],
  ['what its page hides', '<div hidden>a</div><p style="color:red; display : none">b</p>'],
  ['what it hides in any case', '<p style="display: none ! important; display: block">b</p>'],
])('%s goes', (_, html) => {
  expect(sanitize(`a${html}b`, context).html).toBe('ab');
});

test('of a row of links to share its label stays', () => {
  const row =
    'Share this post on <a href="https://x.com/share">X</a>, <a href="https://reddit.com/submit">Reddit</a>';
  expect(sanitize(`<p>${row}</p>`, context).html).toBe('<p>Share this post on , </p>');
});

test('what went for being a nuisance is told', () => {
  const { removed, notices } = sanitize(
    '<a href="https://x.com/intent/post?text=a">Post</a><iframe src="https://a.taboola.com/"></iframe>',
  );
  expect(removed).toEqual({ share: 1, ad: 1 });
  expect(notices).toEqual([{ code: 'ad-removed', message: '2 advertisements or buttons removed.' }]);
});

test('a link in a sentence stays, even one that shares, and so does a link that holds the rest of the entry', () => {
  const share =
    '<a href="https://news.ycombinator.com/submitlink?u=x">told everybody else about it there</a>';
  expect(sanitize(share).html).toContain('>told everybody else about it there</a>');
  const open = `<a href="https://ads.pheedo.com/1">${'word '.repeat(30)}`;
  expect(sanitize(open).html).toContain('word word');
  expect(sanitize('<a href="https://twitter.com/jane">@jane</a>').html).toContain('@jane');
});

test.each([
  [
    'a link that shares within a sentence',
    '<p>If this was of use to you, <a href="https://x.com/share">tweet it</a>.</p>',
  ],
  [
    'one that is bold there',
    '<p>If this was of use to you, <b><a href="https://x.com/share">tweet it</a></b>.</p>',
  ],
  [
    'a picture that can be shared',
    '<a href="https://x.com/share"><img src="a.jpg" width="600" height="400"></a>',
  ],
  ['a described one', '<a href="https://x.com/share"><img src="a.jpg" alt="The old mill in the snow"></a>'],
  ['a sign that leads elsewhere', '<p>In <a href="https://law.example/#s1">§</a> 1</p>'],
  ['what is hidden until it is found', '<p hidden="until-found">a</p>'],
  ['what is shown after all', '<p style="display:none;display:block">a</p>'],
  ['a variable of a style', '<p style="--x-display:none">a</p>'],
])('%s stays', (_, html) => {
  const { removed } = sanitize(html, context);
  expect(removed).not.toHaveProperty('share');
  expect(removed).not.toHaveProperty('mark');
  expect(removed).not.toHaveProperty('hidden');
});

test('a link loses what only tells who sent the reader, and nothing else', () => {
  const clean = (href: string) =>
    /href="([^"]*)"/.exec(sanitize(`<a href="${href}">a</a>`, context).html)?.[1];
  expect(clean('/a?utm_source=feed&amp;b=c%20d&amp;utm_medium=x&amp;e#f')).toBe(
    'https://feed.example/a?b=c%20d&amp;e#f',
  );
  expect(clean('/a?fbclid=1')).toBe('https://feed.example/a');
  expect(clean('/a?my_utm_source=1&amp;q=utm_source')).toBe(
    'https://feed.example/a?my_utm_source=1&amp;q=utm_source',
  );
  expect(clean('https://a.example/#?utm_source=b')).toBe('https://a.example/#?utm_source=b');
});

test('the mark beside a heading goes, the place it names stays', () => {
  expect(sanitize('<h2 id="a">A <a class="anchor" href="#a">#</a></h2>', context).html).toBe(
    '<h5 id="e-a">A </h5>',
  );
  expect(sanitize('<h2><a href="#a" id="a" aria-hidden="true"><svg></svg></a>A</h2>', context).html).toBe(
    '<h5><a id="e-a"></a>A</h5>',
  );
  expect(sanitize('<p id="a"><a href="#a">1</a></p>', context).html).toBe(
    `<p id="e-a"><a href="#e-a" ${link}>1</a></p>`,
  );
});

test('the line numbers of code go, the code stays', () => {
  const { html } = sanitize(
    '<table><tr><td class="gutter"><pre>1\n2</pre><td class="code"><pre>a\nb</pre></table><div class="gutter">c</div>',
  );
  expect(html).toBe(
    '<div class="table-scroll"><table><tbody><tr><td><pre>a\nb</pre></td></tr></tbody></table></div><div>c</div>',
  );
});

test('an address is looked at as a browser would read it, so a second pass finds nothing more', () => {
  for (const html of [
    '<img src="https:\\\\pixel.wp.com\\b.gif">',
    '<a href="https:ads.pheedo.com/1">a</a>',
    '<iframe src="HTTP:\\\\a.taboola.com/"></iframe>',
    '<a href="//%61ds.pheedo.com/">a</a>',
    '<a href="https://x.com/./share">a</a>',
  ]) {
    expect(sanitize(html, { baseUrl: 'http://feed.example/' }).html).toBe('');
  }
});

test('with a button goes the place it held, and links and headings know', () => {
  const { html } = sanitize(
    '<a href="https://ads.pheedo.com/"><h1><span id="x">a</span></h1></a><h2>b</h2><a href="#x">c</a>',
    context,
  );
  expect(html).toBe(`<h5>b</h5><a href="https://feed.example/2018/entry#x" ${link}>c</a>`);
  expect(sanitize(html, context).html).toBe(html);
});

test.each([
  ['<img class="lazy" src="/spacer.gif" data-src="q.jpg">', 'https://feed.example/2018/q.jpg'],
  ['<img class="blur-up lazyload" src="low.jpg?w=20" data-src="q.jpg">', 'https://feed.example/2018/q.jpg'],
  ['<img src="/img/placeholder.svg" data-original="q.jpg">', 'https://feed.example/2018/q.jpg'],
  ['<img src="q.jpg" data-src="zoomed.jpg">', 'https://feed.example/2018/q.jpg'],
  ['<video data-src="q.mp4"></video>', 'https://feed.example/2018/q.mp4'],
])('what a script would have put in place is put in place: %s', (html, url) => {
  expect(sanitize(html, context).html).toContain(` src="${url}"`);
});

test('a frame that leads nowhere goes without a word of a link', () => {
  expect(sanitize('<iframe srcdoc="<p>a</p>"></iframe>')).toEqual({
    html: '',
    notices: [],
    removed: { 'empty frame': 1 },
  });
});

test('the line numbers of code go that stand before each line', () => {
  expect(
    sanitize('<pre><span class="line"><span class="ln"> 1</span><span class="cl">a</span></span></pre>').html,
  ).toBe('<pre><span><span>a</span></span></pre>');
});
