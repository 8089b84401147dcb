import type { Edition } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { atom } from './atom.ts';
import { publishedEntries } from './published-entries.ts';
import { entry, fullEdition } from './testing/editions.ts';
import { childrenOf, parseXml } from './testing/parse-xml.ts';

const when = '2018-10-17T10:00:00.000Z';
const iri = 'https://ann.example.org/1';

function tombstones(removed: NonNullable<Edition['removed']>, entries = fullEdition.entries) {
  const feed = parseXml(atom.render({ ...fullEdition, entries, removed }));
  return childrenOf(feed, 'at:deleted-entry').map(({ attributes }) => attributes);
}

test('an entry that was taken away is named with the id it had and when it went (RFC 6721 §3)', () => {
  const gone = [entry({ id: iri, sourceId: 'ann' }), entry({ id: '16', sourceId: 'ben' })];
  const ids = publishedEntries({ ...fullEdition, entries: gone }).map(({ publicId }) => publicId);
  const removed = gone.map(({ id, sourceId }) => ({ id, sourceId, when }));
  expect(tombstones(removed)).toEqual(
    ids.map((ref) => ({ 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0', ref, when })),
  );
});

test('an entry that is there is never named, also not when another with its id went', () => {
  const [ann, ben] = [entry({ id: iri, sourceId: 'ann' }), entry({ id: iri, sourceId: 'ben' })];
  const [, ofBen] = publishedEntries({ ...fullEdition, entries: [ann, ben] });
  expect(tombstones([{ sourceId: 'ben', id: iri, when }], [ann])).toMatchObject([{ ref: ofBen?.publicId }]);
  const there = entry({ id: '17', sourceId: 'ben' });
  expect(tombstones([{ sourceId: 'ben', id: '17', when }], [there])).toEqual([]);
});

test('no id is named twice', () => {
  const removed = ['ann', 'ben'].map((sourceId) => ({ sourceId, id: iri, when }));
  const refs = tombstones(removed).map(({ ref }) => ref);
  expect(new Set(refs).size).toBe(2);
});

test('a feed from which nothing was taken away does not know the namespace', () => {
  expect(atom.render(fullEdition)).not.toContain('tombstones');
});
