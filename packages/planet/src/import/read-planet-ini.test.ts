import { expect, test } from 'vitest';
import { readPlanetIni } from './read-planet-ini.ts';

const venus = `
# Every planet needs a [Planet] section
[Planet]
name = Planet &quot;Example&quot; &amp; Friends
link = planet.example.org/
feed = http://planet.example.org/atom10.xml
owner_name = Ann Ex
owner_email = ann AT example DOT org
output_dir = output
output_theme = classic_fancy
cache_directory = cache
items_per_page = 25
days_per_page = 7
new_feed_items = 4
date_format = %d %B %Y @ %I:%M %p
new_date_format = %d de %B
locale = xx_YY:es_MX.UTF-8:C
encoding = utf-8
feed_timeout = 20
spider_threads = 4
log_level = DEBUG
activity_threshold = 90
filters = excerpt.py
country = Example
analytics_id = UA-1

[excerpt.py]
omit = img

[DEFAULT]
facewidth = 65
faceheight = 85

[http://ond.example/feed?x=1&amp;y]
name = Ond&#345;ej <b>K.</b> &Eacute;.
face = ondrej.png
filter = (tools|news)
twitter = ond

[feed:http://bob.example/rss]
picture = http://bob.example/me.jpg
faceheight = 64
link = http://bob.example/
filter = x
`;

test('a Venus config comes to a config of ours, with everything that has a meaning here', () => {
  expect(readPlanetIni(venus).input).toEqual({
    title: 'Planet "Example" & Friends',
    url: 'http://planet.example.org/',
    feedId: 'http://planet.example.org/atom10.xml',
    owner: { name: 'Ann Ex', email: 'ann AT example DOT org' },
    output: 'output',
    entriesPerPage: 25,
    daysPerPage: 7,
    entriesPerMember: 4,
    dateFormat: '%d %B %Y @ %I:%M %p',
    dayFormat: '%d de %B',
    language: 'es-MX',
    fetch: { timeout: 20, concurrency: 4 },
    idleDays: 90,
    members: [
      {
        excerpt: true,
        filters: [{ include: '(tools|news)', caseSensitive: true }],
        feed: 'http://ond.example/feed?x=1&amp;y',
        name: 'Ondřej K. É.',
        face: { url: 'images/ondrej.png', width: 65, height: 85 },
        extra: { country: 'Example', twitter: 'ond' },
      },
      {
        excerpt: true,
        filters: [{ include: 'x', caseSensitive: true }],
        feed: 'feed:http://bob.example/rss',
        site: 'http://bob.example/',
        face: { url: 'http://bob.example/me.jpg', width: 65, height: 64 },
        extra: { country: 'Example' },
      },
    ],
  });
});

test('what a Venus config says in vain is told, each thing once', () => {
  expect(readPlanetIni(venus).notices.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "[Planet] output_theme is left out: the site has its own theme, and a planet.css in the folder "public" takes its place.",
      "[Planet] cache_directory is left out: what was gathered is kept in .planet/planet.db.",
      "[Planet] days_per_page is heeded, which Venus did not do.",
      "[Planet] analytics_id is left out: readers are not tracked.",
      "[Planet] filters: excerpt.py shows the beginning of entries; "omit" is left out.",
    ]
  `);
});

test('a Planet 2.0 config is told from a Venus one where the two differ', () => {
  const { input, notices } = readPlanetIni(
    '[Planet]\nname = P\nnew_feed_items = 1\ndays_per_page = 0\ntemplate_files = fancy/index.html.tmpl atom.xml.tmpl summary.html.tmpl\n[fancy/index.html.tmpl]\nitems_per_page = 5\n',
  );
  expect(input).toEqual({
    title: 'P',
    output: 'output',
    entriesPerPage: 5,
    newMemberEntries: 1,
    members: [],
  });
  expect(notices.map(({ message }) => message)).toEqual([
    '[Planet] template_files is left out; nothing writes summary.html.',
  ]);
});

test('a number that is none is told and left out', () => {
  const { input, notices } = readPlanetIni('[Planet]\nname = P\nitems_per_page = lots\nfeed_timeout = 0\n');
  expect(input).toEqual({ title: 'P', output: 'output', newMemberEntries: 10, members: [] });
  expect(notices.map(({ message }) => message)).toEqual([
    '[Planet] items_per_page is left out: "lots" is not a number from 1 to 10000.',
    '[Planet] feed_timeout is left out: "0" is not a number from 1 to 600.',
  ]);
});

test('files may be Latin-1 and may begin with a byte order mark', () => {
  const text = '[Planet]\nname = Planète\n';
  expect(readPlanetIni(Buffer.from(text, 'latin1')).input.title).toBe('Planète');
  expect(readPlanetIni(Buffer.from(`\uFEFF${text}`)).input.title).toBe('Planète');
  expect(readPlanetIni(`\uFEFF${text}`).input.title).toBe('Planète');
});

test('characters that cannot be shown are left out, for old files are full of them', () => {
  const text = '[Planet]\nname = Pl\u0007an\u202eet\n';
  expect(readPlanetIni(Buffer.from(text)).input.title).toBe('Planet');
});

test('a Pluto config comes to one of ours', () => {
  const { input, notices } = readPlanetIni(`title = Planet Example
url = https://planet.example

@include "more"
[ann]    ## a comment
  title  = Ann Ex
  feed   = https://ann.example/feed.xml
  link   = https://ann.example
  avatar = ann.png
  github = annex  # another
  includes = ruby|rails

[Bob › News]
  feed = https://bob.example/feed.xml
[nobody]
  title = Nobody
`);
  expect(input).toEqual({
    title: 'Planet Example',
    url: 'https://planet.example/',
    members: [
      {
        feed: 'https://ann.example/feed.xml',
        name: 'Ann Ex',
        site: 'https://ann.example',
        face: { url: 'images/ann.png' },
        extra: { github: 'annex' },
        filters: [{ include: 'ruby|rails', in: ['title', 'text'] }],
        notes: ['a comment', 'another'],
      },
      { feed: 'https://bob.example/feed.xml', name: 'Bob › News' },
    ],
  });
  expect(notices.map(({ message }) => message)).toEqual([
    'Line 4 is neither a section nor a setting and is left out: "@include \\"more\\"".',
    '[nobody] is left out: it names no feed.',
  ]);
});

test('an ini file of something else is no planet', () => {
  expect(() => readPlanetIni('[core]\nbare = false\n', 'git.ini')).toThrow(
    expect.objectContaining({ code: 'BAD_CONFIG', message: expect.stringContaining('git.ini is no planet') }),
  );
});
