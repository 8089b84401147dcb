import { join } from 'node:path';
import { formats } from '@planet-ceres/syndicate';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet, type Planet } from '../planet.ts';

const feed = (name: string, days: string[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: days.map((day) => ({
      id: `https://${name}.example/${day}`,
      content_html: `<p>${name}</p>`,
      date_published: `${day}T12:00:00Z`,
    })),
  });

const views = [
  {
    id: 'bakers',
    title: 'Bakers',
    intro: 'All about <a href="bread.html">bread</a>.',
    show: { memberTags: ['bread', 'cake'] },
    entriesPerPage: 1,
    feedId: 'https://old.example/bakers/atom.xml',
  },
  { id: 'ann', title: 'Ann alone', show: { members: ['ann'], memberTags: ['flour'] } },
];

async function planetWith(config: Record<string, unknown>): Promise<Planet> {
  const folder = tempFolder({
    'planet.json': JSON.stringify({
      title: 'Planet Harvest',
      url: 'https://planet.example/harvest',
      intro: 'Words of the <a href="us.html">valley</a>.',
      feedId: 'https://old.example/atom.xml',
      members: [
        { feed: 'ann.json', id: 'ann', tags: ['flour', 'bread'] },
        { feed: 'ben.json', id: 'ben', tags: ['bread'] },
        { feed: 'cay.json', id: 'cay' },
      ],
      ...config,
    }),
    'ann.json': feed('ann', ['2018-08-01', '2018-08-02']),
    'ben.json': feed('ben', ['2018-07-01', '2018-08-03']),
    'cay.json': feed('cay', ['2018-08-04']),
  });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  onTestFinished(() => planet.close());
  await planet.update({ now: '2018-08-29T13:00:00.000Z' });
  return planet;
}

const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);

test('a view has a title, an intro, an address and members of its own, and says which it is', async () => {
  const planet = await planetWith({ views });
  const front = await planet.edition();
  const bakers = await planet.edition({ view: 'bakers' });
  expect(bakers).toMatchObject({
    view: 'bakers',
    planet: {
      title: 'Bakers',
      url: 'https://planet.example/harvest/bakers/',
      feedId: 'https://old.example/bakers/atom.xml',
      timeZone: 'UTC',
    },
  });
  expect(bakers.planet.intro).toContain('href="https://planet.example/harvest/bread.html"');
  expect(idsOf(bakers.members)).toEqual(['ann', 'ben']);
  const ann = await planet.edition({ view: 'ann', month: '2018-08' });
  expect(ann).toMatchObject({ view: 'ann', month: '2018-08', planet: { title: 'Ann alone' } });
  expect(ann.planet).not.toHaveProperty('intro');
  expect(ann.planet).not.toHaveProperty('feedId');
  expect(idsOf(ann.members)).toEqual(['ann']);
  expect(front.view).toBeUndefined();
  expect(idsOf(front.members)).toEqual(['ann', 'ben', 'cay']);
});

test('every edition knows the planet and the views within it', async () => {
  const planet = await planetWith({ views });
  const links = [
    { title: 'Planet Harvest', path: '' },
    { id: 'bakers', title: 'Bakers', path: 'bakers/' },
    { id: 'ann', title: 'Ann alone', path: 'ann/' },
  ];
  expect(planet.views()).toEqual(links);
  for (const view of [{}, { view: 'bakers' }]) expect((await planet.edition(view)).views).toEqual(links);
  const without = await planetWith({});
  expect(without.views()).toEqual([]);
  expect(await without.edition()).not.toHaveProperty('views');
});

test('a limit of a view goes before that of the planet, which counts where the view has none', async () => {
  const planet = await planetWith({ views, entriesPerPage: 2 });
  expect((await planet.edition({ view: 'bakers' })).entries).toHaveLength(1);
  expect((await planet.edition({ view: 'ann' })).entries).toHaveLength(2);
  expect((await planet.edition()).entries).toHaveLength(2);
});

test('the feeds of a view lie in its folder and know their own address', async () => {
  const planet = await planetWith({ views });
  const feeds = new Map((await planet.feeds()).map(({ path, body }) => [path, String(body)]));
  const names = formats.map(({ path }) => path);
  expect([...feeds.keys()]).toEqual(
    ['', 'bakers/', 'ann/'].flatMap((folder) => names.map((name) => folder + name)),
  );
  expect(feeds.get('ann/atom.xml')).toContain('<id>https://planet.example/harvest/ann/atom.xml</id>');
  expect(feeds.get('bakers/feed.json')).toContain('"https://planet.example/harvest/bakers/feed.json"');
  expect(feeds.get('bakers/opml.xml')).toContain('harvest/ben.json');
  expect(feeds.get('bakers/opml.xml')).not.toContain('cay.json');
});

test('what the planet’s own pages show decides whom they list', async () => {
  const planet = await planetWith({ views, show: { members: ['cay'] } });
  expect(idsOf((await planet.edition()).members)).toEqual(['cay']);
  expect(idsOf((await planet.edition({ view: 'bakers' })).members)).toEqual(['ann', 'ben']);
});

test('a view that the planet does not have is refused, with the names of those it has', async () => {
  const planet = await planetWith({ views });
  await expect(planet.edition({ view: 'baker' })).rejects.toThrow(
    new RangeError('The planet has no view "baker"; it has "bakers", "ann".'),
  );
  expect(() => planet.months({ view: 'baker' })).toThrow(RangeError);
  const without = await planetWith({});
  await expect(without.edition({ view: 'x' })).rejects.toThrow('The planet has no view "x"; it has none.');
});
