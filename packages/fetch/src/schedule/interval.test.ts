import { expect, test } from 'vitest';
import { fresh, lifeOfFeed, notModified, sameBody } from './testing.ts';

const hour = 3600;
const day = 24 * hour;

test('the longest that server or feed declares decides, within a day', () => {
  const cases: [maxAge: number | undefined, ttl: number | undefined, least: number, most: number][] = [
    [undefined, undefined, hour, hour],
    [600, undefined, hour, hour],
    [2 * hour, undefined, 2 * hour, 2.2 * hour],
    [31_536_000, undefined, day, 1.1 * day],
    [2 ** 31, undefined, day, 1.1 * day],
    [undefined, 180, 3 * hour, 3.3 * hour],
    [2 * hour, 180, 3 * hour, 3.3 * hour],
    [undefined, 99_999_999, day, 1.1 * day],
  ];
  for (const [maxAge, ttl, least, most] of cases) {
    const hints = maxAge === undefined ? {} : { maxAge };
    const read = { isFeed: true, ...(ttl !== undefined && { ttl }) } as const;
    const rest = lifeOfFeed().poll(fresh({ hints }), read).rest();
    expect(rest, `${maxAge} ${ttl}`).toBeGreaterThanOrEqual(least);
    expect(rest, `${maxAge} ${ttl}`).toBeLessThanOrEqual(most);
  }
});

test('nobody is asked more often than every fifteen minutes, whatever the policy says', () => {
  expect(lifeOfFeed({ interval: 60 }).poll(fresh()).rest()).toBe(15 * 60);
});

test('a 304 shortens a known max-age and never lengthens it', () => {
  const life = lifeOfFeed().poll(fresh({ hints: { maxAge: 6 * hour } }));
  life.poll(notModified({ hints: { maxAge: 20 * hour } }));
  expect(life.state().hints).toEqual({ maxAge: 6 * hour });
  life.poll(notModified({ hints: { maxAge: 3 * hour } }));
  expect(life.state().hints).toEqual({ maxAge: 3 * hour });
  life.poll(notModified());
  expect(life.state().hints).toEqual({ maxAge: 3 * hour });
  life.poll(sameBody({ hints: { maxAge: 9 * hour } }));
  expect(life.state().hints).toEqual({ maxAge: 9 * hour });
});

test('what the feed declares lasts while it does not change', () => {
  const life = lifeOfFeed().poll(fresh(), { isFeed: true, ttl: 240 }).poll(notModified());
  expect(life.rest()).toBeGreaterThanOrEqual(4 * hour);
  expect(life.poll(fresh(), { isFeed: true }).rest()).toBe(hour);
});

test('hours and days that the feed excludes are waited out, unless it excludes all', () => {
  const hoursBut = (open: number) => Array.from({ length: 24 }, (_, at) => at).filter((at) => at !== open);
  const at20 = lifeOfFeed().poll(fresh(), { isFeed: true, skipHours: hoursBut(20) });
  expect(at20.state()).toMatchObject({ notBefore: '2026-03-02T20:00:00.000Z', waits: 'skip-hours' });
  const noMonday = lifeOfFeed().poll(fresh(), { isFeed: true, skipDays: ['monday', 'tuesday'] });
  expect(noMonday.state().notBefore).toBe('2026-03-04T00:00:00.000Z');
  const never = lifeOfFeed().poll(fresh(), { isFeed: true, skipHours: [...hoursBut(0), 0] });
  expect(never.state()).toMatchObject({ notBefore: '2026-03-02T13:00:00.000Z', waits: 'interval' });
});

test('with an adaptive policy a quiet feed is asked once a day, a busy one every hour', () => {
  const rest = (entriesPerWeek: number) =>
    lifeOfFeed({ isAdaptive: true }).poll(fresh(), { isFeed: true, entriesPerWeek }).rest();
  expect([0, 7, 28, 500].map(rest)).toEqual([day, day, 6 * hour, hour]);
});

test('feeds with the same hint do not come due at the same moment', () => {
  const rests = new Set<number>();
  for (let second = 0; second < 20; second++) {
    rests.add(
      lifeOfFeed()
        .pass(second)
        .poll(fresh({ hints: { maxAge: 12 * hour } }))
        .rest(),
    );
  }
  expect(rests.size).toBeGreaterThan(15);
});
