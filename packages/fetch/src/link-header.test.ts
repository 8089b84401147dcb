import { describe, expect, test } from 'vitest';
import { readFeedLinks } from './feed-links.ts';
import { readLinkHeader } from './link-header.ts';
import { expectStatus, testFetcher } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

const page = 'https://jane.example/notes/';

function read(...link: string[]) {
  return readLinkHeader({ link }, page);
}

/** As undici hands on what came as UTF-8. */
function onTheWire(text: string): string {
  return Buffer.from(text).toString('latin1');
}

test('a link has a target, a relation, a title and a type', () => {
  expect(
    read('<https://jane.example/feed>; rel="alternate"; type="application/atom+xml"; title="Notes"'),
  ).toEqual([
    {
      url: 'https://jane.example/feed',
      relations: ['alternate'],
      title: 'Notes',
      type: 'application/atom+xml',
    },
  ]);
});

test('several links may share a field or have one each', () => {
  const links = read('<a>; rel=self, <b>;rel=hub,<c> ; rel = next', '<d>; rel="prev-archive"');
  expect(links.map(({ url, relations }) => [url, ...relations])).toEqual([
    ['https://jane.example/notes/a', 'self'],
    ['https://jane.example/notes/b', 'hub'],
    ['https://jane.example/notes/c', 'next'],
    ['https://jane.example/notes/d', 'prev-archive'],
  ]);
});

test.each<[string, string, object[]]>([
  [
    'commas, semicolons and angles in quotes are text',
    '<a>; title="x, <y>; rel=z"; rel=self',
    [{ title: 'x, <y>; rel=z' }],
  ],
  ['commas and semicolons belong to a target', '<a,b;c>; rel=self', [{ url: `${page}a,b;c` }]],
  [
    'a backslash quotes the next character',
    String.raw`<a>; title="say \"hi\\"; rel=self`,
    [{ title: 'say "hi\\' }],
  ],
  ['several relations share a link', '<a>; rel="self  Hub\tnext"', [{ relations: ['self', 'hub', 'next'] }]],
  ['names and relations have no case', '<a>; REL=SELF', [{ relations: ['self'] }]],
  [
    'spaces may stand around everything',
    ' <a> ;  rel  =  self  ;  title = "x" ',
    [{ relations: ['self'], title: 'x' }],
  ],
  ['empty elements and parameters count for nothing', ', ,<a>;; rel=self;,', [{ relations: ['self'] }]],
  [
    'the first of two parameters counts',
    '<a>; rel=self; rel=hub; title=x; title=y',
    [{ relations: ['self'], title: 'x' }],
  ],
  ['a parameter needs no value', '<a>; crossorigin; rel=self', [{ relations: ['self'] }]],
  [
    'title* beats title',
    `<a>; rel=self; title="Eur"; title*=UTF-8'de'%e2%82%ac%20rates`,
    [{ title: '€ rates' }],
  ],
  [
    'a title* that is broken does not',
    `<a>; rel=self; title="Eur"; title*=UTF-8''%e2%82`,
    [{ title: 'Eur' }],
  ],
  [
    'a title* in another charset does not',
    `<a>; rel=self; title="Eur"; title*=ISO-8859-15''%a4`,
    [{ title: 'Eur' }],
  ],
  [
    'bytes of UTF-8 are read as such',
    onTheWire('</grün>; rel=self; title="Über"'),
    [{ url: 'https://jane.example/gr%C3%BCn', title: 'Über' }],
  ],
  ['bytes that are none are Latin-1', '<a>; rel=self; title="\xdcber"', [{ title: 'Über' }]],
  ['an anchor at the document itself changes nothing', '<a>; rel=self; anchor=""', [{ url: `${page}a` }]],
  ['a link of another document is left out', '<a>; rel=self; anchor="/other"', []],
  ['a link of a part of the document is left out', '<a>; rel=self; anchor="#part"', []],
  ['a link without a relation is left out', '<a>, <b>; rel="", <c>; rev=self', []],
  [
    'a link to anything but the web is left out',
    '<javascript:x>; rel=self, <file:///etc/passwd>; rel=hub, <//:0/>; rel=next',
    [],
  ],
  [
    'credentials and fragments are dropped',
    '<//me:secret@jane.example/a#b>; rel=self',
    [{ url: 'https://jane.example/a' }],
  ],
  ['an empty target is the document', '<>; rel=self', [{ url: page }]],
])('%s', (_, field, expected) => {
  const links = read(field);
  expect(links).toHaveLength(expected.length);
  expect(links).toMatchObject(expected);
});

describe('a field that breaks off', () => {
  test.each([
    ['in a target', '<a>; rel=self, <b', ['a']],
    ['in a quoted string', '<a>; rel=self, <b>; rel="hub', ['a', 'b']],
    ['after a backslash', '<a>; rel=self; title="\\', ['a']],
    ['into words', '<a>; rel="self" nonsense, <b>; rel=hub', ['a']],
    ['at once', 'nonsense <a>; rel=self', []],
  ])('%s gives what came before', (_, field, names) => {
    expect(read(field).map(({ url }) => url.slice(page.length))).toEqual(names);
  });

  test('harms no other field', () => {
    expect(read('<a', '<b>; rel=self').map(({ url }) => url)).toEqual([`${page}b`]);
  });
});

describe('a hostile field', () => {
  test.each(['<', '<a>', '<a>;', '<a>; rel=self,', '<a>; rel="', '<a>; x="\\', ';', ',', ' ', '<a>; ='])(
    'of many %j is read in time that grows with its length',
    (part) => {
      const started = performance.now();
      read(part.repeat(300_000));
      read(`<a>; rel=self${part.repeat(300_000)}`);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  test('gives a hundred links at most', () => {
    expect(read('<a>; rel=self, '.repeat(80), '<b>; rel=hub, '.repeat(80))).toHaveLength(100);
  });
});

describe('a feed has of them', () => {
  const url = new URL('https://jane.example/feed');

  test('the first hub, its own address, the next page and the archive before it', () => {
    const link = [
      '<https://hub.example/>; rel="hub", <https://other.example/>; rel="hub", </feed>; rel="self"',
      '<?page=2>; rel="next", </2017>; rel="prev-archive", </>; rel="alternate"',
    ];
    expect(readFeedLinks({ link }, url)).toEqual({
      hub: 'https://hub.example/',
      self: 'https://jane.example/feed',
      next: 'https://jane.example/feed?page=2',
      previousArchive: 'https://jane.example/2017',
    });
  });

  test('the same in its outcome, whether the body is new or not', async () => {
    const link = ['</feed>; rel=self', '<https://hub.example/>; rel=hub'];
    const server = await serve(({ headers }) =>
      headers['if-none-match']
        ? reply(304, { Link: link })
        : reply(200, { Link: link, ETag: '"1"' }, '<rss/>'),
    );
    const fetcher = testFetcher();
    const links = { self: `${server.origin}/feed`, hub: 'https://hub.example/' };
    const first = expectStatus(await fetcher.fetchFeed({ url: server.origin }), 'fresh');
    expect(first.links).toEqual(links);
    const { validators } = first;
    expect(await fetcher.fetchFeed({ url: server.origin, validators })).toMatchObject({
      status: 'unchanged',
      links,
    });
  });

  test('nothing, if none concerns it', () => {
    expect(readFeedLinks({ link: '</x.css>; rel=preload' }, url)).toBeUndefined();
    expect(readFeedLinks({}, url)).toBeUndefined();
  });
});
