import { expect, test } from 'vitest';
import { parseOpml } from './index.ts';

test('a list of feeds is flat, with the groups and categories of each as its tags', () => {
  const opml = `<?xml version="1.0"?>
    <opml version="2.0">
      <head><title>My feeds</title></head>
      <body>
        <outline text="Gardens">
          <outline type="rss" text="Ada &amp; Bo" xmlUrl="https://ada.example/feed?a=1&b=2" htmlUrl="https://ada.example/" category="/Soil,spring"/>
          <outline text="Deep"><outline title="Cy" xmlUrl="https://cy.example/rss"/></outline>
        </outline>
        <outline text="Again"><outline text="Ada" xmlUrl="https://ada.example/feed?a=1&amp;b=2"/></outline>
        <outline text="A note"/>
        <outline text="Bad" xmlUrl="javascript:alert(1)"/>
      </body>
    </opml>`;
  expect(parseOpml(opml)).toEqual({
    title: 'My feeds',
    outlines: [
      {
        feedUrl: 'https://ada.example/feed?a=1&b=2',
        name: 'Ada & Bo',
        siteUrl: 'https://ada.example/',
        tags: ['Gardens', 'Soil', 'spring', 'Again'],
      },
      { feedUrl: 'https://cy.example/rss', name: 'Cy', tags: ['Gardens', 'Deep'] },
    ],
    includes: [],
    skipped: ['javascript:alert(1)'],
    others: ['A note'],
  });
});

test('a list in another charset that breaks off gives what it has', () => {
  const opml =
    '<?xml version="1.0" encoding="iso-8859-1"?><opml version="1.1"><body><outline text="Zo\u00eb" xmlUrl="http://zoe.example/"/><outline text="cut';
  expect(parseOpml(Buffer.from(opml, 'latin1'))).toEqual({
    outlines: [{ feedUrl: 'http://zoe.example/', name: 'Zoë', tags: [] }],
    ...{ includes: [], skipped: [], others: [] },
  });
});

test('who keeps a list, which others it takes in, and what is neither, is told', () => {
  const opml = `<opml version="2.0"><head><ownerName>Zoë &amp; Co</ownerName><ownerEmail>zoe@zoe.example</ownerEmail></head><body>
    <outline text="Friends"><outline text="Theirs" type="include" url="https://bob.example/list.xml"/></outline>
    <outline text="Linked" type="link" url="https://cy.example/feeds.opml?all"/>
    <outline text="Local" type="include" url="file:///list.opml"/>
    <outline type="link" url="https://dee.example/"/>
    <outline text="Empty"/></body></opml>`;
  expect(parseOpml(opml)).toEqual({
    owner: { name: 'Zoë & Co', email: 'zoe@zoe.example' },
    outlines: [],
    includes: [
      { url: 'https://bob.example/list.xml', tags: ['Friends'] },
      { url: 'https://cy.example/feeds.opml?all', tags: [] },
    ],
    skipped: ['file:///list.opml'],
    others: ['https://dee.example/', 'Empty'],
  });
});

test('a feed that moonmoon has down is told from one that is up', () => {
  const opml = `<opml version="1.1"><body>
    <outline text="Ada" xmlUrl="https://ada.example/feed" isDown="1"/>
    <outline text="Bo" xmlUrl="https://bo.example/feed" isDown=""/>
    <outline text="Cy" xmlUrl="https://cy.example/feed" isDown="0"/></body></opml>`;
  expect(parseOpml(opml).outlines.map(({ isDown = false }) => isDown)).toEqual([true, false, false]);
});

test('an empty list is a list', () => {
  const empty = { outlines: [], includes: [], skipped: [], others: [] };
  expect(parseOpml('<opml version="2.0"><head/><body/></opml>')).toEqual(empty);
  expect(parseOpml('<opml/>')).toEqual(empty);
});

test('what is no list of feeds is refused and named', () => {
  expect(() => parseOpml('<rss version="2.0"><channel/></rss>')).toThrow(
    'This is a feed, not a list of feeds (OPML).',
  );
  expect(() => parseOpml('<html><title>Hi</title></html>')).toThrow('it is an HTML page, titled "Hi"');
});
