import { expect, test } from 'vitest';
import { after } from './instants.ts';
import { planPoll } from './plan-poll.ts';
import type { PollState } from './poll-state.ts';
import { recordPoll } from './record-poll.ts';
import { failed, feedUrl, fresh, lifeOfFeed, notModified, start } from './testing.ts';

const day = 24 * 3600;
const target = 'https://new.example/feed';
const led = (url = target) => fresh({ url, permanentUrl: url });
const asked = (life: ReturnType<typeof lifeOfFeed>) => {
  const plan = life.plan({ force: true });
  return plan.isDue ? plan.request.url : undefined;
};

test('a permanent redirect is believed after three feeds over two days, and not before', () => {
  const life = lifeOfFeed().poll(led());
  expect(asked(life.pass(day).poll(led()))).toBe(feedUrl);
  expect(asked(life.pass(3600).poll(led()))).toBe(feedUrl);
  expect(asked(life.pass(day).poll(led()))).toBe(target);
  expect(life.state().move).toMatchObject({ url: target, sightings: 4, adopted: life.now() });
});

test('many sightings in one day are not enough, nor two days with a temporary redirect', () => {
  const life = lifeOfFeed();
  for (let poll = 0; poll < 20; poll++) life.pass(3600).poll(led());
  expect(asked(life)).toBe(feedUrl);
  const temporary = lifeOfFeed();
  for (let poll = 0; poll < 20; poll++) temporary.pass(day).poll(fresh({ url: target }));
  expect(asked(temporary)).toBe(feedUrl);
  expect(temporary.state()).not.toHaveProperty('move');
});

test('another target, a missing redirect and a body that is no feed each begin the count anew or stop it', () => {
  const other = 'https://other.example/feed';
  const life = lifeOfFeed()
    .poll(led())
    .pass(2 * day)
    .poll(led())
    .poll(led(other));
  expect(life.state().move).toMatchObject({ url: other, sightings: 1 });
  expect(life.poll(fresh()).state()).not.toHaveProperty('move');
  const page = { isFeed: false, problem: { reason: 'not-a-feed', message: 'A page.' } } as const;
  const portal = lifeOfFeed()
    .poll(led())
    .pass(3 * day)
    .poll(led(), page)
    .poll(led(), page)
    .poll(led(), page);
  expect(portal.state().move).toMatchObject({ sightings: 1 });
});

test('a place that sounds like a login or a parked domain is never believed', () => {
  for (const url of [
    'https://jane.example/login?next=/feed',
    'https://portal.example/feed',
    'https://jane.example/cgi/suspended.xml',
  ]) {
    const life = lifeOfFeed();
    for (let poll = 0; poll < 9; poll++) life.pass(day).poll(led(url));
    expect(asked(life), url).toBe(feedUrl);
  }
});

test('the configured URL is asked again once in thirty days, and is believed when it redirects no more', () => {
  const life = lifeOfFeed();
  for (let poll = 0; poll < 3; poll++) life.pass(day).poll(led());
  expect(asked(life.pass(29 * day).poll(notModified({ url: target })))).toBe(target);
  expect(asked(life.pass(2 * day))).toBe(feedUrl);
  expect(asked(life.poll(led()))).toBe(target);
  expect(asked(life.pass(31 * day))).toBe(feedUrl);
  expect(asked(life.poll(fresh()))).toBe(feedUrl);
  expect(life.state()).not.toHaveProperty('move');
});

test('a place that fails after it was believed is left for the configured URL', () => {
  const life = lifeOfFeed();
  for (let poll = 0; poll < 3; poll++) life.pass(day).poll(led());
  expect(asked(life.pass(day).poll(failed('not-found')))).toBe(feedUrl);
});

test('a place that redirects in its turn sends back to the configured URL, which leads through both', () => {
  const life = lifeOfFeed();
  for (let poll = 0; poll < 3; poll++) life.pass(day).poll(led());
  life.pass(day).poll(led('https://newest.example/feed'));
  expect(asked(life)).toBe(feedUrl);
  expect(life.state().move).toMatchObject({ url: 'https://newest.example/feed', sightings: 1 });
});

test('credentials go along to a new place of the same origin, and keep a move to another from being believed', () => {
  const withSecret = 'https://me:secret@jane.example/feed';
  const adoptedAfter = (target: string) => {
    let state: PollState | undefined;
    for (let poll = 0; poll < 6; poll++) {
      const now = after(start, poll * day);
      state = recordPoll(state, fresh({ url: target, permanentUrl: target }), { feedUrl: withSecret, now });
      const plan = planPoll(state, { feedUrl: withSecret, now, force: true });
      if (plan.isDue && plan.request.url !== withSecret) return plan.request.url;
    }
    return undefined;
  };
  expect(adoptedAfter('https://jane.example/new')).toBe('https://me:secret@jane.example/new');
  expect(adoptedAfter('https://new.example/feed')).toBeUndefined();
});
