import { join } from 'node:path';
import type { Edition } from '@planet-ceres/model';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet } from '../planet.ts';
import { memoryStore } from '../store/memory-store.ts';

const feed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Ann',
  items: [
    {
      id: 'long',
      url: 'https://ann.example/long',
      summary: 'Apples and pears, at length.',
      content_html: '<p>Apples <b>and pears</b></p><p>from the orchard</p>',
      date_published: '2018-08-02T00:00:00Z',
    },
    { id: 'short', content_html: '<p>Plums</p>', date_published: '2018-08-01T00:00:00Z' },
  ],
});

test('an excerpt is the beginning of what is clean, in pages and feeds, and the whole is there again without it', async () => {
  const store = memoryStore();
  const open = async (excerpt?: number) => {
    const members = [{ id: 'ann', feed: 'ann.json', ...(excerpt && { excerpt }) }];
    const config = JSON.stringify({ title: 'Planet', members });
    const folder = tempFolder({ 'planet.json': config, 'ann.json': feed });
    const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0, store });
    onTestFinished(() => planet.close());
    return planet;
  };
  const whole = await open();
  await whole.update({ now: '2018-08-29T12:00:00.000Z' });
  const said = ({ entries }: Edition) =>
    entries.map(({ content, summary, isExcerpt }) => ({ content, summary, isExcerpt }));
  const before = said(await whole.edition());
  expect(before).toEqual([
    {
      content: '<p>Apples <b>and pears</b></p><p>from the orchard</p>',
      summary: 'Apples and pears, at length.',
      isExcerpt: undefined,
    },
    { content: '<p>Plums</p>', summary: undefined, isExcerpt: undefined },
  ]);
  const cut = await open(10);
  expect(said(await cut.edition())).toEqual([
    { content: '<p>Apples <b>and…</b></p>', summary: undefined, isExcerpt: true },
    { content: '<p>Plums</p>', summary: undefined, isExcerpt: undefined },
  ]);
  for (const { path, body } of await cut.feeds()) {
    expect([path, String(body).includes('orchard')]).toEqual([path, false]);
  }
  const [longer] = said(await (await open(28)).edition());
  expect(longer).toMatchObject({ summary: 'Apples and pears, at length.', isExcerpt: true });
  expect(said(await (await open()).edition())).toEqual(before);
});
