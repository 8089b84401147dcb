import { expect, test } from 'vitest';
import { createSanitizer } from '../sanitizer.ts';

const { sanitize } = createSanitizer();
const context = { baseUrl: 'https://feed.example/2018/entry', idPrefix: 'e' };
const link = 'rel="nofollow noopener ugc" referrerpolicy="no-referrer"';
const card = (href: string, label: string) => `<a class="embed" href="${href}" ${link}>${label}</a>`;

test.each([
  [
    'https://www.youtube.com/embed/dQw4-_?rel=0',
    'Watch on YouTube',
    'https://www.youtube.com/watch?v=dQw4-_',
  ],
  ['//www.youtube-nocookie.com/embed/a', 'Watch on YouTube', 'https://www.youtube.com/watch?v=a'],
  [
    'https://www.youtube.com/embed/videoseries?list=b',
    'Watch on YouTube',
    'https://www.youtube.com/playlist?list=b',
  ],
  ['http://www.youtube.com/v/a&amp;hl=en&amp;fs=1', 'Watch on YouTube', 'https://www.youtube.com/watch?v=a'],
  ['https://player.vimeo.com/video/1?dnt=1', 'Watch on Vimeo', 'https://vimeo.com/1'],
  [
    'https://framatube.org/videos/embed/0a-1b',
    'Watch on PeerTube',
    'https://framatube.org/videos/embed/0a-1b',
  ],
  ['https://archive.org/embed/a-b', 'Open on Internet Archive', 'https://archive.org/details/a-b'],
  [
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
    'Listen on SoundCloud',
    'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
  ],
  [
    'https://open.spotify.com/embed/episode/1?theme=0',
    'Listen on Spotify',
    'https://open.spotify.com/episode/1',
  ],
  [
    'https://bandcamp.com/EmbeddedPlayer/album=1/size=large/',
    'Listen on Bandcamp',
    'https://bandcamp.com/EmbeddedPlayer/album=1/size=large/',
  ],
  [
    'https://social.example/@jane/12/embed',
    'Read on Mastodon (social.example)',
    'https://social.example/@jane/12',
  ],
  ['https://codepen.io/a/embed/b/?height=1', 'Open on CodePen', 'https://codepen.io/a/pen/b'],
])('a player becomes a card that leads to its page: %s', (src, label, page) => {
  const { html, notices } = sanitize(
    `<p><iframe src="${src}" allow="autoplay" allowfullscreen></iframe></p>`,
    context,
  );
  expect(html).toBe(`<p>${card(page, label)}</p>`);
  expect(notices).toEqual([{ code: 'embed-replaced', message: '1 embedded page replaced by a link.' }]);
});

test('a card is named by the title of what it opens', () => {
  const { html } = sanitize(
    '<iframe title="A &lt;b&gt;" data-src="https://player.vimeo.com/video/1"></iframe>',
    context,
  );
  expect(html).toBe(card('https://vimeo.com/1', 'Watch on Vimeo: A &lt;b&gt;'));
});

test('a title that only repeats what a frame is is no title', () => {
  for (const title of ['YouTube video player', 'Embedded content', ' ', 'Video']) {
    const { html } = sanitize(
      `<iframe title="${title}" src="https://www.youtube.com/embed/a"></iframe>`,
      context,
    );
    expect(html).toContain('>Watch on YouTube</a>');
  }
});

test('an object without content for those who cannot show it becomes a card, any other its content', () => {
  expect(
    sanitize('<object data="/a.pdf" type="application/pdf"> <param name="b"></object>', context).html,
  ).toBe(card('https://feed.example/a.pdf', 'Open on feed.example'));
  expect(sanitize('<object data="/a.pdf"><p>b</p></object>', context).html).toBe('<p>b</p>');
  expect(sanitize('<object data="javascript:a"></object>', context).html).toBe('');
});

test.each([
  ['https://www.youtube.com.evil.example/embed/a', 'www.youtube.com.evil.example'],
  ['https://www.youtube.com:8443/embed/a', 'www.youtube.com:8443'],
  ['https://evil.example/www.youtube.com/embed/a', 'evil.example'],
  ['https://www.youtube.com/embed/a/b', 'www.youtube.com'],
])('any other frame is named by the host it leads to: %s', (src, host) => {
  expect(sanitize(`<iframe src="${src}"></iframe>`, context).html).toBe(card(src, `Open on ${host}`));
});

test.each([
  '<iframe srcdoc="<p>a</p>"></iframe>',
  '<iframe src="javascript:a"></iframe>',
  '<embed src="data:a">',
  '<iframe></iframe>',
])('a frame without an address leaves nothing: %s', (html) => {
  expect(sanitize(html, context).html).toBe('');
});

test('a gist, which is a script, becomes a card; any other script leaves nothing', () => {
  const gist = 'https://gist.github.com/jane/0a1b';
  for (const src of [`${gist}.js`, `${gist}.js?file=a.ts`, gist]) {
    const { html, notices } = sanitize(`<script src="${src}"></script>`, context);
    expect(html).toBe(card(gist, 'Read on GitHub Gist'));
    expect(notices.map(({ code }) => code)).toEqual(['script-removed']);
  }
  expect(sanitize('<script src="https://evil.example/jane/0a1b.js"></script>', context).html).toBe('');
});

test('a formula that a script would have drawn is shown as its source', () => {
  expect(sanitize('<p>a <script type="math/tex">x &lt; y</script></p>').html).toBe(
    '<p>a <code class="language-tex">x &amp;lt; y</code></p>',
  );
  expect(sanitize('<script type="math/tex; mode=display">% <![CDATA[\nx < y %]]></script>').html).toBe(
    '<pre class="language-tex">x &lt; y</pre>',
  );
});

test.each([
  [
    '<lite-youtube videoid="dQw4w9" playlabel="The mill"><a href="/x">Play</a></lite-youtube>',
    'https://www.youtube.com/watch?v=dQw4w9',
    'Watch on YouTube: The mill',
  ],
  ['<amp-vimeo data-videoid="12"></amp-vimeo>', 'https://vimeo.com/12', 'Watch on Vimeo'],
])('an element that a script makes a player of is a card too: %s', (html, href, label) => {
  const { html: shown, notices } = sanitize(html);
  expect(shown).toContain(`<a class="embed" href="${href}"`);
  expect(shown).toContain(`>${label}</a>`);
  expect(notices).toEqual([{ code: 'embed-replaced', message: '1 embedded page replaced by a link.' }]);
});

test('one without a sound id is unwrapped as any other element', () => {
  expect(sanitize('<lite-youtube videoid="a/b">Play</lite-youtube>').html).toBe('Play');
});
