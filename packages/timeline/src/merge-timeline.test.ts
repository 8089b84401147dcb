import type { Entry, SafeHtml } from '@planet-ceres/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTimeline } from './merge-timeline.ts';

const utc = { timeZone: 'UTC' };
const long = 'Apples are pressed, and what runs out is left to itself for a while. '.repeat(4);

test('entries come newest first by publication, not by update', () => {
  const entries = [
    entry('old-but-edited', { published: '2015-01-01T00:00:00.000Z', updated: '2018-10-16T00:00:00.000Z' }),
    entry('new', { published: '2018-08-29T00:00:00.000Z' }),
    entry('undated', { seen: '2018-10-17T09:00:00.000Z' }),
    entry('future', { published: '2031-01-01T00:00:00.000Z', seen: '2018-09-01T00:00:00.000Z' }),
  ];
  expect(ids(mergeTimeline(entries, utc))).toEqual(['undated', 'future', 'new', 'old-but-edited']);
});

test('equal dates are ordered by source, then by id', () => {
  const entries = [
    entry('2', { sourceId: 'ben' }),
    entry('1', { sourceId: 'ben' }),
    entry('3', { sourceId: 'ann' }),
  ];
  expect(ids(mergeTimeline(entries, utc))).toEqual(['3', '1', '2']);
});

test('the order of the input never matters', () => {
  const choice = fc.record({
    id: fc.constantFrom('1', '2', 'tag:x.example,2018:1'),
    title: fc.constantFrom('Cider', 'Perry'),
    content: fc.constantFrom('Short', long),
    sourceId: fc.constantFrom('ann', 'ben', 'cay'),
    published: fc.constantFrom(
      '2018-08-28T00:00:00.000Z',
      '2018-08-29T23:00:00.000Z',
      '2018-08-30T01:00:00.000Z',
    ),
    url: fc.constantFrom(
      'https://x.example/1',
      'http://x.example/1/',
      'https://x.example/2',
      'https://x.example/',
    ),
    origin: fc.constantFrom(undefined, { title: 'Elsewhere' }),
    seen: fc.constantFrom('2018-10-17T10:00:00.000Z', '2018-10-18T10:00:00.000Z'),
  });
  const shuffled = fc
    .array(
      choice.map(({ id, origin, content, ...rest }) =>
        entry(id, { ...rest, content: content as SafeHtml, ...(origin && { origin }) }),
      ),
    )
    .chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      ),
    );
  const siteUrl = fc.constantFrom('https://x.example/', 'https://x.example/1', 'https://a.x.example/', 'ann');
  const homes = fc
    .dictionary(fc.constantFrom('ann', 'ben', 'cay'), fc.record({ siteUrl }))
    .map((known) => new Map(Object.entries(known)));
  const limits = fc.record({ limit: fc.nat(5), perSource: fc.nat(3), days: fc.nat(3), homes });
  fc.assert(
    fc.property(shuffled, limits, ([entries, others], options) => {
      expect(mergeTimeline(others, { ...utc, ...options })).toEqual(
        mergeTimeline(entries, { ...utc, ...options }),
      );
    }),
  );
});

test('a post is known in another feed by its id and title, and by all it says', () => {
  const cider = 'tag:ann.example,2018:cider';
  const content = `<p>${long}</p>` as SafeHtml;
  const entries = [
    entry(cider, { sourceId: 'ann', title: 'Cider', url: 'https://ann.example/cider' }),
    entry(cider, {
      sourceId: 'team',
      title: 'Cider',
      url: 'https://team.example/?ann=1',
      seen: '2018-10-18T00:00:00.000Z',
    }),
    entry('1', { sourceId: 'ann', title: 'Perry', content, url: 'https://ann.example/perry' }),
    entry('7', {
      sourceId: 'team',
      title: 'Perry',
      content: `<div>${long}</div>` as SafeHtml,
      url: 'https://team.example/7',
      seen: '2018-10-18T00:00:00.000Z',
    }),
  ];
  expect(mergeTimeline(entries, utc).map(({ id, alsoOn }) => [id, alsoOn])).toEqual([
    ['1', [{ sourceId: 'team', url: 'https://team.example/7', reason: 'content' }]],
    [cider, [{ sourceId: 'team', url: 'https://team.example/?ann=1', reason: 'id' }]],
  ]);
});

test('a post that links to another member’s post and says something else stays beside it', () => {
  const url = 'https://ann.example/cider';
  const story = 'Windfalls go into the press unwashed, and what runs out of it ferments until spring.';
  const of = (sourceId: string, title: string | undefined, text: string) =>
    entry(`${sourceId} 1`, { sourceId, ...(title && { title }), content: text as SafeHtml, url });
  const ann = of('ann', 'Cider', `<p>${story} Nobody hurries it.</p>`);
  const shown = (other: ReturnType<typeof of>) =>
    mergeTimeline([ann, other], { ...utc, homes: new Map([['ann', { siteUrl: 'https://ann.example/' }]]) })
      .map(({ sourceId }) => sourceId)
      .sort();
  const comment =
    'Yesterday everybody talked about drinks, again. Worth reading, though I would rather bake bread.';
  expect(shown(of('ben', 'Worth reading', comment))).toEqual(['ann', 'ben']);
  // An aggregator's title, an excerpt, a title alone, no title: copies.
  expect(shown(of('ben', 'Ann: Cider', comment))).toEqual(['ann']);
  expect(shown(of('ben', 'Of apples', `<p>${story} […]</p>`))).toEqual(['ann']);
  expect(shown(of('ben', 'Of apples', 'Read on!'))).toEqual(['ann']);
  expect(shown(of('ben', undefined, comment))).toEqual(['ann']);
});

test('an id that is not unique, one with another title, and a text of few words merge nothing', () => {
  const of = (sourceId: string, id: string, title: string, text: string) =>
    entry(id, { sourceId, title, content: text as SafeHtml, url: `https://${sourceId}.example/${title}` });
  const entries = [
    ...[of('ann', '1', 'A', 'Apples'), of('ben', '1', 'A', 'Pears')],
    ...[of('ann', 'tag:x.example,2018:1', 'B', 'Apples'), of('ben', 'tag:x.example,2018:1', 'C', 'Pears')],
    ...[of('ann', '2', 'D', 'Short'), of('ben', '3', 'D', 'Short')],
    ...[of('ann', '4', 'E', long), of('ben', '5', 'F', long)],
  ];
  expect(mergeTimeline(entries, utc)).toHaveLength(8);
});

test('without limits every entry is there or named as a copy of one that is', () => {
  const entries = fc.uniqueArray(
    fc.record({ id: fc.nat(9), source: fc.constantFrom('ann', 'ben', 'cay'), link: fc.nat(5) }),
    { selector: ({ id, source }) => `${source} ${id}` },
  );
  fc.assert(
    fc.property(entries, (choices) => {
      const given = choices.map(({ id, source, link }) =>
        entry(String(id), { sourceId: source, url: `https://x.example/${link}` }),
      );
      const merged = mergeTimeline(given, utc);
      expect(
        merged
          .flatMap((kept) => [kept.sourceId, ...(kept.alsoOn ?? []).map((place) => place.sourceId)])
          .sort(),
      ).toEqual(given.map(({ sourceId }) => sourceId).sort());
    }),
  );
});

test('every entry is there or merged into one that is, and into none of its own source, not even through another’s', () => {
  const entries = fc.uniqueArray(
    fc.record({
      ...{ id: fc.nat(3), source: fc.constantFrom('ann', 'ben', 'cay'), link: fc.nat(3) },
      ...{ title: fc.constantFrom('Cider', 'Perry'), content: fc.constantFrom('Short', long) },
    }),
    { selector: ({ id, source }) => `${source} ${id}` },
  );
  fc.assert(
    fc.property(entries, (choices) => {
      const given = choices.map(({ id, source, link, title, content }) =>
        entry(`tag:x.example,2018:${id}`, {
          ...{ sourceId: source, url: `https://x.example/${link}`, title, content: content as SafeHtml },
        }),
      );
      const keyOf = ({ sourceId, id }: { sourceId: string; id: string }) => `${sourceId} ${id}`;
      const into = new Map<string, string>();
      const kept = mergeTimeline(given, {
        ...utc,
        onMerged: (copy, original) => into.set(keyOf(copy), keyOf(original)),
      });
      expect([...kept.map(keyOf), ...into.keys()].sort()).toEqual(given.map(keyOf).sort());
      for (const copy of into.keys()) {
        let host = copy;
        for (let next = into.get(host); next; next = into.get(host)) host = next;
        expect(kept.map(keyOf)).toContain(host);
        expect(host.split(' ')[0]).not.toBe(copy.split(' ')[0]);
      }
    }),
  );
});

test('one source cannot flood the page', () => {
  const flood = Array.from({ length: 9 }, (_, n) =>
    entry(`a${n}`, { published: `2018-08-2${n}T00:00:00.000Z` }),
  );
  const quiet = entry('b', { sourceId: 'ben', published: '2018-08-01T00:00:00.000Z' });
  expect(ids(mergeTimeline([...flood, quiet], { ...utc, perSource: 2 }))).toEqual(['a8', 'a7', 'b']);
});

test('a limit keeps the newest, nought is no limit', () => {
  const entries = ['1', '2', '3'].map((n) => entry(n, { published: `2018-08-0${n}T00:00:00.000Z` }));
  expect(ids(mergeTimeline(entries, { ...utc, limit: 2 }))).toEqual(['3', '2']);
  expect(mergeTimeline(entries, { ...utc, limit: 0, perSource: 0, days: 0 })).toHaveLength(3);
});

test('days are whole calendar days of the time zone, counted from the newest entry', () => {
  const entries = [
    entry('newest', { published: '2018-08-30T03:00:00.000Z' }),
    entry('same evening in New York', { published: '2018-08-29T05:00:00.000Z' }),
    entry('the day before', { published: '2018-08-29T03:00:00.000Z' }),
    entry('two days before', { published: '2018-08-28T03:00:00.000Z' }),
  ];
  const count = (days: number) => mergeTimeline(entries, { timeZone: 'America/New_York', days }).length;
  expect([count(1), count(2), count(3)]).toEqual([2, 3, 4]);
});

test('a planet long silent still shows its newest entries', () => {
  const last = entry('last', { published: '2009-05-05T00:00:00.000Z' });
  expect(ids(mergeTimeline([last], { ...utc, days: 7 }))).toEqual(['last']);
});

test('a post in two feeds shows once and names the other feed', () => {
  const [merged, ...rest] = mergeTimeline(
    [
      entry('1', { sourceId: 'ann', url: 'https://ann.example/post' }),
      entry('x', { sourceId: 'team', url: 'http://www.ann.example/post/?utm_source=rss#top' }),
    ],
    { ...utc, sourceOrder: ['ann', 'team'] },
  );
  expect(rest).toEqual([]);
  expect(merged).toMatchObject({
    sourceId: 'ann',
    alsoOn: [{ sourceId: 'team', url: 'http://www.ann.example/post/?utm_source=rss#top', reason: 'link' }],
  });
});

test('what was seen earlier goes before what was seen later, else an original before a copy, else the configured order', () => {
  const url = 'https://ann.example/post';
  const early = { published: '2018-08-01T00:00:00.000Z', seen: '2018-10-17T09:00:00.000Z' };
  const winner = (...entries: Entry<SafeHtml>[]) =>
    mergeTimeline(entries, { ...utc, sourceOrder: ['zoe', 'ben', 'ann'] }).map(({ sourceId }) => sourceId);
  expect(
    winner(entry('1', { sourceId: 'ann', url }), entry('2', { sourceId: 'ben', url, origin: {} })),
  ).toEqual(['ann']);
  expect(
    winner(entry('1', { sourceId: 'ann', url, ...early }), entry('2', { sourceId: 'zoe', url })),
  ).toEqual(['ann']);
  expect(winner(entry('1', { sourceId: 'ann', url }), entry('2', { sourceId: 'zoe', url }))).toEqual(['zoe']);
  expect(winner(entry('1', { sourceId: 'new', url }), entry('2', { sourceId: 'ann', url }))).toEqual(['ann']);
});

test('no source takes the place of another’s post by an earlier date', () => {
  const url = 'http://victim.example/post';
  const honest = { sourceId: 'victim', url, published: '2018-08-29T12:00:00.000Z' };
  const forged = { sourceId: 'thief', url, published: '2018-08-29T11:59:59.000Z', title: 'Forged' };
  const homes = new Map([
    ['victim', { feedUrl: 'https://www.victim.example/feed.xml' }],
    ['thief', { siteUrl: 'https://thief.example/' }],
  ]);
  const shown = (victim: Partial<Entry<SafeHtml>>, thief: Partial<Entry<SafeHtml>>, options = {}) =>
    mergeTimeline([entry('1', { ...honest, ...victim }), entry('2', { ...forged, ...thief })], {
      ...utc,
      sourceOrder: ['victim', 'thief'],
      ...options,
    }).map(({ sourceId }) => sourceId);
  const [before, after] = ['2018-10-17T09:00:00.000Z', '2018-10-17T11:00:00.000Z'];
  expect(shown({}, { seen: before }, { homes, sourceOrder: ['thief'] })).toEqual(['victim']);
  expect(shown({ origin: {} }, {}, { homes })).toEqual(['victim']);
  // Nobody is known to own the link.
  expect(shown({}, { seen: after }, { sourceOrder: ['thief'] })).toEqual(['victim']);
  expect(shown({}, {})).toEqual(['victim']);
});

test('of two sources on one host the one under whose path the link lies keeps its post', () => {
  const url = 'https://platform.example/~ann/post';
  const homes = new Map([
    ['ann', { siteUrl: 'https://platform.example/~ann/' }],
    ['ben', { siteUrl: 'https://platform.example/~ben/' }],
  ]);
  const entries = [
    entry('1', { sourceId: 'ann', url }),
    entry('2', { sourceId: 'ben', url, seen: '2018-08-01T00:00:00.000Z' }),
  ];
  expect(mergeTimeline(entries, { ...utc, sourceOrder: ['ben'], homes })).toMatchObject([
    { sourceId: 'ann', alsoOn: [{ sourceId: 'ben' }] },
  ]);
});

test('a copy does not use up its own source’s share of the page', () => {
  const url = 'https://ann.example/post';
  const entries = [
    entry('original', { sourceId: 'ann', url }),
    entry('copy', { sourceId: 'team', url, origin: {} }),
    entry('own', { sourceId: 'team', published: '2018-01-01T00:00:00.000Z' }),
  ];
  expect(ids(mergeTimeline(entries, { ...utc, perSource: 1 }))).toEqual(['original', 'own']);
});

test('entries of one source never merge, and a link a source uses twice merges nothing', () => {
  const url = 'https://x.example/changes';
  const entries = [
    entry('1', { sourceId: 'ann', url }),
    entry('2', { sourceId: 'ann', url }),
    entry('3', { sourceId: 'ben', url }),
  ];
  expect(ids(mergeTimeline(entries.slice(0, 2), utc))).toEqual(['1', '2']);
  expect(ids(mergeTimeline(entries, utc))).toEqual(['1', '2', '3']);
});

test('a copy of two posts of one source takes neither of them off the page', () => {
  const id = 'tag:ann.example,2018:1';
  const [first, second, last] = ['2018-10-01', '2018-10-02', '2018-10-03'].map(
    (day) => `${day}T00:00:00.000Z`,
  );
  const entries = [
    entry(id, { title: 'Cider', url: 'https://x.example/1', seen: `${first}` }),
    entry(id, { title: 'Cider', url: 'https://x.example/2', seen: `${second}`, sourceId: 'mal' }),
    entry('2', { title: 'Perry', url: 'https://x.example/2', seen: `${last}` }),
  ];
  const timeline = mergeTimeline(entries, utc);
  expect(timeline.map(({ sourceId, alsoOn }) => [sourceId, alsoOn?.map((place) => place.sourceId)])).toEqual([
    ['mal', ['ann']],
    ['ann', undefined],
  ]);
});

test('merging again changes nothing, and no place is named twice', () => {
  const url = 'https://x.example/post';
  const entries = ['ann', 'ben', 'cay'].map((sourceId) => entry('1', { sourceId, url }));
  const once = mergeTimeline(entries, utc);
  expect(mergeTimeline(once, utc)).toEqual(once);
  const [merged] = mergeTimeline([...once, ...entries.slice(1)], utc).slice(0, 1);
  expect(merged?.alsoOn?.map(({ sourceId }) => sourceId)).toEqual(['ben', 'cay']);
});

test('what is passed in stays as it was', () => {
  const url = 'https://x.example/post';
  const entries = [entry('2', { url }), entry('1', { sourceId: 'ben', url })];
  const before = structuredClone(entries);
  mergeTimeline(entries, { ...utc, limit: 1 });
  expect(entries).toEqual(before);
});

test('a text of nothing but beginnings of tags takes no time', () => {
  const start = performance.now();
  const copies = ['ann', 'ben'].map((sourceId) =>
    entry(sourceId, { sourceId, title: 'Cider', content: '<'.repeat(200_000) as SafeHtml }),
  );
  expect(mergeTimeline(copies, utc)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a post under another’s id does not take the place of it, though seen earlier and with a link of its own', () => {
  const homes = new Map([
    ['ann', { siteUrl: 'https://ann.example/' }],
    ['mal', { siteUrl: 'https://mal.example/' }],
  ]);
  for (const id of ['https://ann.example/next', 'tag:ann.example,2018:next']) {
    const copies = [
      entry(id, {
        title: 'Next',
        url: 'https://mal.example/x',
        sourceId: 'mal',
        seen: '2018-08-01T00:00:00.000Z',
      }),
      entry(id, { title: 'Next', url: 'https://ann.example/next', sourceId: 'ann' }),
    ];
    expect(mergeTimeline(copies, { ...utc, homes }).map(({ sourceId }) => sourceId)).toEqual(['ann']);
  }
});

test('who uses a link twice does not keep the copies of others from merging', () => {
  const url = 'https://ann.example/1';
  const entries = [
    entry('1', { url, title: 'a' }),
    entry('2', { url, title: 'a', sourceId: 'ben' }),
    entry('3', { url, title: 'b', sourceId: 'mal' }),
    entry('4', { url, title: 'c', sourceId: 'mal' }),
  ];
  expect(ids(mergeTimeline(entries, utc))).toEqual(['1', '3', '4']);
});

function entry(id: string, rest: Partial<Entry<SafeHtml>> = {}): Entry<SafeHtml> {
  const date = 'seen' in rest ? {} : { published: '2018-08-29T00:00:00.000Z' };
  return {
    id,
    sourceId: 'ann',
    seen: '2018-10-17T10:00:00.000Z',
    ...date,
    authors: [],
    tags: [],
    enclosures: [],
    ...rest,
  };
}

function ids(entries: Entry<SafeHtml>[]): string[] {
  return entries.map(({ id }) => id);
}
