import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import { convertConfig } from './convert-config.ts';

/** A config of another program, converted, and all that is said of it, a line each. */
async function converted(name: string, text: string) {
  const path = join(tempFolder({ [name]: text }), name);
  const { config, options, notices } = await convertConfig(path);
  const rows = options.map(({ place, option, becomes, remark }) =>
    [place, option, becomes && `→ ${becomes}`, remark].filter(Boolean).join(' '),
  );
  return { path, config, told: [...rows, ...notices.map(({ message }) => message)] };
}

test('Pluto: an address in a line of its own is one more feed, or is told, and never a setting', async () => {
  const { config, told } = await converted(
    'planet.ini',
    `title = P
[ann]
  feeds = http://ann.example/one
    http://ann.example/two
    # below a remark
    http://ann.example/three
[bo]
  feed =
    http://bo.example/feed
  link = http://bo.example/
    http://bo.example/about
`,
  );
  expect(config.members).toEqual([
    { name: 'ann', feed: 'http://ann.example/one', notes: ['below a remark'] },
    { name: 'bo', feed: 'http://bo.example/feed', site: 'http://bo.example/' },
  ]);
  expect(told).toContain(
    'members feeds has several addresses; http://ann.example/two, http://ann.example/three left out: give each a member',
  );
  expect(told).toContain(
    'Line 11 is neither a section nor a setting and is left out: "http://bo.example/about".',
  );
});

test('Pluto: of several names of one setting the first counts, the others are told', async () => {
  const { config, told } = await converted(
    'planet.ini',
    `name = Other
title = P
owner = Olive
email = olive@example.org
[DEFAULT]
location = en
[ann]
feed_url = http://ann.example/one
feeds = http://ann.example/two
html_url = http://ann.example/
name = Ann
title = Ann Ex
source = http://ann.example/all.ini
[others]
title = Others
source = http://others.example/planet.ini
`,
  );
  expect(config).toEqual({
    title: 'P',
    owner: { name: 'Olive', email: 'olive@example.org' },
    lists: [{ from: 'http://others.example/planet.ini', format: 'config' }],
    members: [{ name: 'Ann Ex', feed: 'http://ann.example/one', site: 'http://ann.example/' }],
  });
  expect(told).toEqual(
    expect.arrayContaining([
      'name is left out: "title" counts',
      '[DEFAULT] is left out: Pluto had no settings that hold for every member',
      'members feeds has several addresses; http://ann.example/two left out: give each a member',
      'members name is left out: "title" counts',
      'members source is left out: the member has a feed',
      '[others] source → lists is followed; title of it is left out',
    ]),
  );
});

test('rawdog: lines that belong to nothing, and what a later line overrules, are told', async () => {
  const { config, told } = await converted(
    'config',
    `maxarticles 5
  stray line
maxarticles 9
include one
include two
feed 1x http://wrong.example/
feed 1h http://a.example/
  define_name A
numthreads 4
  define_name B
`,
  );
  expect(config.members).toEqual([{ name: 'A', feed: 'http://a.example/' }]);
  expect(told).toEqual(
    expect.arrayContaining([
      '"maxarticles 5" is left out: the same is said again below, and the last counts',
      '"stray line" is left out: it is indented, but stands below no feed',
      '"include one" is left out: import that file too',
      '"include two" is left out: import that file too',
      '"feed 1x http://wrong.example/" is left out: a feed is "feed PERIOD URL"',
      '"define_name B" is left out: it is indented, but stands below no feed',
    ]),
  );
});

test('YAML and JSON: groups, lists and members without a feed are told', async () => {
  const osmosfeed = await converted(
    'osmosfeed.yaml',
    'siteTitle: P\ntheme: { colour: red }\nsources:\n  - href: http://a.example/\n    tags: [x]\n  - http://b.example/\n  - name: No\n',
  );
  expect(osmosfeed.told).toEqual(
    expect.arrayContaining([
      'theme is left out: it is a group, which means nothing here',
      'members tags is left out: it is a list, which means nothing here',
      'an item of sources names no "href" and is left out: "http://b.example/"',
      'an item of sources names no "href" and is left out: {"name":"No"}',
    ]),
  );
  const emacslife = await converted(
    'feeds.json',
    JSON.stringify({
      title: 'P',
      authors: [{ name: 'Al', email: 'al@example.org', url: 'http://al.example/' }, { name: 'Bo' }],
      extra: { a: 1 },
      feeds: [{ feed: 'http://a.example/', tags: ['x'] }, { name: 'No' }],
    }),
  );
  expect(emacslife.config.owner).toEqual({ name: 'Al', email: 'al@example.org' });
  expect(emacslife.told).toEqual(
    expect.arrayContaining([
      'authors → owner is the first of them; url, Bo left out',
      'extra is left out: it is a group, which means nothing here',
      'members tags is left out: it is a list, which means nothing here',
      'an item of feeds names no "feed" and is left out: {"name":"No"}',
    ]),
  );
  const moonmoon = await converted('config.yml', 'name: P\ncachedir: c\ncategories: [a, b]\n');
  expect(moonmoon.told).toContain(
    'config.yml categories is left out: it is a list, which means nothing here',
  );
});

test('Planet Scheme: what is no setting, says more than one value or is no feed is told', async () => {
  const { told } = await converted(
    'config.scm',
    '(planet (name "P" "Q") loose (link "http://a.example/") (link "http://p.example/") (feeds (feed (url "http://a.example/") (face)) (feed (name "No")) stray))',
  );
  expect(told).toEqual(
    expect.arrayContaining([
      '(name P Q) is left out: of its values only "P" counts',
      'loose is left out: it is no setting with a value',
      '(link http://a.example/) is left out: the same is said again below, and the last counts',
      'members (face) is left out: it is no setting with a value',
      'an item of feeds names no url and is left out: (feed (name No))',
      'an item of feeds names no url and is left out: stray',
    ]),
  );
});

test('Planet 2.0 and Venus: what only members would have, and what templates and filters never had, is told', async () => {
  const { told } = await converted(
    'config.ini',
    `[Planet]
name = P
country = de
[regexp_sifter.py]
require = x
colour = blue
[http://a.example/list.opml]
content_type = opml
`,
  );
  expect(told).toEqual(
    expect.arrayContaining([
      '[Planet] country is left out: it is of members, and the config names none',
      '[regexp_sifter.py] colour is left out: the filter has no such parameter',
    ]),
  );
});

test('Planet 2.0: what a template could not say for itself is told', async () => {
  const { config, told } = await converted(
    'config.ini',
    '[Planet]\nname = P\n[index.html.tmpl]\nitems_per_page = 5\ncolour = red\n[http://a.example/]\n',
  );
  expect(config.entriesPerPage).toBe(5);
  expect(told).toContain('[index.html.tmpl] colour is left out: a template had no such setting of its own');
});

test('a subscription list: its owner and the lists it takes in come along, and what is neither is told', async () => {
  const { path, config, told } = await converted(
    'list.opml',
    `<opml version="2.0"><head><title>P</title><ownerName>Olive</ownerName><ownerEmail>olive@example.org</ownerEmail>
<dateCreated>x</dateCreated></head><body>
<outline text="Ann" title="Annie" description="A > B" xmlUrl="http://ann.example/feed"/>
<outline text="Friends"><outline type="include" text="Theirs" url="http://friends.example/list.opml"/></outline>
<outline text="Read them all"/></body></opml>`,
  );
  expect(config).toEqual({
    title: 'P',
    owner: { name: 'Olive', email: 'olive@example.org' },
    lists: [{ from: 'http://friends.example/list.opml', format: 'opml', tags: ['Friends'] }],
    members: [{ name: 'Ann', feed: 'http://ann.example/feed' }],
  });
  expect(told).toEqual(
    expect.arrayContaining([
      'head ownerName → owner.name',
      'head ownerEmail → owner.email',
      'outline of type "include" → lists',
      'outlines name neither a feed nor a list and are left out: "Read them all"',
      'head dateCreated is left out: it has no meaning here',
      'members description is left out: it has no meaning here',
      'members title is left out: "text" counts',
    ]),
  );
  // In a build nobody misses dates and descriptions.
  expect((await loadConfig(path)).notices.map(({ message }) => message)).toEqual([
    'outlines name neither a feed nor a list and are left out: "Read them all".',
  ]);
});

test('an owner of a list without a name is told', async () => {
  const { config, told } = await converted(
    'list.opml',
    '<opml version="2.0"><head><ownerEmail>o@example.org</ownerEmail></head><body><outline xmlUrl="http://a.example/"/></body></opml>',
  );
  expect(config.owner).toBeUndefined();
  expect(told).toContain('head ownerEmail is left out: whose it is has no name');
});

test('nobody complains of a picture that a comment of the old file names', async () => {
  const { config, told } = await converted(
    'config.ini',
    '[Planet]\nname = P\n[http://a.example/]\nface = a.png\n#[http://b.example/]\n#name = Bo\n#face = b.png\n',
  );
  expect(config.members?.map(({ face }) => face)).toEqual(['images/a.png', 'images/b.png']);
  expect(told.filter((line) => line.includes('no picture'))).toEqual([
    'There is no picture "images/a.png" for a.example: put it into the public folder, or name a URL.',
  ]);
});
