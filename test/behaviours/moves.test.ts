import { expect, test } from 'vitest';
import type { TestServer } from '../../packages/fetch/src/testing/serve.ts';
import { reply } from '../../packages/fetch/src/testing/serve.ts';
import { atom } from './kit/atom.ts';
import { redirecting } from './kit/behaviours/redirects.ts';
import { openTimedPlanet, type TimedPlanet } from './kit/timed-planet.ts';
import { openWeb, type Web } from './kit/web.ts';

/** A planet of the one feed `/old` of a server with these redirects, polled at these hours; what was asked for each time. */
async function follow(hops: Parameters<typeof redirecting>[0], hours: readonly number[]) {
  const web = await openWeb();
  const server = await web.serve(redirecting(hops));
  const planet = await openTimedPlanet(web, [`${server.origin}/old`]);
  const visits: string[][] = [];
  const notices: string[] = [];
  for (const at of hours) {
    const before = server.seen.length;
    const report = await planet.poll(at);
    visits.push(server.seen.slice(before).map(({ path }) => path));
    notices.push(...report.notices.map(({ code, message }) => `${code}: ${message}`));
  }
  return { visits, notices, planet, server };
}

const daily = [0, 24, 48, 72, 96];
const through = ['/old', '/new'];

test('[55] a permanent redirect seen once or for one day is followed, and the feed is asked at its old address', async () => {
  const { visits, planet } = await follow({ '/old': [301, '/new'] }, [0, 12, 24, 36, 47]);
  expect(visits).toEqual(Array(5).fill(through));
  expect(planet.planet().status()).toMatchObject([
    { health: 'moved', movedTo: { since: expect.any(String) } },
  ]);

  // Three sightings at once are not enough; neither are two days with something else between.
  let isMoved = true;
  const web = await openWeb();
  const server = await web.serve(({ path }) =>
    path === '/old' && isMoved ? reply(301, { Location: '/new' }) : reply(200, {}, atom([1])),
  );
  const other = await openTimedPlanet(web, [`${server.origin}/old`]);
  for (const at of [0, 2, 4, 6]) await other.poll(at);
  isMoved = false;
  await other.poll(30);
  isMoved = true;
  for (const at of [50, 60, 70]) await other.poll(at);
  expect(server.seen.filter(({ path }) => path === '/old')).toHaveLength(8);
});

/** Follows a permanent redirect for a month: adopted after three sightings in two days, reported, and asked about once more. */
async function expectAdopted(status: 301 | 308): Promise<void> {
  const month = [...daily, 24 * 31, 24 * 33, 24 * 34];
  const { visits, notices, planet, server } = await follow({ '/old': [status, '/new'] }, month);
  const target = ['/new'];
  expect(visits).toEqual([through, through, through, target, target, target, through, target]);
  expect(notices).toEqual([
    `feed-moved: The feed moved for good to ${server.origin}/new: the config should say so.`,
    expect.stringMatching(/^feed-moved: .*is asked there from now on: the config should say so\.$/),
  ]);
  expect(planet.planet().status()).toMatchObject([
    {
      feedUrl: `${server.origin}/old`,
      movedTo: { url: `${server.origin}/new`, adopted: expect.any(String) },
    },
  ]);
}

test('[56] a 301 that is there three times over two days is believed, and its target asked from then on', async () => {
  await expectAdopted(301);
});

test('[57] a 308 is believed like a 301', async () => {
  await expectAdopted(308);
});

test('[58] a temporary redirect is never believed', async () => {
  for (const status of [302, 303, 307]) {
    const { visits, notices } = await follow({ '/old': [status, '/new'] }, [...daily, 500, 1_000]);
    expect(visits, `${status}`).toEqual(Array(7).fill(through));
    expect(notices).toEqual([]);
  }
});

test('[59] of a chain only what its leading permanent redirects lead to is believed', async () => {
  const mixed = await follow({ '/old': [301, '/middle'], '/middle': [302, '/new'] }, daily);
  expect(mixed.visits).toEqual([
    ...Array(3).fill(['/old', '/middle', '/new']),
    ...Array(2).fill(['/middle', '/new']),
  ]);
  const temporaryFirst = await follow({ '/old': [302, '/middle'], '/middle': [301, '/new'] }, daily);
  expect(temporaryFirst.visits).toEqual(Array(5).fill(['/old', '/middle', '/new']));
  expect(temporaryFirst.notices).toEqual([]);
});

test('[74] the validators of one place are not sent to another when a redirect changes', async () => {
  const web = await openWeb();
  const place = (name: string) =>
    web.serve(({ headers }) =>
      headers['if-none-match'] === `"${name}"` ? reply(304) : reply(200, { ETag: `"${name}"` }, atom([1])),
    );
  const [one, two] = [await place('one'), await place('two')];
  let target = one;
  const server = await web.serve(() => reply(302, { Location: `${target.origin}/feed`, ETag: '"hop"' }));
  const planet = await openTimedPlanet(web, [`${server.origin}/feed`]);
  const sent = ({ seen }: TestServer) => seen.map(({ headers }) => headers['if-none-match']);
  for (const at of [0, 2]) await planet.poll(at);
  target = two;
  for (const at of [4, 6]) await planet.poll(at);
  expect(sent(server)).toEqual(Array(4).fill(undefined));
  expect(sent(one)).toEqual([undefined, '"one"']);
  expect(sent(two)).toEqual([undefined, '"two"']);
});

test('[75] a permanent redirect to a portal or a login is never believed', async () => {
  const page = '<html><head><title>Log in</title></head><body>Who are you?</body></html>';
  const web = await openWeb();
  const captive = await web.serve(({ path }) =>
    path === '/old' ? reply(301, { Location: '/welcome' }) : reply(200, { ETag: '"page"' }, page),
  );
  const planet = await openTimedPlanet(web, [`${captive.origin}/old`]);
  for (const at of [0, 24, 72, 150, 300]) {
    expect(await planet.poll(at)).toMatchObject({ status: 'failed', reason: 'not-a-feed' });
  }
  expect(captive.seen.filter(({ path }) => path === '/old')).toHaveLength(5);
  expect(captive.seen.every(({ headers }) => headers['if-none-match'] === undefined)).toBe(true);

  // Not even if a feed is there.
  for (const place of ['/login', '/hotspot/feed', '/sso?to=feed']) {
    const { visits } = await follow({ '/old': [301, place] }, daily);
    expect(visits, place).toEqual(Array(5).fill(['/old', place]));
  }
});

/** The reports of a planet of these feeds of one server that redirects `/a` to `/b`. */
async function updateBoth(web: Web, first: string, second: string) {
  const server = await web.serve(redirecting({ '/a': [301, '/b'] }));
  const planet: TimedPlanet = await openTimedPlanet(web, [server.origin + first, server.origin + second]);
  return { reports: (await planet.update(0)).reports, paths: server.seen.map(({ path }) => path), planet };
}

test('[77] a redirect to another member’s feed is told as that, and the feed is asked for once', async () => {
  const web = await openWeb();
  for (const [first, second] of [
    ['/a', '/b'],
    ['/b', '/a'],
  ] as const) {
    const { reports, paths, planet } = await updateBoth(web, first, second);
    const [moved, own] = first === '/a' ? reports : reports.toReversed();
    expect(moved).toMatchObject({ status: 'failed', reason: 'duplicate', hint: expect.any(String) });
    expect(own).toMatchObject({ status: 'fresh', added: 2 });
    expect(paths.toSorted()).toEqual(['/a', '/b']);
    expect(planet.titles(moved?.sourceId)).toEqual([]);
  }
});
