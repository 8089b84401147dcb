// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { expect, test } from 'vitest';
import type { ListInput } from '../config/planet-config.ts';
import { type ListReading, readList } from './read-list.ts';

function read(text: string, list: Partial<ListInput> = {}, contentType?: string): Promise<ListReading> {
  const body = { bytes: new TextEncoder().encode(text), ...(contentType && { contentType }) };
  return readList({ from: 'https://lists.example/members', ...list }, body);
}

const opml =
  '<opml version="2.0"><body><outline text="Gardens"><outline text="Ann" xmlUrl="https://ann.example/feed" htmlUrl="https://ann.example/"/></outline></body></opml>';
const foaf =
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><foaf:Agent><foaf:name>Ann</foaf:name><foaf:weblog><foaf:Document rdf:about="https://ann.example/"><rdfs:seeAlso rdf:resource="https://ann.example/feed"/></foaf:Document></foaf:weblog></foaf:Agent></rdf:RDF>';
const csv = 'url,name,link\nhttps://ann.example/feed,Ann,https://ann.example/\n';
const yaml =
  'title: Theirs\nmembers:\n  - { feed: https://ann.example/feed, name: Ann, site: https://ann.example/ }\n';
const toml =
  'title = "Theirs"\n[[members]]\nfeed = "https://ann.example/feed"\nname = "Ann"\nsite = "https://ann.example/"\n';
const json =
  '{"title":"Theirs","members":[{"feed":"https://ann.example/feed","name":"Ann","site":"https://ann.example/"}]}';
const ini = '[Planet]\nname = Theirs\n[https://ann.example/feed]\nname = Ann\nlink = https://ann.example/\n';

test.each([
  ['OPML, by its beginning', opml, {}, 'text/html'],
  ['FOAF, by its beginning', foaf, {}, undefined],
  ['CSV, by its name', csv, { from: 'https://lists.example/members.csv?v=2' }, undefined],
  ['CSV, by its type', csv, {}, 'text/csv; charset=utf-8'],
  ['YAML, by its name', yaml, { from: 'lists/planet.yml' }, undefined],
  ['YAML, by its type', yaml, {}, 'application/yaml'],
  ['YAML, as a config that nothing tells more of', yaml, { format: 'config' as const }, undefined],
  ['TOML, by its beginning', toml, {}, 'text/plain'],
  ['JSON, by its beginning', json, { format: 'config' as const }, undefined],
  ['an old ini file, by its beginning', ini, { format: 'config' as const }, 'text/plain'],
])('a list may be %s', async (_what, text, list, contentType) => {
  const reading = await read(text, list, contentType);
  const { tags: _tags, ...ann } = (reading.isList && reading.members[0]) || { feed: '' };
  expect(ann).toEqual({ feed: 'https://ann.example/feed', name: 'Ann', site: 'https://ann.example/' });
});

test.each([
  ['nothing tells what format it has', 'hello', {}],
  ['This is a feed, not a list of feeds', '<rss version="2.0"><channel/></rss>', { format: 'opml' as const }],
  ['it is no RDF', '<p>Not found', { format: 'foaf' as const }],
  ['line 1', '{"members": [', { format: 'config' as const }],
  ['names no feed', opml.replace('xmlUrl', 'x'), {}],
  ['names no feed', 'url,name\n', { format: 'csv' as const }],
  ['names no feed', 'title: Theirs\n', { format: 'config' as const }],
  [
    'names no feed',
    'members: [{ feed: planet.yaml }, { feed: "file:///etc/passwd" }]',
    { format: 'config' as const },
  ],
])('a list of which %s is none', async (message, text, list) => {
  expect(await read(text, list)).toEqual(
    expect.objectContaining({ isList: false, message: expect.stringContaining(message) }),
  );
});

test('of CSV the first column is the feed, the others are settings by their names, as in Venus', async () => {
  const text = `\uFEFFfeed,Name,face,tags,id,City,\r\n"https://ann.example/feed?a=1,2","Ann ""A""\nEx",ann.png,"garden; soil",ann,Oslo,x\r\n\r\nhttps://bob.example/feed\r\n,Nobody\r\n`;
  const reading = await read(text, { format: 'csv' });
  expect(reading).toEqual({
    isList: true,
    members: [
      {
        feed: 'https://ann.example/feed?a=1,2',
        name: 'Ann "A" Ex',
        face: { url: 'images/ann.png' },
        tags: ['garden', 'soil'],
        id: 'ann',
        extra: { city: 'Oslo', column7: 'x' },
      },
      { feed: 'https://bob.example/feed' },
    ],
    notices: [],
  });
});

test('somebody else’s config is data: no variable, no trust, and what is wrong in it is left out alone', async () => {
  const text = `
title: \${SECRET}
output: ..
members:
  - feed: https://ann.example/feed?\${SECRET}
  - feed: https://bob.example/feed?\${SECRET:-x}
    insecure: true
    titel: Bob
    excerpt: 200
  - name: No feed
`;
  const reading = await read(text, { format: 'config' });
  expect(reading).toEqual({
    isList: true,
    members: [{ feed: 'https://bob.example/feed?x', excerpt: 200 }],
    notices: [
      'members.1.titel: is not a setting; it is left out.',
      'members.2.feed: is missing; it is left out.',
      'members.0.feed: the environment has no variable SECRET; it is left out.',
    ],
  });
});

test('a hostile list ends soon', async () => {
  const start = process.cpuUsage();
  await read('"'.repeat(1_000_001), { format: 'csv' });
  await read('"a\n""\n'.repeat(200_000), { format: 'csv' });
  for (const text of [
    '['.repeat(1_000_000),
    '- '.repeat(500_000),
    '? '.repeat(500_000),
    'a: &a [*a, '.repeat(80_000),
    '- a\n'.repeat(100_000),
  ]) {
    await read(text, { format: 'config' });
  }
  await read(`a = ${'['.repeat(1_000_000)}`, { from: 'list.toml' });
  await read(`{${'['.repeat(1_000_000)}`, {});
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(15);
}, 60_000);

test('a CSV list may be in Latin-1, and gives no terminal an order', async () => {
  const bytes = Buffer.from('url,name\nhttps://a.example/,Ann\u001b[31m \xc9\n', 'latin1');
  expect(await readList({ from: 'members.csv' }, { bytes })).toMatchObject({
    members: [{ feed: 'https://a.example/', name: 'Ann[31m \u00c9' }],
  });
});
