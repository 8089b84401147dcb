import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet, type Planet } from '../planet.ts';

interface Item {
  id: string;
  link?: string;
  title?: string;
  date?: string | undefined;
  text?: string;
  tags?: string[];
}

const day = (date: number) => `2018-08-${String(date).padStart(2, '0')}T12:00:00.000Z`;

function rss(site: string, items: Item[], language = 'en'): string {
  const list = items.map(
    ({ id, link, title = id, date, text = '', tags = [] }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>${link ?? `${site}${id}`}</link>` +
      `${date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : ''}<description>${text}</description>` +
      `${tags.map((tag) => `<category>${tag}</category>`).join('')}</item>`,
  );
  return `<rss version="2.0"><channel><title>of ${site}</title><link>${site}</link><language>${language}</language>${list.join('')}</channel></rss>`;
}

async function planetOf(
  config: object,
  feeds: Record<string, string>,
  now = day(29),
): Promise<Planet & { folder: string }> {
  const files = { 'planet.json': JSON.stringify({ title: 'Planet', ...config }), ...feeds };
  const folder = tempFolder(files);
  const planet = await openPlanet(join(folder, 'planet.json'), { threads: 0 });
  onTestFinished(() => planet.close());
  await planet.update({ now });
  return Object.assign(planet, { folder });
}

const ann = { feed: 'ann.xml', id: 'ann', name: 'Ann', site: 'http://ann.example/' };
const ben = { feed: 'ben.xml', id: 'ben', name: 'Ben', site: 'http://ben.example/' };
const now = day(30);

/** Of each place: the pages, or why there are none, or why not the front page. */
async function placesOf(planet: Planet, sought: string) {
  const { entries } = await planet.explain(sought, { now });
  return entries.map(({ sourceId, places }) => [
    sourceId,
    ...places.map(({ view, pages, because }) => [view ?? '', pages.join(' '), because?.code ?? '']),
  ]);
}

describe('an entry', () => {
  test('is found by its id and by its address, and told where it stands and how it is dated', async () => {
    const items = [
      { id: 'cider', date: day(20), text: 'Apples' },
      { id: 'undated' },
      { id: 'future', date: day(31) },
    ];
    const planet = await planetOf({ members: [ann] }, { 'ann.xml': rss('http://ann.example/', items) });
    const { entries, message } = await planet.explain('https://www.ann.example/cider/', { now });
    expect(message).toBe('One entry is known by "https://www.ann.example/cider/"; it is shown.');
    expect(entries).toEqual([
      {
        ...{ sourceId: 'ann', member: 'Ann', id: 'cider', aliases: [], title: 'cider', alsoOn: [] },
        url: 'http://ann.example/cider',
        date: { value: day(20), from: 'published', message: 'It is dated as its feed first dated it.' },
        ...{ seen: day(29), lastSeen: day(29) },
        places: [{ pages: ['index.html', '2018/08/index.html'] }],
      },
    ]);
    const dates = await Promise.all(
      ['undated', 'future'].map(async (id) => (await planet.explain(id, { now })).entries[0]?.date),
    );
    expect(dates).toMatchObject([
      { value: day(29), from: 'first-seen', message: expect.stringContaining('no date') },
      { value: day(29), from: 'first-seen', message: expect.stringContaining('2018-08-31') },
    ]);
  });

  test('that is not on the front page is told why: too old, too many of one member, came in a heap', async () => {
    const dated = [9, 8, 7, 6].map((date) => ({ id: `a${date}`, date: day(date) }));
    const heap = Array.from({ length: 5 }, (_, index) => ({ id: `heap${index}` }));
    const planet = await planetOf(
      { entriesPerPage: 3, members: [{ ...ann, entriesPerMember: 2 }, ben] },
      {
        'ann.xml': rss('http://ann.example/', dated),
        'ben.xml': rss('http://ben.example/', [
          ...heap,
          { id: 'b5', date: day(5) },
          { id: 'b4', date: day(4) },
        ]),
      },
    );
    const code = async (id: string) => (await placesOf(planet, id))[0]?.[1];
    expect(await code('a9')).toEqual(['', 'index.html 2018/08/index.html', '']);
    expect(await code('a7')).toEqual(['', '2018/08/index.html', 'member-cap']);
    expect(await code('b4')).toEqual(['', '2018/08/index.html', 'older']);
    expect(await code('heap0')).toEqual(['', '2018/08/index.html', 'held']);
  });

  test('that a cap leaves out of a front page with room is told so, also where the others on it are newer', async () => {
    const dated = [9, 8, 7].map((date) => ({ id: `a${date}`, date: day(date) }));
    const planet = await planetOf(
      {
        views: [
          { id: 'one', title: 'One', entriesPerMember: 1 },
          { id: 'days', title: 'Days', entriesPerMember: 1, daysPerPage: 2 },
        ],
        members: [ann],
      },
      { 'ann.xml': rss('http://ann.example/', dated) },
    );
    const codes = async (id: string) => (await placesOf(planet, id))[0]?.slice(1).map((place) => place[2]);
    expect(await codes('a9')).toEqual(['', '', '']);
    expect(await codes('a8')).toEqual(['', 'member-cap', 'member-cap']);
    expect(await codes('a7')).toEqual(['', 'member-cap', 'older']);
    const [entry] = (await planet.explain('a7', { now })).entries;
    expect(entry?.places.map(({ because }) => because?.message)).toEqual([
      undefined,
      'The front page shows at most 1 entry of this member, and there are newer ones (entriesPerMember).',
      'It is older than what fits on the front page: 2 days, the last of 2018-08-09.',
    ]);
  });

  test('whose update lies in the future is where the planet dates it', async () => {
    const item =
      '<entry><id>x</id><title>X</title><published>2018-08-05T12:00:00Z</published><updated>2018-09-20T12:00:00Z</updated></entry>';
    const planet = await planetOf(
      { order: 'updated', members: [ann] },
      { 'ann.xml': `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ann</title>${item}</feed>` },
    );
    const [entry] = (await planet.explain('x', { now })).entries;
    expect(entry?.places).toEqual([{ pages: ['index.html', '2018/08/index.html'] }]);
    expect(entry?.date).toMatchObject({ value: day(29), from: 'updated' });
    expect(entry?.date.message).toContain('later than that came');
  });

  test('that stands on the front page for one that is held is told so', async () => {
    const heap = Array.from({ length: 5 }, (_, index) => ({ id: `heap${index}`, date: day(9) }));
    const copy = { id: 'copy', link: 'http://ann.example/heap0', date: day(9) };
    const planet = await planetOf(
      { members: [ann, ben] },
      { 'ann.xml': rss('http://ann.example/', heap), 'ben.xml': rss('http://ben.example/', [copy]) },
    );
    expect((await planet.edition()).entries.map(({ id }) => id)).toEqual(['copy']);
    expect(await placesOf(planet, 'copy')).toEqual([['ben', ['', 'index.html', '']]]);
  });

  test('that shares its link with a copy of another month is told that one stands for it on the front page', async () => {
    const shared = (date: string) => ({ id: 'x', link: 'http://ann.example/x', date });
    const feeds = {
      'ann.xml': rss('http://ann.example/', [
        { id: 'new', date: day(28) },
        shared('2018-07-31T12:00:00.000Z'),
      ]),
      'ben.xml': rss('http://ben.example/', [shared(day(9))]),
    };
    const becauseOf = async (config: object) => {
      const planet = await planetOf({ members: [ann, ben], ...config }, feeds);
      const found = (await planet.explain('x', { now })).entries.find(({ sourceId }) => sourceId === 'ben');
      return found?.places[0];
    };
    expect(await becauseOf({})).toEqual({
      pages: ['2018/08/index.html'],
      because: {
        code: 'merged',
        message: 'It is shown as part of the copy of Ann (x): both link to the same page.',
        into: { sourceId: 'ann', id: 'x', reason: 'link' },
      },
    });
    expect(await becauseOf({ entriesPerPage: 1 })).toMatchObject({
      pages: ['2018/08/index.html'],
      because: { code: 'merged', message: expect.stringContaining('which is past what fits') },
    });
  });

  test('that its member’s cap keeps off a page that is not full is told so, however old it is', async () => {
    const items = [9, 8, 7].map((date) => ({ id: `a${date}`, date: day(date) }));
    const planet = await planetOf(
      { members: [{ ...ann, entriesPerMember: 2 }] },
      { 'ann.xml': rss('http://ann.example/', items) },
    );
    expect(await placesOf(planet, 'a7')).toEqual([['ann', ['', '2018/08/index.html', 'member-cap']]]);
  });

  test('that another member has too is told whose copy shows it', async () => {
    const shared = { id: 'x', link: 'http://ann.example/x', date: day(9) };
    const planet = await planetOf(
      { members: [ben, ann] },
      { 'ann.xml': rss('http://ann.example/', [shared]), 'ben.xml': rss('http://ben.example/', [shared]) },
    );
    const { entries, message } = await planet.explain('x', { now });
    expect(message).toBe('2 entries are known by "x"; 1 of them is shown.');
    expect(entries).toMatchObject([
      {
        sourceId: 'ann',
        alsoOn: [{ sourceId: 'ben', member: 'Ben', reason: 'link' }],
        places: [{ pages: ['index.html', '2018/08/index.html'] }],
      },
      {
        sourceId: 'ben',
        places: [
          {
            pages: [],
            because: {
              code: 'merged',
              message: 'It is shown as part of the copy of Ann (x): both link to the same page.',
              into: { sourceId: 'ann', id: 'x', reason: 'link' },
            },
          },
        ],
      },
    ]);
  });

  test('that no page shows is told why: filters, views, a hidden member, taken away, purged, deleted', async () => {
    const planet = await planetOf(
      {
        filters: [{ exclude: 'advert', note: 'no ads' }],
        show: { members: ['ann'] },
        views: [
          { id: 'de', title: 'Deutsch', show: { languages: ['de'] } },
          {
            id: 'apples',
            title: 'Apples',
            show: { tags: ['Apples'] },
            filters: [{ include: 'cider', in: ['title'] }],
          },
        ],
        members: [ann, { ...ben, hidden: { reason: 'on leave', since: '2018-08-01' } }],
      },
      {
        'ann.xml': rss('http://ann.example/', [
          { id: 'ad', text: 'An ADVERT', date: day(9) },
          { id: 'cider', date: day(8), tags: ['apples'] },
          { id: 'pie', date: day(7), tags: ['apples'] },
          { id: 'secret', date: day(6) },
        ]),
        'ben.xml': rss('http://ben.example/', [{ id: 'b', date: day(5) }], 'de-AT'),
      },
    );
    expect(planet.removeEntry({ sourceId: 'ann', id: 'secret' }, { when: day(29), isPurged: true })).toBe(
      true,
    );
    expect(await placesOf(planet, 'ad')).toEqual([
      ['ann', ['', '', 'filtered'], ['de', '', 'filtered'], ['apples', '', 'filtered']],
    ]);
    expect(await placesOf(planet, 'cider')).toEqual([
      [
        'ann',
        ['', 'index.html 2018/08/index.html', ''],
        ['de', '', 'other-language'],
        ['apples', 'apples/index.html apples/2018/08/index.html', ''],
      ],
    ]);
    expect(await placesOf(planet, 'pie')).toEqual([
      [
        'ann',
        ['', 'index.html 2018/08/index.html', ''],
        ['de', '', 'other-language'],
        ['apples', '', 'filtered'],
      ],
    ]);
    expect(await placesOf(planet, 'secret')).toEqual([
      ['ann', ['', '', 'purged'], ['de', '', 'purged'], ['apples', '', 'purged']],
    ]);
    const [hidden] = (await planet.explain('b', { now })).entries;
    expect(hidden?.places[0]?.because).toEqual({
      code: 'member-hidden',
      message: 'The config hides its member since 2018-08-01 (on leave).',
    });
    const { entries } = await planet.explain('ad', { now });
    expect(entries[0]?.places[0]?.because?.message).toBe(
      'A filter of the planet\'s config leaves it out: it matches "advert" in title, text, tags, author (no ads).',
    );
  });

  test('of a member that has left is told so, and one that never was names the members of that site', async () => {
    const planet = await planetOf(
      { members: [ann] },
      { 'ann.xml': rss('http://ann.example/', [{ id: 'x', date: day(9) }]) },
    );
    const never = await planet.explain('http://ann.example/never', { now });
    expect(never).toMatchObject({ entries: [], sources: [{ sourceId: 'ann' }] });
    expect(never.message).toContain(
      'No entry has the address "http://ann.example/never"; it belongs to the site of a member',
    );
    expect((await planet.explain('http://stranger.example/', { now })).message).toMatch(/^Nothing is known/);
    writeFileSync(join(planet.folder, 'planet.json'), JSON.stringify({ title: 'Planet', members: [] }));
    const later = await openPlanet(join(planet.folder, 'planet.json'), { threads: 0 });
    onTestFinished(() => later.close());
    expect(await placesOf(later, 'x')).toEqual([['ann', ['', '', 'no-member']]]);
  });
});

test('a member is found by id, name, feed and site, and told how its polling goes', async () => {
  const members = [
    ann,
    { feed: 'http://127.0.0.1:9/feed', id: 'gone', name: 'Gone', disabled: { reason: '404' } },
  ];
  const planet = await planetOf(
    { fetch: { allowHosts: ['127.0.0.1:9'] }, members },
    { 'ann.xml': rss('http://ann.example/', [{ id: 'x', date: day(9) }]) },
  );
  for (const name of ['ann', 'ANN', 'ann.xml', 'https://www.ann.example']) {
    const { sources } = await planet.explain(name, { now });
    expect(sources).toMatchObject([
      { sourceId: 'ann', health: 'well', entries: { count: 1, oldest: day(9), newest: day(9) } },
    ]);
  }
  const [source] = (await planet.explain('gone', { now })).sources;
  expect(source).toMatchObject({ health: 'disabled', entries: { count: 0 } });
  expect(source?.polling).toEqual(['It was never asked.', 'It is not asked: the config disables it (404).']);
});
