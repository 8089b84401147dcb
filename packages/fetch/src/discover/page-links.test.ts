import { describe, expect, test } from 'vitest';
import { candidatesAmong, type FeedCandidate } from './candidates.ts';
import { readPageLinks } from './page-links.ts';

const pageUrl = 'https://jane.example/notes/';

function feedsIn(html: string): FeedCandidate[] {
  return candidatesAmong({ markup: readPageLinks(html, pageUrl), header: [] }, pageUrl);
}

function urlsIn(html: string): string[] {
  return feedsIn(html).map(({ url }) => url);
}

describe('a link element is a feed', () => {
  test.each<[string, string, FeedCandidate['format']?]>([
    ['as an alternate of the type of Atom', 'rel="alternate" type="application/atom+xml"', 'atom'],
    ['as an alternate of the type of RSS', 'rel="alternate" type="application/rss+xml"', 'rss'],
    ['as an alternate of the type of JSON Feed', 'rel="alternate" type="application/feed+json"', 'json'],
    ['if it is called one, without a type', 'rel="feed"', 'unknown'],
    ['if it is called one, with a type', 'rel="feed" type="application/rss+xml"', 'rss'],
    ['with white space around the relation', 'rel=" alternate\n" type="application/atom+xml"'],
    ['with another relation before', 'rel="me alternate" type="application/atom+xml"'],
    ['with another relation behind', 'rel="alternate home" type="application/atom+xml"'],
    ['with other relations around', 'rel="me alternate home" type="application/atom+xml"'],
    ['if it is called one among other names', 'rel="home feed me"', 'unknown'],
    ['in any case of alternate', 'rel="AlterNATE" type="application/atom+xml"'],
    ['in any case of feed', 'rel="FeeD"', 'unknown'],
    ['with white space around the type', 'rel="alternate" type="\t application/rss+xml \n"', 'rss'],
    ['in any case of the type', 'rel="alternate" type="Application/RSS+XML"', 'rss'],
    ['with parameters of the type', 'rel="alternate" type="application/atom+xml; charset=utf-8"', 'atom'],
    ['that is a style sheet as well', 'rel="feed stylesheet"', 'unknown'],
    ['with attributes of any case, unquoted', 'REL=alternate TYPE=application/atom+xml', 'atom'],
    ['in JSON whose title says so', 'rel="alternate" type="application/json" title="JSON Feed"', 'json'],
  ])('%s', (_, attributes, format = 'atom') => {
    expect(feedsIn(`<link ${attributes} href="/it">`)).toMatchObject([
      { url: 'https://jane.example/it', format, foundIn: 'link' },
    ]);
  });

  test.each([
    ['in JSON at an address that says so', 'application/json', '/feed.json', 'json'],
    ['in RDF at an address that says so', 'application/rdf+xml', '/index.rdf', 'rdf'],
  ])('%s', (_, type, href, format) => {
    expect(feedsIn(`<link rel=alternate type="${type}" href="${href}">`)).toMatchObject([{ format }]);
  });
});

describe('a link element is no feed', () => {
  test.each([
    ['with a word that holds alternate', 'rel="no-alternate" type="application/atom+xml"'],
    ['with the plural of alternate', 'rel="alternates" type="application/rss+xml"'],
    ['with a word that begins with alternate', 'rel=" alternate-ish" type="application/atom+xml"'],
    ['with a word that holds feed', 'rel="feedback" type="application/rss+xml"'],
    ['of the type text/xml', 'rel="alternate" type="text/xml" title="Press crossing"'],
    ['of the type text/xml, called RSS', 'rel="alternate" type="text/xml" title="RSS or Atom"'],
    ['of the type application/xml', 'rel="alternate" type="application/xml" title="Press crossing"'],
    ['of the type application/xml, called RSS', 'rel="alternate" type="application/xml" title="RSS"'],
    ['of a type of RDF', 'rel="alternate" type="application/rdf+xml" title="Press crossing"'],
    ['of a type of RDF, called RSS', 'rel="alternate" type="application/rdf+xml" title="Atom and RSS"'],
    ['of any other type', 'rel="alternate" type="text/plain" title="RSS"'],
    ['without a type', 'rel="alternate" title="RSS"'],
    ['without a relation', 'type="application/atom+xml" title="Atom"'],
    ['with another relation', 'rel="bookmark" type="application/atom+xml" title="Atom feed"'],
    ['with another relation still', 'rel="icon" type="application/rss+xml" title="RSS"'],
    ['that is an alternate style sheet', 'rel="alternate stylesheet" type="application/rss+xml" title="RSS"'],
    ['that is called one but is a page', 'rel="feed" type="text/html"'],
    ['in JSON that nothing calls a feed', 'rel="alternate" type="application/json" title="JSON"'],
    ['of the type of an embedding', 'rel="alternate" type="application/json+oembed" title="Feed"'],
  ])('%s', (_, attributes) => {
    expect(feedsIn(`<link ${attributes} href="/it">`)).toEqual([]);
  });

  test.each([
    'href=""',
    'href="  "',
    '',
    'href="javascript:feed()"',
    'href="http://"',
    'href="#top"',
    'href="./"',
  ])('that leads nowhere else: %s', (href) => {
    expect(feedsIn(`<link rel="feed" ${href}>`)).toEqual([]);
  });
});

describe('an address', () => {
  test('starts from the page', () => {
    expect(
      urlsIn('<link rel=feed href="a"><link rel=feed href="//b.example/c"><link rel=feed href="?d">'),
    ).toEqual(['https://jane.example/notes/a', 'https://b.example/c', 'https://jane.example/notes/?d']);
  });

  test('starts from the first base that has an address, wherever that stands', () => {
    const html =
      '<link rel=feed href=a><base target=_top><base href="/x/"><base href="/y/"><link rel=feed href=b>';
    expect(urlsIn(html)).toEqual(['https://jane.example/x/a', 'https://jane.example/x/b']);
  });

  test.each(['javascript:x', 'data:text/plain,', 'http://'])('starts from no base that is %s', (base) => {
    expect(urlsIn(`<base href="${base}"><link rel=feed href=a>`)).toEqual([`${pageUrl}a`]);
  });

  test('has its entities decoded, once, and is trimmed', () => {
    expect(urlsIn('<link rel=feed href=" /?a=1&amp;b=2&#38;c=&amp;amp; ">')).toEqual([
      'https://jane.example/?a=1&b=2&c=&amp;',
    ]);
  });

  test('carries no credentials and no fragment, and counts once', () => {
    const html =
      '<link rel=feed href="//me:secret@a.example/f#1" title=One><link rel=feed href="//a.example/f#2">';
    expect(feedsIn(html)).toEqual([
      { url: 'https://a.example/f', title: 'One', format: 'unknown', foundIn: 'link' },
    ]);
  });
});

test.each([
  ['a comment', '<!-- LINK -->'],
  ['an unclosed comment', '<!-- LINK'],
  ['a script', "<script>document.write('LINK')</script>"],
  ['a style', '<style>/* LINK */</style>'],
  ['a template', '<template><div>LINK</div></template>'],
  ['a template in a template', '<template><template></template>LINK</template>'],
  ['a noscript', '<noscript>LINK</noscript>'],
  ['a noscript in a noscript', '<noscript><noscript>LINK</noscript>'],
  ['a title', '<title>LINK</title>'],
  ['a text field', '<textarea>LINK</textarea>'],
  ['a frame', '<iframe>LINK</iframe>'],
  ['plain text', '<plaintext>LINK'],
  ['an attribute', "<p title='LINK'>"],
  ['escaped text', '&lt;link rel=feed href=a&gt;'],
  ['an end tag', '</link rel=feed href=a>'],
])('%s holds no link', (_, html) => {
  expect(urlsIn(html.replace('LINK', '<link rel=feed href=a>'))).toEqual([]);
});

test.each([
  ['the body', '<body><p>Words<p><link rel=feed href=a>'],
  ['what follows a script', '<script>"<link rel=feed href=b>"</script><link rel=feed href=a>'],
  ['what follows a template', '<template></template><link rel=feed href=a>'],
  ['what follows a noscript', '<noscript><noscript></noscript><link rel=feed href=a>'],
  ['what follows an end tag too many', '</template></noscript></x><link rel=feed href=a>'],
  ['a page without anything else', '<link rel=feed href=a>'],
  [
    'XHTML',
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="feed" href="a"/>',
  ],
])('%s may hold a link', (_, html) => {
  expect(urlsIn(html)).toEqual([`${pageUrl}a`]);
});

test('of two attributes with one name the first counts', () => {
  expect(urlsIn('<link rel=feed href=a href=b rel=icon>')).toEqual([`${pageUrl}a`]);
});

test('a title is one line of plain text', () => {
  const [feed] = feedsIn(
    '<link rel=feed href=a title=" Jane&rsquo;s\n\u001b[31m &lt;b&gt;notes&lt;/b&gt; ">',
  );
  expect(feed?.title).toBe('Jane’s [31m <b>notes</b>');
  expect(feedsIn(`<link rel=feed href=a title="${'x'.repeat(10_000)}">`)[0]?.title).toHaveLength(200);
  expect(feedsIn('<link rel=feed href=a title=" ">')).toEqual([
    { url: `${pageUrl}a`, format: 'unknown', foundIn: 'link' },
  ]);
});

test('the page comes before the header, the order is theirs, and comments come last', () => {
  const markup = readPageLinks(
    `<link rel=feed href="/comments/feed/">
     <link rel=feed href="/b">
     <link rel=feed href="/a-post/feed" title="A post: Comments">
     <link rel=feed href="/a">`,
    pageUrl,
  );
  const header = [
    { url: 'https://jane.example/b', relations: ['feed'], title: 'B' },
    { url: 'https://jane.example/c', relations: ['alternate'], type: 'application/atom+xml' },
    { url: 'https://jane.example/d', relations: ['next'] },
  ];
  expect(
    candidatesAmong({ markup, header }, pageUrl).map(({ url, foundIn }) => [url.slice(20), foundIn]),
  ).toEqual([
    ['/b', 'link'],
    ['/a', 'link'],
    ['/c', 'header'],
    ['/comments/feed/', 'link'],
    ['/a-post/feed', 'link'],
  ]);
});

describe('a hostile page', () => {
  test.each([
    '<',
    '<a',
    '<a>',
    '<b></i>',
    '<!--',
    '<![CDATA[',
    '<link ',
    '<link a=',
    '<link rel=feed href=a',
    '<link rel=feed href=a>',
    '<link rel="feed&',
    '&#x1;',
    '<template>',
    '</noscript>',
    '<script>',
    '<title>&',
    '<base href=x>',
    '<?',
  ])('of many %j is read in time that grows with its length', (part) => {
    const started = performance.now();
    feedsIn(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('gives fifty candidates at most', () => {
    const links = Array.from({ length: 5_000 }, (_, number) => `<link rel=feed href=${number}>`);
    expect(feedsIn(links.join(''))).toHaveLength(50);
  });
});
