import { expect, test } from 'vitest';
import { testFetcher } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

const day = 'Sun, 06 Nov 1994 08:49:37 GMT';

test.each([
  [204, {}, { reason: 'empty' }],
  [200, {}, { reason: 'empty' }],
  [206, {}, { reason: 'bad-http' }],
  [299, {}, { reason: 'bad-http' }],
  [400, {}, { reason: 'client-error' }],
  [401, {}, { reason: 'auth-required' }],
  [403, {}, { reason: 'blocked' }],
  [403, { 'cf-mitigated': 'challenge' }, { reason: 'blocked', message: expect.stringContaining('person') }],
  [
    403,
    { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '37' },
    { reason: 'rate-limited', retryAfter: 37 },
  ],
  [404, {}, { reason: 'not-found' }],
  [418, {}, { reason: 'client-error' }],
  [429, {}, { reason: 'rate-limited', retryAfter: 14_400 }],
  [429, { 'Retry-After': '120' }, { reason: 'rate-limited', retryAfter: 120 }],
  [429, { 'Retry-After': 'soon' }, { reason: 'rate-limited', retryAfter: 14_400 }],
  [451, {}, { reason: 'blocked' }],
  [500, {}, { reason: 'server-error' }],
  [503, { 'cf-mitigated': 'challenge' }, { reason: 'blocked' }],
  [
    503,
    { Date: day, 'Retry-After': 'Sun, 06 Nov 1994 08:50:37 GMT' },
    { reason: 'server-error', retryAfter: 60 },
  ],
  [600, {}, { reason: 'bad-http' }],
  [999, {}, { reason: 'bad-http' }],
])('HTTP %i with %o is told as what it is', async (httpStatus, fields, expected) => {
  const server = await serve(() => reply(httpStatus, { ETag: '"error"', ...fields }));
  const url = `${server.origin}/feed`;
  const outcome = await testFetcher().fetchFeed({ url });
  expect(outcome).toMatchObject({ status: 'failed', url, httpStatus, ...expected });
  expect(outcome).not.toHaveProperty('validators');
  if (!('retryAfter' in expected)) expect(outcome).not.toHaveProperty('retryAfter');
});

test('a 410 is the end of a feed', async () => {
  const server = await serve(() => reply(410, {}, 'gone'));
  expect(await testFetcher().fetchFeed({ url: `${server.origin}/feed` })).toEqual({
    status: 'gone',
    reason: 'gone',
    message: `127.0.0.1:${server.port} says that this feed is gone for good (HTTP 410).`,
    hint: 'Take it off the list, or ask its owner where it went.',
    url: `${server.origin}/feed`,
  });
});
