import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PlanetError } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { loadConfig } from './load-config.ts';
import type { PlanetConfig } from './planet-config.ts';

/** Loads a config from a folder of its own. */
function load(file: string, text: string, others: Record<string, string> = {}): Promise<PlanetConfig> {
  return loadConfig(join(tempFolder({ [file]: text, ...others }), file));
}

async function messageOf(loading: Promise<PlanetConfig>): Promise<string> {
  const error: unknown = await loading.catch((cause: unknown) => cause);
  if (!(error instanceof PlanetError) || error.code !== 'BAD_CONFIG') throw error;
  return error.message;
}

test('a config of one line has every default', async () => {
  const { path, dir, output, public: files, ...config } = await load('planet.yaml', 'title: Planet Example');
  expect({ output, public: files }).toEqual({ output: join(dir, 'site'), public: join(dir, 'public') });
  expect(path).toBe(join(dir, 'planet.yaml'));
  expect(config).toEqual({
    title: 'Planet Example',
    language: 'en',
    timeZone: 'UTC',
    dateFormat: '%B %d, %Y %I:%M %p',
    dayFormat: '%B %d, %Y',
    entriesPerPage: 60,
    order: 'published',
    filters: [],
    show: {},
    views: [],
    withdrawn: { deleted: 'remove', missing: 'keep' },
    lists: [],
    notes: [],
    links: [],
    fetch: {
      ...{ concurrency: 32, timeout: 30, allowHosts: [] },
      ...{ interval: 60, adaptive: false, gap: 1, gaps: {}, deltas: false },
    },
    members: [],
    notices: [],
  });
});

test('the same planet can be written in every format', async () => {
  const yaml = 'title: P\nurl: https://p.example\nmembers:\n  - feed: https://a.example/feed\n    name: Ann';
  const toml =
    'title = "P"\nurl = "https://p.example"\n[[members]]\nfeed = "https://a.example/feed"\nname = "Ann"';
  const object = `{ "title": "P", "url": "https://p.example", "members": [{ "feed": "https://a.example/feed", "name": "Ann" }] }`;
  const ini = '[Planet]\nname = P\nlink = https://p.example\n[https://a.example/feed]\nname = Ann';
  const all = await Promise.all([
    load('planet.yaml', yaml),
    load('planet.toml', toml),
    load('planet.json', object),
    load('config.ini', ini),
  ]);
  const [first] = all;
  for (const { title, url, members, entriesPerPage } of all) {
    expect({ title, url, members, entriesPerPage }).toEqual({
      title: 'P',
      url: 'https://p.example/',
      members: first?.members,
      entriesPerPage: 60,
    });
  }
  expect(first?.members).toEqual([
    {
      ...{ id: 'ann', feedUrl: 'https://a.example/feed', name: 'Ann', named: true, tags: [], extra: {} },
      ...{ filters: [], ignore: [], futureDates: 'clamp', notes: [] },
    },
  ]);
});

test('every mistake is told at once, with its place and what was probably meant', async () => {
  const text = `
titel: Planet
url: planet.example
timeZone: Mars/Olympus
entriesPerPage: many
owner:
members:
  - feed: https://a.example/feed
    nmae: Ann
  - name: Bob
  - feed: https://c.example/feed
    name: 2000
    face: { url: c.png, widht: 64 }
  - feed: https://d.example/feed
    extra: { hobbies: [chess] }
`;
  expect(await messageOf(load('planet.yaml', text))).toMatchInlineSnapshot(`
    "planet.yaml has 11 problems:
      title: is missing
      owner: is empty. Give it a value or leave the line out.
      entriesPerPage: must be a number, but is "many"
      members.0.nmae: is not a setting. Did you mean "name"?
      members.1.feed: is missing
      members.2.name: must be text, but is 2000. Put it in quotes: "2000".
      members.2.face.widht: is not a setting. Did you mean "width"?
      members.3.extra.hobbies: must be text or a number or true or false, but is a list
      titel: is not a setting. Did you mean "title"?
      url: "planet.example" is not a URL. Did you mean "https://planet.example"?
      timeZone: "Mars/Olympus" is not a time zone. Write a name such as "Europe/Berlin" or "UTC"."
  `);
});

test('what has the right shape but cannot be meant is told at once too', async () => {
  const text = `
title: Planet
url: planet.example
language: english language
timeZone: Mars/Olympus
output: .
public: files
fetch: { allowHosts: ['http://x'] }
links: [{ title: More, links: [{ title: Mail, url: 'mailto:a@b.example' }] }]
members:
  - { feed: 'https://a.example/feed', name: Ann }
  - { feed: ' feed:https://a.example/feed#top', name: Ann again }
  - { feed: 'ftp://b.example/feed', name: Bob }
  - { feed: 'http://localhost:8080/feed', name: Here }
  - { feed: 'http://0x7f000001/feed', name: Here too }
  - { feed: 'feeds/nothing.xml', name: Nobody }
  - { feed: 'c.example/feed', name: Cyd }
  - { feed: '../outside.xml', name: Out }
  - { feed: 'https://d.example/feed', id: Dee Dee }
  - { feed: 'https://e.example/feed', id: e, face: 'javascript:alert(1)' }
  - { feed: 'https://f.example/feed', id: e, site: f.example }
`;
  expect(await messageOf(load('planet.yaml', text))).toMatchInlineSnapshot(`
    "planet.yaml has 18 problems:
      fetch.allowHosts.0: "http://x" is not a host. Write a host, host:port or a network such as 10.0.0.0/8.
      url: "planet.example" is not a URL. Did you mean "https://planet.example"?
      output: "." holds the config itself, and everything beside it. Name a folder for it alone.
      public: the folder of the site and the folder of public files lie in each other. Name a folder for it alone.
      members.1.feed: is the feed of members.0 (Ann) once more: "feed:https://a.example/feed#top"
      members.2.feed: "ftp://b.example/feed" is not a web address. It has to start with https:// or http://.
      members.3.feed: "http://localhost:8080/feed" is a private address. If it is meant, put "localhost:8080" into fetch.allowHosts, or give it to the command: --allow-host localhost:8080.
      members.4.feed: "http://0x7f000001/feed" is a private address. If it is meant, put "127.0.0.1" into fetch.allowHosts, or give it to the command: --allow-host 127.0.0.1.
      members.5.feed: "feeds/nothing.xml" is neither a URL nor a file beside the config
      members.6.feed: "c.example/feed" is neither a URL nor a file beside the config. Did you mean "https://c.example/feed"?
      members.7.feed: "../outside.xml" lies outside the config's folder. Put the file beside the config.
      members.8.id: "Dee Dee" is not an id. Use a-z, 0-9, "-" and "_" only.
      members.9.face: "javascript:alert(1)" is not a web address. It has to start with https:// or http://.
      members.10.id: "e" is also the id of members.9
      members.10.site: "f.example" is not a URL. Did you mean "https://f.example"?
      language: "english language" is not a language. Write a tag such as "en" or "pt-BR".
      timeZone: "Mars/Olympus" is not a time zone. Write a name such as "Europe/Berlin" or "UTC".
      links.0.links.0.url: "mailto:a@b.example" is not a web address. It has to start with https:// or http://."
  `);
});

test.each([
  ['planet.yaml', 'title: P\nmembers:\n  - feed: "https://a.example\n', 'line 4: Missing closing "quote'],
  ['planet.yaml', 'title: P\ntitle: Q\n', 'line 2: Map keys must be unique'],
  ['planet.toml', 'title = "P"\nurl = https://p.example\n', 'line 2: invalid value'],
  ['planet.json', '{\n  "title": "P",\n  "url": }\n', "line 3: Unexpected token '}'"],
  ['planet.json', '{\n  "title": "P",\n  "url": "https://p.example"\n', 'line 3: '],
  ['planet.json', '{\n  "title": "P"\n  "url": "https://p.example"\n}', 'line 3: '],
])('a syntax error in %s names the line', async (file, text, expected) => {
  expect(await messageOf(load(file, text))).toContain(`${file}, ${expected}`);
});

test('a file that is missing, or of no known format, is told apart from one with mistakes', async () => {
  const folder = tempFolder({ 'planet.cfg': '' });
  expect(await messageOf(loadConfig(join(folder, 'planet.yaml')))).toBe(
    `There is no file or folder "${folder}/planet.yaml".`,
  );
  expect(await messageOf(loadConfig(join(folder, 'planet.cfg')))).toMatch(/its format is not known/);
});

test('an empty file is a config without a title', async () => {
  expect(await messageOf(load('planet.yaml', '# nothing yet\n'))).toBe(
    'planet.yaml has 1 problem:\n  title: is missing',
  );
});

test('ids come from names, and nobody takes an id that another wrote down', async () => {
  const feeds = ['Jelmer Vernooĳ', 'Ond&ejř', '山田', 'Ann', 'Ann', 'Bob', ''].map((name, index) => {
    const feed = index === 6 ? 'https://www.no-name.example/feed' : `https://m${index}.example/feed`;
    return { feed, ...(name && { name }) };
  });
  const members = [...feeds, { feed: 'https://late.example/feed', name: 'Late', id: 'bob' }];
  const config = await load('planet.json', JSON.stringify({ title: 'P', members }));
  expect(config.members.map(({ id }) => id)).toEqual([
    'jelmer-vernooij',
    'ond-ejr',
    'm2-example',
    'ann',
    expect.stringMatching(/^ann-[0-9a-f]{8}$/),
    expect.stringMatching(/^bob-[0-9a-f]{8}$/),
    'no-name-example',
    'bob',
  ]);
  expect(config.notices.map(({ message }) => message)).toEqual([
    'Two members are called Ann: give each an id, so that their entries stay apart when one leaves.',
  ]);
  expect(config.members.at(-2)).toMatchObject({ name: 'www.no-name.example', named: false });
});

test('a private host is allowed by name, with its port, or by network', async () => {
  const members = ['http://localhost:8080/a', 'http://10.1.2.3/b', 'http://[::1]:99/c'].map((feed) => ({
    feed,
  }));
  const allowed = ['LocalHost:8080', '10.0.0.0/8', '[::1]:99'];
  const config = await load(
    'planet.json',
    JSON.stringify({ title: 'P', members, fetch: { allowHosts: allowed } }),
  );
  expect(config.members).toHaveLength(3);
  const folder = tempFolder({ 'planet.json': JSON.stringify({ title: 'P', members }) });
  expect(await messageOf(loadConfig(join(folder, 'planet.json')))).toMatch(/has 3 problems/);
  expect((await loadConfig(join(folder, 'planet.json'), { allowHosts: allowed })).members).toHaveLength(3);
});

test('a feed may be a file beside the config, but no link leads out of the folder', async () => {
  const outside = tempFolder({ 'secret.xml': '<rss/>' });
  const config = 'title: P\nmembers:\n  - feed: ./feeds/a.xml\n  - feed: feeds/b.xml\n';
  const folder = tempFolder({ 'planet.yaml': config, 'feeds/a.xml': '<rss/>' });
  symlinkSync(join(outside, 'secret.xml'), join(folder, 'feeds/b.xml'));
  expect(await messageOf(loadConfig(join(folder, 'planet.yaml')))).toMatchInlineSnapshot(`
    "planet.yaml has 1 problem:
      members.1.feed: "feeds/b.xml" is a link out of the config's folder. Put the file itself there."
  `);
});

test('the site and the public files each have a folder of their own', async () => {
  const folder = tempFolder({
    'planet.yaml': 'title: P\noutput: site\npublic: site/files\n',
    'taken.txt': '',
  });
  mkdirSync(join(folder, 'site/files'), { recursive: true });
  expect(await messageOf(loadConfig(join(folder, 'planet.yaml')))).toContain('lie in each other');
  expect(await messageOf(load('planet.yaml', 'title: P\noutput: taken.txt', { 'taken.txt': '' }))).toContain(
    'output: "taken.txt" is a file, not a folder',
  );
});

test('an old list keeps loading with feeds that cannot be right, and says which', async () => {
  const ini =
    '[Planet]\nname = P\n[not a feed]\n[http://127.0.0.1/feed]\nname = Here\n[https://a.example/feed]\nface = ftp://x.example/y.png';
  const config = await load('config.ini', ini);
  expect(config.members.map(({ feedUrl }) => feedUrl)).toEqual([
    'http://127.0.0.1/feed',
    'https://a.example/feed',
  ]);
  expect(config.notices.map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "not a feed: "not a feed" is neither a URL nor a file beside the config.",
      "Here: "http://127.0.0.1/feed" is a private address. If it is meant, put "127.0.0.1" into fetch.allowHosts, or give it to the command: --allow-host 127.0.0.1.",
      "https://a.example/feed: "ftp://x.example/y.png" is not a web address. It has to start with https:// or http://.",
    ]
  `);
});

test('a face that leads nowhere is told, one in the public folder or on the web is not', async () => {
  const members = ['here.png', 'gone.png', 'https://ann.example/face.png'].map((face, index) => {
    return { feed: `https://m${index}.example/feed`, name: `Member ${index}`, face };
  });
  const config = await load('planet.json', JSON.stringify({ title: 'P', members }), {
    'public/here.png': '',
  });
  expect(config.notices.map(({ message }) => message)).toEqual([
    'There is no picture "gone.png" for Member 1: put it into the public folder, or name a URL.',
  ]);
});

test('a text with control characters, and a key, is refused and shown without them', async () => {
  const text = JSON.stringify({
    title: 'P\u001b[31m',
    'x\u0007\u202E': 1,
    public: 'a\u0000b',
    members: [{ feed: 'f\u0000.xml' }, { feed: `${'x'.repeat(300)}.xml` }],
  });
  const message = await messageOf(load('planet.json', text));
  expect(message).not.toMatch(/(?!\n)\p{Cc}|\u202E/u);
  expect(message.split('\n').map((line) => line.split(/ holds| "x/)[0])).toEqual([
    'planet.json has 5 problems:',
    '  title:',
    '  x\\u0007\\u202e:',
    '  public:',
    '  members.0.feed:',
    '  members.1.feed:',
  ]);
});

test('an old ini file with a NUL in a section, or options called as what every object has, is no fault of ours', async () => {
  const nul = await load('config.ini', '[Planet]\nname = P\n[a\u0000.xml]\nname = A\n');
  expect(nul.notices.map(({ message }) => message)).toEqual([
    'A: "a.xml" is neither a URL nor a file beside the config.',
  ]);
  const odd = '__proto__ = x\nconstructor = x\ntoString = x\n';
  const venus = await load('config.ini', `[Planet]\nname = P\n${odd}[https://a.example/feed]\n${odd}`);
  expect(venus.notices).toEqual([]);
  expect(venus.members[0]?.extra).toMatchObject({ constructor: 'x', tostring: 'x' });
  const pluto = await load('planet.ini', `title = P\n${odd}[a]\nfeed = https://a.example/feed\n${odd}`);
  expect(pluto.members).toHaveLength(1);
});

test.each([
  ['in UTF-16', Buffer.from('title: Planet', 'utf16le')],
  ['in Latin-1', Buffer.from('title: Plan\u00e9t', 'latin1')],
  ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
])('a file %s is no text, and is not printed', async (_what, bytes) => {
  const folder = tempFolder({ 'planet.yaml': bytes });
  expect(await messageOf(loadConfig(folder))).toBe('planet.yaml is not text in UTF-8.');
});

test('a mistake in a long text is told with its beginning and its end', async () => {
  const message = await messageOf(load('planet.yaml', `title: P\nurl: ${'x'.repeat(100_000)}\n`));
  expect(message.length).toBeLessThan(1000);
  expect(message).toContain('is not a URL');
});

test('a face whose address cannot be shown is a mistake beside the others', async () => {
  const members = [{ feed: 'https://a.example/feed', face: { url: 'a\u0007.png' } }, { feed: 'x y' }];
  const message = await messageOf(load('planet.json', JSON.stringify({ title: 'P', members })));
  expect(message).toContain('members.0.face.url: holds a character');
  expect(message).toContain('members.1.feed');
});

test('nesting without end is a mistake, not a fault', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(await messageOf(load('planet.json', `{ "title": "P", "links": ${deep} }`))).toContain(
    'lies too deep',
  );
  expect(await messageOf(load('planet.yaml', `title: P\nlinks: ${deep}`))).toContain('planet.yaml');
});

test('of very many mistakes the first are told, and the rest counted, at once', async () => {
  const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, 1]));
  const began = process.cpuUsage();
  const message = await messageOf(load('planet.json', JSON.stringify({ title: 'P', ...keys })));
  expect(message.split('\n')).toHaveLength(52);
  expect(message).toMatch(/^planet.json has 20000 problems:/);
  expect(message).toMatch(/… and 19950 more$/);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(15);
});

test('mistakes in groups within groups are told like all others, with what was probably meant', async () => {
  const text = `
title: Planet
filters:
  - inclde: pears
    in: [titel]
views:
  - id: universe
    title: Universe
    shwo: { members: [ann] }
  - id: 2024
    show: { memberTag: [core] }
    filters: [{ exclude: x, caseSensitiv: true }]
withdrawn: { delted: keep }
lists: [{ form: x, tags: friends }]
members:
  - feed: not a feed
    licence: CC BY
    hidden: { reson: away }
    filters: [{ exclude: [] }]
    ignore: [date]
`;
  expect(await messageOf(load('planet.yaml', text))).toMatchInlineSnapshot(`
    "planet.yaml has 16 problems:
      filters.0.in.0: must be title, text, tags, author, link, language or markup, but is "titel". Did you mean "title"?
      filters.0.inclde: is not a setting. Did you mean "include"?
      views.0.shwo: is not a setting. Did you mean "show"?
      views.1.id: must be text, but is 2024. Put it in quotes: "2024".
      views.1.title: is missing
      views.1.show.memberTag: is not a setting. Did you mean "memberTags"?
      views.1.filters.0.caseSensitiv: is not a setting. Did you mean "caseSensitive"?
      withdrawn.delted: is not a setting. Did you mean "deleted"?
      lists.0.from: is missing
      lists.0.tags: must be a list, but is "friends"
      lists.0.form: is not a setting. Did you mean "from"?
      members.0.filters.0.exclude: is empty. Give it a value or leave the line out.
      members.0.hidden.reson: is not a setting. Did you mean "reason"?
      members.0.ignore.0: must be title, summary, content, authors, tags, enclosures, image, language, rights, published or updated, but is "date"
      members.0.licence: is not a setting. Did you mean "license"?
      members.0.feed: "not a feed" is neither a URL nor a file beside the config"
  `);
});
