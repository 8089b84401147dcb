import { expect, test } from 'vitest';
import { failed, feedUrl, fresh, lifeOfFeed, notModified } from './testing.ts';

const hour = 3600;
const day = 24 * hour;

test('a feed that fails is asked less and less often, at most once a week, until it is well again', () => {
  const life = lifeOfFeed().poll(fresh());
  const rests: number[] = [];
  for (let failure = 0; failure < 20; failure++) {
    life.pass(hour).poll(failed('not-found'));
    rests.push(life.rest());
  }
  for (const [at, rest] of rests.entries()) {
    const doubled = hour * 2 ** at;
    expect(rest).toBeGreaterThanOrEqual(Math.min(Math.max(hour, 0.75 * doubled), 7 * day));
    expect(rest).toBeLessThanOrEqual(Math.min(1.25 * doubled, 7 * day));
  }
  expect(rests[9]).toBe(7 * day);
  expect(life.state()).toMatchObject({ failures: 20, failingSince: '2026-03-02T13:00:00.000Z' });
  life.poll(notModified());
  expect(life.rest()).toBe(hour);
  expect(life.state()).toMatchObject({ failures: 0 });
  expect(life.state()).not.toHaveProperty('problem');
  expect(life.state()).not.toHaveProperty('failingSince');
});

test('a failure costs neither validators nor what is known of the feed', () => {
  const life = lifeOfFeed().poll(fresh(), { isFeed: true, ttl: 120 });
  const before = life.state();
  for (const reason of ['server-error', 'timeout', 'not-found', 'truncated', 'too-large'] as const) {
    life.poll(failed(reason));
    const { validators, bodyHash, hints, succeeded } = life.state();
    expect({ validators, bodyHash, hints, succeeded }).toEqual({
      validators: before.validators,
      bodyHash: 'hash 1',
      hints: { ttl: 120 },
      succeeded: before.succeeded,
    });
  }
});

test('a body that is no feed counts as a failure, and its validators are not kept', () => {
  const life = lifeOfFeed().poll(fresh());
  const problem = { reason: 'not-a-feed', message: 'This is a login page.' } as const;
  life.poll(fresh({ bodyHash: 'other', validators: { url: feedUrl, etag: '"page"' } }), {
    isFeed: false,
    problem,
  });
  expect(life.state()).toMatchObject({
    failures: 1,
    problem,
    bodyHash: 'hash 1',
    validators: { etag: '"1"' },
  });
});

test('whoever keeps the planet out is asked again after four hours, not after one', () => {
  for (const reason of ['blocked', 'auth-required'] as const) {
    const rest = lifeOfFeed().poll(failed(reason)).rest();
    expect(rest).toBeGreaterThanOrEqual(4 * hour);
    expect(rest).toBeLessThanOrEqual(5 * hour);
  }
});

test('an address that was refused before anybody was asked is due again at once, one that a redirect led to is not', () => {
  const refused = lifeOfFeed().poll(failed('unsafe-address'));
  expect(refused.plan().isDue).toBe(true);
  const astray = { ...failed('invalid-url'), url: feedUrl, httpStatus: 302 };
  expect(lifeOfFeed().poll(astray).rest()).toBeGreaterThanOrEqual(hour);
  const led = { ...failed('unsafe-address'), url: 'http://127.0.0.1/feed' };
  expect(lifeOfFeed().poll(led).rest()).toBeGreaterThanOrEqual(hour);
});

test('a pause that the server asks for is kept, up to a week', () => {
  expect(
    lifeOfFeed()
      .poll(failed('server-error', 6 * hour))
      .rest(),
  ).toBe(6 * hour);
  expect(
    lifeOfFeed()
      .poll(failed('rate-limited', 99 * day))
      .rest(),
  ).toBe(7 * day);
  const life = lifeOfFeed().poll(fresh({ hints: { retryAfter: 3 * hour } }));
  expect(life.state()).toMatchObject({ waits: 'retry-after', failures: 0 });
  expect(life.rest()).toBe(3 * hour);
  expect(
    life
      .pass(3 * hour)
      .poll(notModified())
      .state(),
  ).not.toHaveProperty('pausedUntil');
});

test('a feed that is gone is asked once more after thirty days, and then no more', () => {
  const gone = {
    status: 'gone',
    reason: 'gone',
    message: 'It is gone.',
    hint: 'Take it out.',
    url: feedUrl,
  } as const;
  const life = lifeOfFeed().poll(fresh()).poll(gone);
  expect(life.rest()).toBe(30 * day);
  expect(life.pass(30 * day).plan().isDue).toBe(true);
  life.poll(gone);
  expect(life.pass(3000 * day).plan()).toMatchObject({ isDue: false, message: 'It is not asked any more.' });
  expect(life.plan({ force: true }).isDue).toBe(true);
  expect(life.poll(fresh()).rest()).toBe(hour);
});

test('a fetch that was turned away before it began changes nothing', () => {
  const life = lifeOfFeed().poll(fresh());
  const before = life.state();
  expect(life.pass(hour).poll(failed('paused', 60)).state()).toEqual(before);
});
