import { expect, test } from 'vitest';
import { failed, fresh, lifeOfFeed, notModified, sameBody, validators } from './testing.ts';

const hour = 3600;
const day = 24 * hour;
const conditions = (life: ReturnType<typeof lifeOfFeed>) => {
  const plan = life.plan({ force: true });
  return plan.isDue ? (plan.request.conditions ?? 'both') : undefined;
};

test('a server that never recognizes its own ETag is asked by date alone after three times', () => {
  const life = lifeOfFeed().poll(fresh());
  for (let poll = 0; poll < 2; poll++) expect(conditions(life.poll(sameBody()))).toBe('both');
  expect(conditions(life.poll(sameBody()))).toBe('date-only');
  expect(conditions(life.poll(notModified()))).toBe('date-only');
});

test('where the date does not help either, both are sent again', () => {
  const life = lifeOfFeed().poll(fresh());
  for (let poll = 0; poll < 3; poll++) life.poll(sameBody());
  for (let poll = 0; poll < 2; poll++) expect(conditions(life.poll(sameBody()))).toBe('date-only');
  expect(conditions(life.poll(sameBody()))).toBe('both');
});

test('a server that sends a new ETag or no date with the same body is asked with all there is', () => {
  const newTags = lifeOfFeed().poll(fresh());
  for (let poll = 0; poll < 5; poll++)
    newTags.poll(sameBody({ validators: validators({ etag: `"${poll + 2}"` }) }));
  expect(conditions(newTags)).toBe('both');
  const { lastModified: _none, ...noDate } = validators();
  const dateless = lifeOfFeed().poll(fresh({ validators: noDate }));
  for (let poll = 0; poll < 5; poll++) dateless.poll(sameBody({ validators: noDate }));
  expect(conditions(dateless)).toBe('both');
});

test('a server that only ever says "not modified" is asked for the whole feed once in a month, after a day of rest', () => {
  const life = lifeOfFeed().poll(fresh());
  let probes = 0;
  let polls = 0;
  for (let hours = 0; hours < 100 * 24; hours++) {
    life.pass(hour);
    const plan = life.plan();
    if (!plan.isDue) continue;
    polls++;
    if (plan.request.conditions !== 'none') {
      life.poll(notModified());
      continue;
    }
    probes++;
    life.poll(sameBody());
  }
  expect(probes).toBeGreaterThanOrEqual(2);
  expect(probes).toBeLessThanOrEqual(3);
  expect(polls).toBeGreaterThan(2300);
});

test('the rest before a probe is a whole day', () => {
  const life = lifeOfFeed().poll(fresh());
  while (!life.state().probes) life.pass(day).poll(notModified());
  expect(life.state()).toMatchObject({ probes: true, waits: 'probe' });
  expect(life.rest()).toBe(day);
});

test('no probe before twenty answers in a row, within a month, after news, or where the policy forbids it', () => {
  const few = lifeOfFeed().poll(fresh());
  for (let poll = 0; poll < 19; poll++) few.pass(7 * day).poll(notModified());
  expect(few.state()).not.toHaveProperty('probes');
  const soon = lifeOfFeed().poll(fresh());
  for (let poll = 0; poll < 29 * 24; poll++) soon.pass(hour).poll(notModified());
  expect(soon.state()).not.toHaveProperty('probes');
  const news = lifeOfFeed()
    .poll(fresh())
    .pass(50 * day);
  for (let poll = 0; poll < 100; poll++) news.pass(day).poll(poll % 10 === 0 ? fresh() : notModified());
  expect(news.state()).not.toHaveProperty('probes');
  const forbidden = lifeOfFeed({ probes: false }).poll(fresh());
  for (let poll = 0; poll < 100; poll++) forbidden.pass(day).poll(notModified());
  expect(forbidden.state()).not.toHaveProperty('probes');
});

test('a probe that fails is tried again, and a probe that brings something ends it', () => {
  const life = lifeOfFeed().poll(fresh());
  while (!life.state().probes) life.pass(day).poll(notModified());
  expect(conditions(life.poll(failed('timeout')))).toBe('none');
  expect(conditions(life.poll(fresh({ bodyHash: 'hash 2' })))).toBe('both');
  expect(life.state()).toMatchObject({ notModifiedInRow: 0, unconditional: life.now() });
});
