import { expect, test } from 'vitest';
import { isIri } from './iri.ts';
import { publishedEntries } from './published-entries.ts';
import { entry, fullEdition } from './testing/editions.ts';

const idsOf = (edition = fullEdition) => publishedEntries(edition).map(({ publicId }) => publicId);

test('an id that is an IRI stays, any other becomes a tag: URI of its source', () => {
  expect(idsOf()).toEqual([
    'https://ann.example.org/2018/cider',
    'tag:ben.example.net,2026:planet/ben/17',
    'tag:planet.invalid,2026:planet/dee/17',
    'urn:uuid:60a76c80-d399-11d9-b91c-0003939e0af6',
    'tag:ben.example.net,2026:planet/ben/nothing%20but%20an%20id',
  ]);
});

test('a source that was called otherwise when it was first known gives its entries the same ids', () => {
  const members = fullEdition.members.map((member) =>
    member.id === 'ben' ? { ...member, first: { id: 'benny', host: 'benny.example' } } : member,
  );
  expect(idsOf({ ...fullEdition, members })).toContain('tag:benny.example,2026:planet/benny/17');
});

test('an id depends on source and entry alone', () => {
  const moved = { ...fullEdition.planet, url: 'https://elsewhere.example/', title: 'Renamed' };
  const unread = fullEdition.members.map(({ feed, ...rest }) => rest);
  const [first, ...older] = fullEdition.entries;
  const edition = { ...fullEdition, planet: moved, members: unread, entries: older.toReversed() };
  expect(idsOf(edition).toReversed()).toEqual(idsOf().slice(1));
  expect(first).toBeDefined();
});

test("no member can hide another's entry by using its id", () => {
  const id = 'https://ann.example.org/1';
  const entries = [
    entry({ id, sourceId: 'ben', seen: '2018-10-18T00:00:00.000Z' }),
    entry({ id, sourceId: 'ann', seen: '2018-10-17T00:00:00.000Z' }),
  ];
  const expected = ['tag:ben.example.net,2026:planet/ben/https%3A%2F%2Fann.example.org%2F1', id];
  expect(idsOf({ ...fullEdition, entries })).toEqual(expected);
  expect(idsOf({ ...fullEdition, entries: entries.toReversed() })).toEqual(expected.toReversed());
});

test('the ids of entries in one edition are different IRIs', () => {
  for (const id of ['1', 'https://example.org/1', '<&>', 'ü\uD800']) {
    const ids = idsOf({
      ...fullEdition,
      entries: ['ann', 'ben', 'dee'].map((sourceId) => entry({ id, sourceId })),
    });
    expect(new Set(ids).size).toBe(3);
    expect(ids.every(isIri)).toBe(true);
  }
});

test('no entry is from the future, an undated one is as old as our knowledge of it', () => {
  const seen = '2018-10-17T10:00:00.000Z';
  const dated = (published?: string) => {
    const [first] = publishedEntries({
      ...fullEdition,
      entries: [entry({ id: '1', sourceId: 'ann', seen, ...(published && { published }) })],
    });
    return first?.date;
  };
  expect([dated('2018-08-29T15:58:00.000Z'), dated('2031-01-01T00:00:00.000Z'), dated()]).toEqual([
    '2018-08-29T15:58:00.000Z',
    seen,
    seen,
  ]);
  expect(dated('+012018-01-01T00:00:00.000Z')).toBe(seen);
});

test('the date that the planet gave an entry orders it, and does not change when it was published', () => {
  const published = '2018-08-29T15:58:00.000Z';
  const date = '2018-10-19T00:00:00.000Z';
  const [first] = publishedEntries({
    ...fullEdition,
    entries: [entry({ id: '1', sourceId: 'ann', published, date })],
  });
  expect(first).toMatchObject({ date, publishedDate: published, changed: date });
});

test('every entry has an author: its own, its feed’s, its origin or its member', () => {
  expect(publishedEntries(fullEdition).map(({ by }) => by.map(({ name }) => name))).toEqual([
    ['Ann A.'],
    ['Ben Berry'],
    ['Dee Damson'],
    ['Elsewhere'],
    ['Ben Berry'],
  ]);
  const [first] = publishedEntries({ ...fullEdition, entries: [entry({ id: '1', sourceId: 'ann' })] });
  expect(first?.by).toEqual([
    { name: 'Ann Apple', email: 'ann@example.org', url: 'https://ann.example.org/me' },
  ]);
});

test('an author without a name goes by the address', () => {
  const people = [{ email: 'a@example.org' }, { url: 'https://example.org/' }, {}];
  const [first] = publishedEntries({
    ...fullEdition,
    entries: [entry({ id: '1', sourceId: 'ann', authors: people })],
  });
  expect(first?.by.map(({ name }) => name)).toEqual(['a@example.org', 'https://example.org/']);
});

test('an entry whose member has left the planet is still attributed', () => {
  const [first] = publishedEntries({ ...fullEdition, members: [] });
  expect(first).toMatchObject({ memberName: 'ann', member: undefined });
});
