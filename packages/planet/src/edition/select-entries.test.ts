import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet, type Planet } from '../planet.ts';

const rss = (text: string, time: string) =>
  `<rss version="2.0"><channel><title>${text}</title><link>http://victim.example/</link><item><title>${text}</title>
   <link>http://victim.example/cider</link><pubDate>Wed, 29 Aug 2018 ${time} GMT</pubDate></item></channel></rss>`;

test('a member’s entry stays, although another dates its own text under the same link back', async () => {
  const members = [
    { feed: 'thief.xml', id: 'thief', site: 'http://thief.example/' },
    { feed: 'victim.xml', id: 'victim', site: 'http://victim.example/' },
  ];
  const folder = tempFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members }),
    'victim.xml': rss('Honest', '12:00:00'),
    'thief.xml': rss('Forged', '11:59:59'),
  });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  onTestFinished(() => planet.close());
  await planet.update({ now: '2018-08-29T13:00:00.000Z' });
  for (const month of [undefined, '2018-08']) {
    const { entries } = await planet.edition(month === undefined ? {} : { month });
    expect(entries).toMatchObject([{ sourceId: 'victim', title: 'Honest', alsoOn: [{ sourceId: 'thief' }] }]);
  }
});

const now = '2018-08-29T13:00:00.000Z';

interface Post {
  id: string;
  day: number;
  edited?: number;
  text?: string;
  tag?: string;
}

function atom(language: string, posts: Post[]): string {
  const day = (number: number) => `2018-08-${String(number).padStart(2, '0')}T12:00:00Z`;
  const entries = posts.map(
    ({ id, day: published, edited = published, text = id, tag }) =>
      `<entry><id>urn:${id}</id><title>${id}</title><published>${day(published)}</published><updated>${day(edited)}</updated>` +
      `${tag ? `<category term="${tag}"/>` : ''}<content type="html">${text}</content></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><id>urn:f</id><title>F</title>${entries.join('')}</feed>`;
}

async function planetOf(config: object, feeds: Record<string, string>): Promise<Planet> {
  const folder = tempFolder({ 'planet.json': JSON.stringify({ title: 'Planet', ...config }), ...feeds });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  onTestFinished(() => planet.close());
  await planet.update({ now });
  return planet;
}

async function titles(planet: Planet, options: { month?: string; view?: string } = {}) {
  return (await planet.edition(options)).entries.map(({ title }) => title);
}

const ann = { feed: 'ann.xml', id: 'ann', tags: ['core'] };
const ben = { feed: 'ben.xml', id: 'ben' };

test('what filters leave out is on no page, in no count, and back when they are gone', async () => {
  const feeds = {
    'ann.xml': atom('en', [
      { id: 'cider', day: 9 },
      { id: 'advert', day: 8, text: 'Buy &lt;b>now&lt;/b>' },
      { id: 'pie', day: 7 },
    ]),
    'ben.xml': atom('en', [
      { id: 'python', day: 6 },
      { id: 'knitting', day: 5 },
    ]),
  };
  const filters = [{ exclude: 'buy now' }];
  const members = [ann, { ...ben, filters: [{ include: ['python', 'django'] }] }];
  const planet = await planetOf({ filters, members }, feeds);
  expect(await titles(planet)).toEqual(['cider', 'pie', 'python']);
  expect(await titles(planet, { month: '2018-08' })).toEqual(['cider', 'pie', 'python']);
  expect(planet.months()).toEqual([{ month: '2018-08', count: 3 }]);
  const unfiltered = await planetOf({ members: [ann, ben] }, feeds);
  expect(await titles(unfiltered)).toEqual(['cider', 'advert', 'pie', 'python', 'knitting']);
});

test('one store gives several planets: by member, by language, by tag, each with its own size', async () => {
  const planet = await planetOf(
    {
      show: { memberTags: ['core'] },
      views: [
        { id: 'universe', title: 'Universe', entriesPerPage: 3 },
        { id: 'de', title: 'Deutsch', show: { languages: ['de'] } },
        { id: 'fruit', title: 'Fruit', show: { tags: ['fruit'] }, filters: [{ exclude: 'quince' }] },
      ],
      members: [ann, ben],
    },
    {
      'ann.xml': atom('en', [
        { id: 'apple', day: 9, tag: 'Fruit' },
        { id: 'cart', day: 7 },
      ]),
      'ben.xml': atom('de-AT', [
        { id: 'birne', day: 8, tag: 'fruit' },
        { id: 'quince', day: 6, tag: 'fruit' },
      ]),
    },
  );
  expect(await titles(planet)).toEqual(['apple', 'cart']);
  expect(await titles(planet, { view: 'universe' })).toEqual(['apple', 'birne', 'cart']);
  expect(await titles(planet, { view: 'universe', month: '2018-08' })).toEqual([
    'apple',
    'birne',
    'cart',
    'quince',
  ]);
  expect(await titles(planet, { view: 'de' })).toEqual(['birne', 'quince']);
  expect(await titles(planet, { view: 'fruit' })).toEqual(['apple', 'birne']);
  expect(planet.months({ view: 'fruit' })).toEqual([{ month: '2018-08', count: 2 }]);
});

test('an edited post stays where it is, unless the planet wants it otherwise', async () => {
  const feeds = {
    'ann.xml': atom('en', [
      { id: 'new', day: 9 },
      { id: 'old', day: 1, edited: 20 },
    ]),
  };
  expect(await titles(await planetOf({ members: [ann] }, feeds))).toEqual(['new', 'old']);
  const asBefore = await planetOf({ order: 'updated', members: [ann] }, feeds);
  expect(await titles(asBefore)).toEqual(['old', 'new']);
  const [old] = (await asBefore.edition()).entries;
  expect(old).toMatchObject({ date: '2018-08-20T12:00:00.000Z', published: '2018-08-01T12:00:00.000Z' });
});

test('a heap does not flood the front page, but where there is nothing else it is shown', async () => {
  const heap = Array.from({ length: 9 }, (_, index) => ({ id: `heap${index}`, day: 20 }));
  const feeds = { 'ann.xml': atom('en', [{ id: 'post', day: 9 }]), 'ben.xml': atom('en', heap) };
  expect(await titles(await planetOf({ members: [ann, ben] }, feeds))).toEqual(['post']);
  const alone = await planetOf({ members: [ben] }, feeds);
  expect(await titles(alone)).toHaveLength(9);
  expect(alone.months()).toEqual([{ month: '2018-08', count: 9 }]);
  const few = { newMemberEntries: 1, members: [ann] };
  const posts = [9, 8, 7].map((day) => ({ id: `p${day}`, day }));
  expect(await titles(await planetOf(few, { 'ann.xml': atom('en', posts) }))).toEqual(['p9']);
});

test('a member’s own cap goes before the planet’s, and hidden members are on no page', async () => {
  const posts = (name: string) => [9, 8, 7].map((day) => ({ id: `${name}${day}`, day }));
  const members = [{ ...ann, entriesPerMember: 1 }, ben, { feed: 'cay.xml', id: 'cay', hidden: 'off topic' }];
  const feeds = {
    'ann.xml': atom('en', posts('a')),
    'ben.xml': atom('en', posts('b')),
    'cay.xml': atom('en', posts('c')),
  };
  const planet = await planetOf({ entriesPerMember: 2, members }, feeds);
  expect(await titles(planet)).toEqual(['a9', 'b9', 'b8']);
  expect(await titles(planet, { month: '2018-08' })).toHaveLength(6);
  expect((await planet.edition()).members.map(({ id }) => id).toSorted()).toEqual(['ann', 'ben', 'cay']);
});
