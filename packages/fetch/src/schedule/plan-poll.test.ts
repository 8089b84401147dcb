import { expect, test } from 'vitest';
import { planPoll } from './plan-poll.ts';
import { failed, feedUrl, fresh, lifeOfFeed, notModified, start } from './testing.ts';

const hour = 3600;

test('a feed that was never asked is due, without conditions', () => {
  expect(lifeOfFeed().plan()).toEqual({ isDue: true, request: { url: feedUrl } });
});

test('a feed is asked once an hour and every later request is conditional', () => {
  const life = lifeOfFeed().poll(fresh());
  expect(life.pass(30 * 60).plan()).toEqual({
    isDue: false,
    notBefore: '2026-03-02T13:00:00.000Z',
    reason: 'interval',
    message: 'It was asked a short while ago and is asked again at 2026-03-02 13:00 UTC.',
  });
  const { validators } = life.state();
  expect(life.pass(30 * 60).plan()).toEqual({
    isDue: true,
    request: { url: feedUrl, validators, bodyHash: 'hash 1' },
  });
});

test('cron that starts a second early does not cost a whole hour, but a hint of the server is kept to the second', () => {
  const life = lifeOfFeed().poll(fresh());
  expect(life.pass(hour - 1).plan().isDue).toBe(true);
  const hinted = lifeOfFeed().poll(fresh({ hints: { maxAge: 2 * hour } }));
  expect(hinted.pass(2 * hour - 1).plan()).toMatchObject({ isDue: false, reason: 'hint' });
});

test('whoever insists may ask before it is due, but not before a pause that the server asked for is over', () => {
  expect(lifeOfFeed().poll(fresh()).plan({ force: true }).isDue).toBe(true);
  const paused = lifeOfFeed()
    .poll(failed('rate-limited', 5 * hour))
    .pass(hour);
  expect(paused.plan({ force: true })).toMatchObject({
    isDue: false,
    reason: 'retry-after',
    notBefore: '2026-03-02T17:00:00.000Z',
  });
  expect(paused.pass(4 * hour).plan({ force: true }).isDue).toBe(true);
});

test('a pause of the whole domain holds for a feed that is due, and for one that was never asked', () => {
  const pausedUntil = '2026-03-02T16:00:00.000Z';
  const expected = { isDue: false, reason: 'bucket', notBefore: pausedUntil };
  expect(lifeOfFeed().plan({ pausedUntil, force: true })).toMatchObject(expected);
  expect(lifeOfFeed().poll(fresh()).pass(hour).plan({ pausedUntil })).toMatchObject(expected);
  expect(
    lifeOfFeed()
      .poll(fresh())
      .pass(4 * hour)
      .plan({ pausedUntil }).isDue,
  ).toBe(true);
});

test('a clock that went back brings no poll at once and no wait for a day', () => {
  const life = lifeOfFeed()
    .poll(fresh())
    .pass(-24 * hour);
  const plan = life.plan();
  expect(plan).toMatchObject({ isDue: false, reason: 'clock', notBefore: '2026-03-01T12:15:00.000Z' });
  expect(plan).toMatchObject({ state: { polled: '2026-03-01T12:00:00.000Z', validators: { etag: '"1"' } } });
});

test('another URL begins anew, unless it is the very place the known answers came from', () => {
  const elsewhere = 'https://jane.example/new';
  const life = lifeOfFeed().poll(fresh({ url: elsewhere, validators: { url: elsewhere, etag: '"2"' } }));
  expect(life.plan({ feedUrl: 'https://john.example/' })).toEqual({
    isDue: true,
    request: { url: 'https://john.example/' },
  });
  expect(life.plan({ feedUrl: elsewhere })).toEqual({
    isDue: true,
    request: { url: elsewhere, validators: { url: elsewhere, etag: '"2"' }, bodyHash: 'hash 1' },
  });
});

test('the same state gives the same plan', () => {
  const make = () =>
    lifeOfFeed()
      .poll(fresh({ hints: { maxAge: 7 * hour } }))
      .poll(notModified());
  expect(make().state()).toEqual(make().state());
  expect(make().state().polled).toBe(start);
});

test('a pause that a clock recorded which was ahead holds nobody', () => {
  const ahead = lifeOfFeed()
    .pass(100 * 365 * 24 * hour)
    .poll(failed('server-error', 60))
    .pass(-100 * 365 * 24 * hour);
  expect(ahead.plan({ force: true }).isDue).toBe(true);
  expect(lifeOfFeed().plan({ pausedUntil: '2126-01-01T00:00:00.000Z' }).isDue).toBe(true);
});

test('a server that chokes on conditions is asked without them', () => {
  const life = lifeOfFeed().poll(fresh());
  const conditionsAfter = (httpStatus: number) => {
    life.poll(Object.assign(failed('client-error'), { httpStatus }));
    const plan = life.plan({ force: true });
    return plan.isDue && plan.request.conditions;
  };
  expect(conditionsAfter(431)).toBe('none');
  expect(conditionsAfter(412)).toBe('none');
  expect([400, 400, 400].map(conditionsAfter)).toEqual(['none', undefined, undefined]);
});

test('a damaged record counts as none, and a time with an offset as the instant that it is', () => {
  const whole = lifeOfFeed().poll(fresh()).state();
  const { counts: _counts, ...without } = whole;
  const damaged: unknown[] = [
    {},
    [],
    'text',
    without,
    { ...whole, version: 7 },
    { ...whole, notBefore: 'soon' },
    { ...whole, pausedUntil: 'zzz' },
    { ...whole, validators: null },
    { ...whole, hints: null },
    { ...whole, failures: 'many' },
    { ...whole, counts: { ...whole.counts, polls: -1 } },
    { ...whole, move: { url: 'nowhere' } },
    { ...whole, polled: '+275760-09-13T00:00:00.000Z' },
  ];
  for (const state of damaged) {
    expect(planPoll(state as typeof whole, { feedUrl, now: start }), JSON.stringify(state)).toEqual({
      isDue: true,
      request: { url: feedUrl },
    });
  }
  const plan = planPoll(whole, { feedUrl, now: '2026-03-02T15:30:00+03:00' });
  expect(plan).toMatchObject({ isDue: false, reason: 'interval' });
});
