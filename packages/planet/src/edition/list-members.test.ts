import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet } from '../planet.ts';
import { memoryStore } from '../store/memory-store.ts';

const feed = (...days: string[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A feed',
    items: days.map((day) => ({ id: day, content_text: 'Words.', date_published: `${day}T12:00:00Z` })),
  });

const feeds = {
  'ann.json': feed('2018-08-01'),
  'ben.json': feed('2018-06-01', '2018-05-01'),
  'cay.json': feed(),
};

type Treatments = Record<'ann' | 'ben' | 'cay', Record<string, unknown>>;

async function open(
  treatments: Partial<Treatments>,
  {
    store = memoryStore(),
    ...more
  }: Record<string, unknown> & { store?: ReturnType<typeof memoryStore> } = {},
) {
  const members = (['ann', 'ben', 'cay'] as const).map((id) => ({
    id,
    name: id,
    feed: `${id}.json`,
    ...treatments[id],
  }));
  const folder = tempFolder({
    'planet.json': JSON.stringify({ title: 'Planet', members, ...more }),
    ...feeds,
  });
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0, store });
  onTestFinished(() => planet.close());
  return planet;
}

test('who is disabled has left: known as long as there may be entries, and named in no list', async () => {
  const store = memoryStore();
  const before = await open({}, { store });
  await before.update({ now: '2018-08-29T12:00:00.000Z' });
  const planet = await open({ ben: { disabled: 'Moved away' } }, { store });
  const { members } = await planet.edition();
  expect(members.map(({ id, isFormer }) => [id, isFormer])).toEqual([
    ['ann', undefined],
    ['ben', true],
    ['cay', undefined],
  ]);
  const lists = (await planet.feeds()).filter(({ path }) => /opml|foaf/.test(path));
  expect(lists).toHaveLength(2);
  for (const { body } of lists) {
    expect(body).toContain('ann.json');
    expect(body).not.toContain('ben');
  }
  const neverRead = await open({ ben: { disabled: true } });
  expect((await neverRead.edition()).members.map(({ id }) => id)).toEqual(['ann', 'cay']);
});

test('who is hidden stays listed', async () => {
  const planet = await open({ ben: { hidden: true } });
  await planet.update({ now: '2018-08-29T12:00:00.000Z' });
  expect((await planet.edition()).members.map(({ id }) => id)).toEqual(['ann', 'ben', 'cay']);
});

test('who has written nothing for so many days before the last news is idle since the last entry', async () => {
  const idle = async (treatments: Partial<Treatments>, more: Record<string, unknown>) => {
    const planet = await open(treatments, more);
    await planet.update({ now: '2018-08-29T12:00:00.000Z' });
    const { members } = await planet.edition();
    return members.flatMap(({ id, idleSince }) => (idleSince ? [[id, idleSince]] : []));
  };
  const ben = ['ben', '2018-06-01T12:00:00.000Z'];
  expect(await idle({}, {})).toEqual([]);
  expect(await idle({}, { idleDays: 30 })).toEqual([ben]);
  expect(await idle({}, { idleDays: 28 })).toEqual([ben]);
  expect(await idle({}, { idleDays: 27 })).toEqual([['ann', '2018-08-01T12:00:00.000Z'], ben]);
  expect(await idle({ ben: { idleDays: 0 } }, { idleDays: 30 })).toEqual([]);
  expect(await idle({ ben: { idleDays: 30 } }, {})).toEqual([ben]);
});

test('licence and index of a member are the edition’s to say', async () => {
  const license = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
  const planet = await open({ ann: { license, noindex: true } });
  const [ann, ben] = (await planet.edition()).members;
  expect(ann).toMatchObject({ license, noindex: true });
  expect(ben).not.toHaveProperty('noindex');
});
