import type { PollState } from '@planet-ceres/fetch/schedule';
import { expect, test } from 'vitest';
import type { MemberConfig } from '../config/planet-config.ts';
import { movedNotices } from './moved-notices.ts';

const feedUrl = 'https://jane.example/feed';
const member: MemberConfig = {
  id: 'jane',
  feedUrl,
  name: 'Jane',
  named: true,
  tags: [],
  extra: {},
  filters: [],
  ignore: [],
  futureDates: 'clamp',
  notes: [],
};
const counts = { polls: 1, notModified: 0, changed: 1, bytes: 9 };
const state: PollState = { version: 1, feedUrl, url: feedUrl, notModifiedInRow: 0, failures: 0, counts };

test('a feed that stays where it is gives nothing to say', () => {
  expect(movedNotices(member, undefined, state)).toEqual([]);
  expect(movedNotices(member, state, { ...state, url: 'https://cdn.example/feed' })).toEqual([]);
});

test('a permanent redirect is told when it is first seen and when it is believed, its credentials not', () => {
  const move = { url: 'https://me:secret@new.example/feed', sightings: 1, since: '2026-03-02T12:00:00.000Z' };
  const seen = { ...state, move };
  const believed = { ...state, move: { ...move, adopted: '2026-03-05T12:00:00.000Z' } };
  const told = [movedNotices(member, state, seen), movedNotices(member, seen, believed)].flat();
  expect(told.map(({ message }) => message)).toEqual([
    'The feed moved for good to https://new.example/feed: the config should say so.',
    'The feed has moved for good to https://new.example/feed and is asked there from now on: the config should say so.',
  ]);
  expect(movedNotices(member, believed, believed)).toEqual([]);
});

test('a step from https to http is told once', () => {
  const plain = { ...state, url: 'http://jane.example/feed' };
  expect(movedNotices(member, state, plain)).toMatchObject([{ code: 'feed-downgraded', sourceId: 'jane' }]);
  expect(movedNotices(member, plain, plain)).toEqual([]);
});
