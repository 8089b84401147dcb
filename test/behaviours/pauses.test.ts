import { expect, test } from 'vitest';
import { type Answer, reply } from '../../packages/fetch/src/testing/serve.ts';
import { rss } from './kit/feed.ts';
import { inTurn, openOneFeed } from './kit/one-feed.ts';
import type { TestPlanetOptions } from './kit/planet.ts';
import { recognizing } from './kit/recognizing.ts';
import { openTimedPlanet } from './kit/timed-planet.ts';
import { openWeb } from './kit/web.ts';

const minute = 1 / 60;
const week = 7 * 24;

/** Hours for which not even a run that was started by hand asks a feed again after this answer. */
async function pauseAfter(answer: Answer, { step = minute / 2, longest = 5 } = {}): Promise<number> {
  const feed = await openOneFeed(answer);
  await feed.poll(0);
  return feed.rest({ force: true, step, longest });
}

/** A planet of feeds on hosts of the internet, all of which are on this one server. */
async function openHosts(hosts: readonly string[], answer: Answer, options: TestPlanetOptions = {}) {
  const web = await openWeb();
  const server = await web.serve(answer);
  const planet = await openTimedPlanet(
    web,
    hosts.map((host) => `http://${host}:${server.port}/feed`),
    {
      ...options,
      web: {
        names: Object.fromEntries(hosts.map((host) => [host, ['127.0.0.1']])),
        allowHosts: ['127.0.0.0/8'],
      },
    },
  );
  const asked = () => server.seen.map(({ headers }) => headers.host?.split(':')[0]);
  return { planet, asked };
}

const good = () => reply(200, {}, rss());

test('[44] a 429 that asks for two minutes is left alone for two minutes', async () => {
  const tooMany = () => reply(429, { 'Retry-After': '120' });
  expect(await pauseAfter(tooMany)).toBeCloseTo(2 * minute);
  const feed = await openOneFeed(tooMany);
  await feed.poll(0);
  expect(await feed.rest(), 'of its own accord').toBeGreaterThanOrEqual(1);
});

test('[45] Retry-After may be a date in any of the three forms', async () => {
  const forms = [
    'Sun, 02 Aug 2026 02:00:00 GMT',
    'Sunday, 02-Aug-26 02:00:00 GMT',
    'Sun Aug  2 02:00:00 2026',
  ];
  for (const form of forms) {
    // A server without a clock sends no Date: then the planet's counts.
    for (const date of [{ Date: 'Sun, 02 Aug 2026 00:00:00 GMT' }, {}]) {
      const fields = { ...date, 'Retry-After': form };
      expect(await pauseAfter(() => reply(429, fields), { step: 0.05 }), form).toBeCloseTo(2);
    }
  }
});

test('[46] a 503 may ask for a pause as well, and so may any other answer', async () => {
  const answers: [status: number, body?: string][] = [[503], [500], [404], [200, rss()], [302]];
  for (const [status, body] of answers) {
    const fields = { 'Retry-After': '7200', ...(status === 302 && { Location: 'ftp://elsewhere.test/' }) };
    expect(await pauseAfter(() => reply(status, fields, body), { step: 0.05 }), `${status}`).toBeCloseTo(2);
  }
});

test('[47] a Retry-After that makes no sense is none, and one without end ends after a week', async () => {
  for (const value of ['Sat, 01 Aug 2026 00:00:00 GMT', '-5', 'soon', '0', '']) {
    const fields = { Date: 'Sun, 02 Aug 2026 00:00:00 GMT', 'Retry-After': value };
    expect(await pauseAfter(() => reply(429, fields), { step: 0.05 }), value).toBeCloseTo(4);
    expect(await pauseAfter(() => reply(503, fields), { step: 0.05 }), value).toBeCloseTo(0.05);
  }
  for (const value of ['1000000000000', '9'.repeat(40), 'Fri, 02 Aug 2126 00:00:00 GMT']) {
    const fields = { Date: 'Sun, 02 Aug 2026 00:00:00 GMT', 'Retry-After': value };
    expect(await pauseAfter(() => reply(429, fields), { step: 1, longest: 200 }), value).toBeCloseTo(week);
  }
});

test('[48] after the 429 of one feed no other feed of its domain is asked, in this run and in the next', async () => {
  const hosts = ['a.platform.test', 'b.platform.test', 'c.platform.test'];
  const { planet, asked } = await openHosts(
    hosts,
    inTurn(() => reply(429, { 'Retry-After': '7200' }), good),
    { store: 'sqlite' },
  );
  const { reports } = await planet.update(0);
  expect(asked()).toHaveLength(1);
  expect(reports.map(({ status }) => status).toSorted()).toEqual(['failed', 'waiting', 'waiting']);
  await planet.restart();
  await planet.update(1);
  await planet.update(1.9, { force: true });
  expect(asked()).toHaveLength(1);
  await planet.update(2.01);
  expect(asked().slice(1).toSorted()).toEqual(hosts);
});

test('[49] a pause that a host of the owner’s own asks for is for the one URL', async () => {
  const web = await openWeb();
  const server = await web.serve(({ path }) =>
    path === '/a' ? reply(503, { 'Retry-After': '7200' }) : good(),
  );
  const planet = await openTimedPlanet(web, [`${server.origin}/a`, `${server.origin}/b`]);
  await planet.update(0);
  await planet.update(1);
  await planet.update(1.5, { force: true });
  expect(server.seen.map(({ path }) => path).toSorted()).toEqual(['/a', '/b', '/b', '/b']);
});

test('[50] a 429 that says nothing is left alone for four hours, and so is its domain', async () => {
  const { planet, asked } = await openHosts(['a.platform.test', 'b.platform.test'], () => reply(429));
  await planet.update(0);
  expect(asked()).toHaveLength(1);
  expect(await planet.waitFor(() => asked().length, { force: true })).toBeCloseTo(4);
});

test('[51] when the requests that a server allows are used up its domain rests until there are new ones', async () => {
  const usedUp = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '37' };
  const answers: Answer[] = [
    () => reply(200, usedUp, rss()),
    () => reply(429, usedUp),
    () => reply(403, { ...usedUp, 'X-RateLimit-Remaining': '0.0' }),
  ];
  for (const [index, answer] of answers.entries()) {
    const { planet, asked } = await openHosts(['www.forum.test', 'old.forum.test'], answer);
    await planet.update(0);
    expect(asked(), `${index}`).toHaveLength(1);
    const pause = await planet.waitFor(() => asked().length, { force: true, step: minute / 60 });
    expect(pause, `${index}`).toBeCloseTo((37 * minute) / 60);
  }
});

test('[52] a 429 of one blog is a pause for the others on its platform, and for no other domain', async () => {
  const { planet, asked } = await openHosts(['a.tumblr.test', 'b.tumblr.test', 'jane.test'], ({ headers }) =>
    headers.host?.includes('tumblr') ? reply(429, { 'Retry-After': '3600' }) : good(),
  );
  await planet.update(0);
  await planet.update(0.9, { force: true });
  const isOnPlatform = (host?: string) => host?.endsWith('.tumblr.test') === true;
  expect(asked().filter(isOnPlatform)).toHaveLength(1);
  expect(asked().filter((host) => host === 'jane.test')).toHaveLength(2);
});

test('[53] a feed that fails twenty times is asked less and less, once a week in the end, and as usual once it is well', async () => {
  let isDown = true;
  const feed = await openOneFeed(() => (isDown ? reply(404) : good()));
  await feed.poll(0);
  let rest = 0.5;
  for (let failure = 0; failure < 20; failure++) {
    const step = Math.max(0.05, rest / 10);
    rest = await feed.rest({ step, longest: 200 });
    const doubled = 2 ** failure;
    expect(rest, `${failure}`).toBeGreaterThanOrEqual(Math.min(Math.max(1, 0.75 * doubled), week));
    expect(rest, `${failure}`).toBeLessThanOrEqual(Math.min(1.25 * doubled, week) + step);
  }
  expect(rest).toBeGreaterThanOrEqual(week);
  isDown = false;
  await feed.rest({ step: 10, longest: 200 });
  expect(await feed.rest()).toBeCloseTo(1);
});

test('[54] a clock that goes back a day brings no poll at once, and none but a quarter of an hour later', async () => {
  const feed = await openOneFeed(recognizing({ ETag: '"1"' }));
  await feed.poll(0);
  await feed.poll(48);
  expect(feed.seen).toHaveLength(2);
  for (const hours of [24, 24.1, 24.24]) {
    expect(await feed.poll(hours), `${hours}`).toMatchObject({ status: 'waiting' });
  }
  expect(feed.seen).toHaveLength(2);
  expect(await feed.poll(24.26)).toMatchObject({ reason: 'not-modified' });
  expect(await feed.rest()).toBeCloseTo(1);
});
