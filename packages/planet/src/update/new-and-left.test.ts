import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder, writeFiles } from '../../test/temp-folder.ts';
import { openPlanet, type Planet } from '../planet.ts';

const at = (day: number) => `2018-09-0${day}T12:00:00.000Z`;

function rss(site: string, ids: string[]): string {
  const items = ids.map(
    (id) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${id}</title><description>${id}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Jane</title><link>${site}</link>${items.join('')}</channel></rss>`;
}

/** A folder with a planet; `open` opens it with other members, as after an edit of its config. */
function planetFolder(files: Record<string, string>) {
  const folder = tempFolder(files);
  return {
    async open(members: object[]): Promise<Planet> {
      writeFiles(folder, { 'planet.json': JSON.stringify({ title: 'Planet', members }) });
      const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
      onTestFinished(() => planet.close());
      return planet;
    },
  };
}

const told = async (planet: Planet, day: number) =>
  (await planet.update({ now: at(day) })).notices.map(({ message }) => message);
const shown = async (planet: Planet) =>
  (await planet.edition()).entries.map(({ sourceId, id }) => `${sourceId} ${id}`).sort();

test('of a member whose name and feed changed at once, both names are told, and the old id makes them one', async () => {
  const { open } = planetFolder({
    'old.xml': rss('https://jane.example/', ['first', 'secret', 'second']),
    'new.xml': rss('http://www.jane.example', ['secret', 'second', 'third']),
  });
  const before = await open([{ name: 'Jane', feed: 'old.xml' }]);
  expect(await told(before, 1)).toEqual([]);
  before.removeEntry({ sourceId: 'jane', id: 'secret' }, { when: at(1), isPurged: true });

  const after = await open([{ name: 'Jane Doe', feed: 'new.xml' }]);
  expect(await told(after, 2)).toEqual([
    '"jane" has left the config, and "jane-doe" has come with the same site. If they are one, write "id: jane" into the new member: its history goes on then, and what was hidden or purged stays away.',
  ]);
  // Nobody is joined by a site, and it is told while the new one is new.
  expect(await shown(after)).toEqual(['jane-doe second', 'jane-doe secret', 'jane-doe third']);
  expect(await told(after, 3)).toEqual([]);

  const mended = await open([{ name: 'Jane Doe', id: 'jane', feed: 'new.xml' }]);
  expect(await told(mended, 4)).toEqual([]);
  expect(await shown(mended)).toEqual(['jane first', 'jane second', 'jane third']);
});

test('the site in the config tells it before the new feed could ever be read', async () => {
  const { open } = planetFolder({
    'old.xml': rss('https://blogs.example/jane/', ['1']),
    'new.xml': 'no feed',
  });
  await told(await open([{ name: 'Jane', feed: 'old.xml' }]), 1);
  const after = await open([{ name: 'Jane Doe', feed: 'new.xml', site: 'https://blogs.example/jane' }]);
  for (const day of [2, 3]) {
    expect(await told(after, day)).toEqual([expect.stringContaining('"id: jane" into the new member')]);
  }
});

test('another site, one that somebody else has too, and a member who is still there say nothing', async () => {
  const { open } = planetFolder({
    'jane.xml': rss('https://blogs.example/jane', ['1']),
    'joan.xml': rss('https://blogs.example/joan', ['2']),
    'third.xml': rss('https://blogs.example/jane', ['3']),
    'fourth.xml': rss('https://blogs.example/jane', ['4']),
  });
  const jane = { name: 'Jane', feed: 'jane.xml' };
  await told(await open([jane]), 1);
  expect(await told(await open([jane, { name: 'Third', feed: 'third.xml' }]), 2)).toEqual([]);
  expect(await told(await open([{ name: 'Joan', feed: 'joan.xml' }]), 3)).toEqual([]);
  const both = [
    { name: 'Third', feed: 'third.xml' },
    { name: 'Fourth', feed: 'fourth.xml' },
  ];
  expect(await told(await open(both), 4)).toEqual([]);
});
