import { expect, test } from 'vitest';
import { readPollHints } from './poll-hints.ts';

const now = 'Sun, 06 Nov 1994 08:49:37 GMT';

test.each<[Record<string, string | string[]>, number | undefined]>([
  [{}, undefined],
  [{ 'cache-control': 'max-age=7200' }, 7200],
  [{ 'cache-control': 'public, Max-Age = 600 , must-revalidate' }, 600],
  [{ 'cache-control': 'max-age="600"' }, 600],
  [{ 'cache-control': ['max-age=60', 'max-age=600'] }, 600],
  [{ 'cache-control': 'max-age=600, max-age=7200' }, 7200],
  [{ 'cache-control': 'max-age=7200, max-age=-1, max-age=soon' }, 7200],
  [{ 'cache-control': 'max-age=600, max-age=100000000000000000000' }, 2 ** 31],
  [{ 'cache-control': ',, ,max-age=600,' }, 600],
  [{ 'cache-control': 's-maxage=600' }, undefined],
  [{ 'cache-control': 'private, s-maxage=600, max-age=60, stale-while-revalidate=86400' }, 60],
  [{ 'cache-control': 'max-age=-1' }, undefined],
  [{ 'cache-control': 'max-age=0' }, undefined],
  [{ 'cache-control': 'max-age=soon' }, undefined],
  [{ 'cache-control': 'max-age' }, undefined],
  [{ 'cache-control': 'max-age=' }, undefined],
  [{ 'cache-control': 'max-age=1e9' }, undefined],
  [{ 'cache-control': 'max-age="600' }, 600],
  [{ 'cache-control': '' }, undefined],
  [{ 'cache-control': 'no-cache="set-cookie", max-age=600' }, 600],
  [{ 'cache-control': 'max-age=100000000000000000000' }, 2 ** 31],
  [{ 'cache-control': 'no-cache, max-age=600' }, undefined],
  [{ 'cache-control': 'no-store', date: now, expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, undefined],
  [{ 'cache-control': 'max-age=3600', age: '3000' }, 600],
  [{ 'cache-control': 'max-age=3600', age: '4000' }, undefined],
  [{ 'cache-control': 'max-age=3600', age: '-5' }, 3600],
  [{ 'cache-control': 'max-age=3600', age: '100000000000000000000' }, undefined],
  [{ 'cache-control': 'max-age=3600', age: ['100', '200'] }, 3600],
  [{ 'cache-control': 'max-age=60', date: now, expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, 60],
  [{ date: now, expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, 3600],
  [{ expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, undefined],
  [{ date: now, expires: ['Sun, 06 Nov 1994 09:49:37 GMT', 'Sun, 06 Nov 1994 10:49:37 GMT'] }, undefined],
  [{ date: 'yesterday', expires: 'Sun, 06 Nov 1994 09:49:37 GMT' }, undefined],
  [{ date: now, expires: '0' }, undefined],
  [{ date: now, expires: '-1' }, undefined],
  [{ date: now, expires: 'Thu, 19 Nov 1981 08:52:00 GMT' }, undefined],
])('%o stays fresh for %s seconds', (headers, maxAge) => {
  expect(readPollHints(headers).maxAge).toBe(maxAge);
});

test('dates of an answer that has none of its own count from when it came', () => {
  const came = '1994-11-06T08:49:37.000Z';
  const later = 'Sun, 06 Nov 1994 08:50:37 GMT';
  expect(readPollHints({ expires: later, 'retry-after': later }, came)).toEqual({
    maxAge: 60,
    retryAfter: 60,
  });
  expect(readPollHints({ expires: later, date: later }, came)).not.toHaveProperty('maxAge');
  expect(readPollHints({ expires: later, date: 'today' }, came)).toEqual({ maxAge: 60 });
});

test.each<[Record<string, string | string[]>, number | undefined]>([
  [{ 'retry-after': '120' }, 120],
  [{ 'retry-after': '0' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '1000000000000' }, 604_800],
  [{ 'retry-after': ['60', '120'] }, undefined],
  [{ date: now, 'retry-after': 'Sun, 06 Nov 1994 08:50:37 GMT' }, 60],
  [{ date: now, 'retry-after': 'Sunday, 06-Nov-94 08:50:37 GMT' }, 60],
  [{ date: now, 'retry-after': 'Sun Nov  6 08:50:37 1994' }, 60],
  [{ date: now, 'retry-after': 'Sun, 06 Nov 1994 08:48:37 GMT' }, undefined],
  [{ 'retry-after': 'Sun, 06 Nov 1994 08:50:37 GMT' }, undefined],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '37' }, 37],
  [{ 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '37' }, 37],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '37.25' }, 37],
  [{ 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': '37' }, undefined],
  [{ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '37' }, undefined],
  [{ 'x-ratelimit-remaining': '0' }, undefined],
  [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5000000000', date: now }, 604_800],
  [
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1500000060',
      date: 'Fri, 14 Jul 2017 02:40:00 GMT',
    },
    60,
  ],
])('%o asks to be left alone for %s seconds', (headers, retryAfter) => {
  expect(readPollHints(headers).retryAfter).toBe(retryAfter);
});

test.each<[Record<string, string | string[]>, string | undefined]>([
  [{ date: now }, '1994-11-06T08:49:37.000Z'],
  [{ date: 'Sunday, 06-Nov-94 08:49:37 GMT' }, '1994-11-06T08:49:37.000Z'],
  [{ date: 'Sun Nov  6 08:49:37 1994' }, '1994-11-06T08:49:37.000Z'],
  [{ date: [now, 'Mon, 07 Nov 1994 08:49:37 GMT'] }, undefined],
  [{ date: 'soon' }, undefined],
  [{ date: 'Sun, 06 Nov 123456 08:49:37 GMT' }, undefined],
  [{}, undefined],
])('%o was sent at %s by the clock of the server', (headers, serverTime) => {
  expect(readPollHints(headers).serverTime).toBe(serverTime);
});
