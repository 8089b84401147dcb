import { expect, test } from 'vitest';
import { recordBucket, slowdownOf } from './bucket-state.ts';
import { after, days } from './instants.ts';
import { failed, fresh, notModified, start } from './testing.ts';

test('a domain of which nothing was asked needs no record', () => {
  expect(recordBucket(undefined, fresh(), start)).toBeUndefined();
  expect(recordBucket(undefined, failed('timeout'), start)).toBeUndefined();
  expect(recordBucket(undefined, failed('paused', 600), start)).toBeUndefined();
});

test('a pause asked for with a refusal holds for the domain, with a good answer a quarter of an hour at most; a shorter one does not end a longer one', () => {
  const long = recordBucket(undefined, failed('server-error', 7200), start);
  expect(long).toEqual({ pausedUntil: '2026-03-02T14:00:00.000Z' });
  expect(recordBucket(long, failed('rate-limited', 60), start)).toMatchObject(long ?? {});
  expect(recordBucket(undefined, notModified({ hints: { retryAfter: 7200 } }), start)).toEqual({
    pausedUntil: '2026-03-02T12:15:00.000Z',
  });
  expect(recordBucket(undefined, failed('server-error', 99 * days), start)).toEqual({
    pausedUntil: after(start, 7 * days),
  });
});

test('each 429 doubles the gap between two requests, each day after it takes one step back', () => {
  const once = recordBucket(undefined, failed('rate-limited', 60), start);
  expect(slowdownOf(once, start)).toBe(2);
  expect(slowdownOf(once, after(start, days - 1))).toBe(2);
  expect(slowdownOf(once, after(start, days))).toBe(1);
  const twice = recordBucket(once, failed('rate-limited', 60), start);
  expect([0, 1, 2, 3, 9].map((passed) => slowdownOf(twice, after(start, passed * days)))).toEqual([
    4, 3, 2, 1, 1,
  ]);
  let state = twice;
  for (let more = 0; more < 20; more++) state = recordBucket(state, failed('rate-limited', 60), start);
  expect(slowdownOf(state, start)).toBe(64);
});

test('what a clock recorded that was ahead is not kept for years', () => {
  const ahead = {
    pausedUntil: '2126-01-01T00:00:00.000Z',
    slowdown: 8,
    slowedAt: '2126-01-01T00:00:00.000Z',
  };
  expect(slowdownOf(ahead, start)).toBe(1);
  expect(recordBucket(ahead, failed('server-error', 60), start)?.pausedUntil).toBe(after(start, 60));
});
