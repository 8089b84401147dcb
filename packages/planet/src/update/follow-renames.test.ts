import type { RawEntry } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { pollOf } from '../../test/poll-of.ts';
import type { MemberConfig } from '../config/planet-config.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { SourceState, Store } from '../store/store.ts';
import { followRenames } from './follow-renames.ts';

const now = '2018-08-29T12:00:00.000Z';

function member(id: string, feedUrl: string): MemberConfig {
  const lists = { tags: [], filters: [], ignore: [], notes: [] };
  return { id, feedUrl, name: id, named: true, extra: {}, futureDates: 'clamp', ...lists };
}

/** A store that knows one source with one entry. */
function storeWith(id: string, feedUrl: string, poll: Partial<SourceState['poll']> = {}): Store {
  const store = memoryStore();
  const entry: RawEntry = { id: '1', sourceId: id, authors: [], tags: [], enclosures: [], seen: now };
  const state = { poll: { ...pollOf(feedUrl), ...poll } };
  store.record({ sourceId: id, now, state, entries: [entry] });
  return store;
}

const idsIn = (store: Store) => store.sources().map(({ id }) => id);

test('history goes along with a member that got another key', () => {
  const store = storeWith('jane', 'https://jane.example/feed');
  followRenames([member('jane-doe', 'https://jane.example/feed')], store);
  expect(idsIn(store)).toEqual(['jane-doe']);
  expect(store.entries({ sourceIds: ['jane-doe'], limit: 9 })).toMatchObject([
    { id: '1', sourceId: 'jane-doe' },
  ]);
});

test('also when the address is mended in the same stroke', () => {
  for (const [before, after] of [
    ['http://jane.example/feed', 'https://www.jane.example/feed/'],
    ['http://old.example/feed', 'https://new.example/feed'],
  ] as const) {
    const store = storeWith('jane', before, { url: 'https://new.example/feed' });
    followRenames([member('jane-doe', after)], store);
    expect(idsIn(store)).toEqual(['jane-doe']);
  }
});

test('nobody takes over what is another’s, or what two could claim first', () => {
  const store = storeWith('jane', 'https://jane.example/feed');
  followRenames(
    [member('jane', 'https://elsewhere.example/'), member('ben', 'https://jane.example/feed')],
    store,
  );
  expect(idsIn(store)).toEqual(['jane']);
  followRenames(
    [member('cay', 'http://jane.example/feed'), member('ann', 'https://jane.example/feed')],
    store,
  );
  expect(idsIn(store)).toEqual(['ann']);
});
