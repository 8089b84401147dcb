import { expect, test } from 'vitest';
import { recordFailure, recordPoll } from './record-poll.ts';
import { failed, feedUrl, fresh, lifeOfFeed, notModified, sameBody, start, validators } from './testing.ts';

test('the first poll leaves a whole record, which survives JSON', () => {
  const life = lifeOfFeed().poll(fresh(), { isFeed: true, ttl: 30, entriesPerWeek: 2 });
  expect(life.state()).toEqual({
    version: 1,
    feedUrl,
    url: feedUrl,
    validators: validators(),
    bodyHash: 'hash 1',
    notModifiedInRow: 0,
    unconditional: start,
    hints: { ttl: 30 },
    entriesPerWeek: 2,
    failures: 0,
    polled: start,
    succeeded: start,
    changed: start,
    notBefore: '2026-03-02T13:00:00.000Z',
    waits: 'interval',
    counts: { polls: 1, notModified: 0, changed: 1, bytes: 100 },
  });
  expect(JSON.parse(JSON.stringify(life.state()))).toEqual(life.state());
});

test('validators are replaced by every 200, also by one with the known body, and what it leaves out is gone', () => {
  const life = lifeOfFeed().poll(fresh());
  life.poll(sameBody({ validators: { url: feedUrl, etag: '"2"' } }));
  expect(life.state().validators).toEqual({ url: feedUrl, etag: '"2"' });
});

test('a feed that breaks off brings its validators only once it has come again', () => {
  const life = lifeOfFeed().poll(fresh());
  const cut = { bodyHash: 'of the cut one', validators: validators({ etag: '"cut"' }) };
  life.poll(fresh(cut), { isFeed: true, isCut: true });
  expect(life.state()).toMatchObject({ bodyHash: 'of the cut one', validators: validators(), failures: 0 });
  life.poll(sameBody(cut));
  expect(life.state()).toMatchObject({ validators: { etag: '"cut"' } });
});

test('a delta brings validators but no hash: it is not the whole feed', () => {
  const life = lifeOfFeed().poll(fresh());
  life.poll(
    fresh({
      reason: 'delta',
      httpStatus: 226,
      bodyHash: 'of the delta',
      validators: validators({ etag: '"2"' }),
    }),
  );
  expect(life.state()).toMatchObject({ bodyHash: 'hash 1', validators: { etag: '"2"' }, failures: 0 });
});

test('what was asked, brought and spared is counted', () => {
  const life = lifeOfFeed()
    .poll(fresh())
    .poll(notModified())
    .poll(sameBody({ bytes: 70 }))
    .poll(failed('dns'));
  expect(life.state().counts).toEqual({ polls: 4, notModified: 2, changed: 1, bytes: 170 });
});

test('how far the server’s clock is ahead is known to the second, the time that passed not counted', () => {
  const outcome = fresh({ hints: { serverTime: '2026-03-02T12:05:30.000Z' } });
  const state = recordPoll(undefined, outcome, { feedUrl, now: start, elapsed: 30 });
  expect(state.clockSkew).toBe(300);
  expect(recordPoll(state, notModified(), { feedUrl, now: start })).not.toHaveProperty('clockSkew');
});

test('what ended in no outcome at all is a failure like others', () => {
  const { counts: _counts, ...state } = recordFailure(
    lifeOfFeed().poll(fresh()).state(),
    {
      reason: 'unexpected',
      message: 'Something broke.',
    },
    { feedUrl, now: start },
  );
  expect(state).toMatchObject({ failures: 1, waits: 'back-off', validators: validators() });
});

test('a record is never changed, only followed by another', () => {
  const before = Object.freeze(lifeOfFeed().poll(fresh()).state());
  const copy = structuredClone(before);
  recordPoll(before, failed('timeout'), { feedUrl, now: start });
  recordPoll(before, fresh({ bodyHash: 'hash 2' }), { feedUrl, now: start });
  expect(before).toEqual(copy);
});
