import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Conditions, FetchRequest, Validators } from './outcome.ts';
import { expectStatus, testFetcher, userAgent } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

const feed = '<rss version="2.0"><channel/></rss>';

/** Polls a server twice with what the first poll gave and returns the header fields of the second request. */
async function secondRequest(
  fields: Record<string, string | string[]>,
): Promise<Readonly<Record<string, string>>> {
  const server = await serve(() => reply(200, fields, feed));
  const fetcher = testFetcher();
  const url = `${server.origin}/feed`;
  const { validators } = expectStatus(await fetcher.fetchFeed({ url }), 'fresh');
  await fetcher.fetchFeed({ url, validators: JSON.parse(JSON.stringify(validators)) });
  expect(server.seen).toHaveLength(2);
  return server.seen[1]?.headers ?? {};
}

const date = 'Mon, 01 Oct 2018 10:00:00 GMT';

describe('validators', () => {
  test.each([
    ['an ordinary ETag', '"abc"'],
    ['a weak ETag', 'W/"abc"'],
    ['an ETag without quotes', 'abc-123'],
    ['an ETag with commas, spaces and quotes', '"a, b" c, "d"'],
    ['an ETag in Latin-1', '"caf\xe9"'],
    ['an ETag in UTF-8', Buffer.from('"日本"').toString('latin1')],
    ['an ETag with the gzip suffix of Apache', '"abc-gzip"'],
  ])('%s goes back byte for byte', async (_, etag) => {
    const headers = await secondRequest({ ETag: etag });
    expect(headers['if-none-match']).toBe(etag);
    expect(headers).not.toHaveProperty('if-modified-since');
  });

  test.each([
    ['a date', date],
    ['something that is no HTTP date', '2026-11-01 10:00:00'],
    ['1970', 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['some other day in 2038', 'Wed, 20 Jan 2038 00:00:00 GMT'],
  ])('%s as Last-Modified goes back byte for byte', async (_, lastModified) => {
    const headers = await secondRequest({ 'Last-Modified': lastModified });
    expect(headers['if-modified-since']).toBe(lastModified);
    expect(headers).not.toHaveProperty('if-none-match');
  });

  test('a star is no ETag: as a condition it is true of every body', async () => {
    expect(await secondRequest({ ETag: '*' })).not.toHaveProperty('if-none-match');
  });

  test('both go back together, even after answers that forbid caching', async () => {
    const headers = await secondRequest({
      ETag: '"a"',
      'Last-Modified': date,
      'Cache-Control': 'no-store, no-cache',
      Expires: '0',
      Vary: '*',
    });
    expect(headers).toMatchObject({ 'if-none-match': '"a"', 'if-modified-since': date });
  });

  test('spaces and tabs around a value are no part of it', async () => {
    expect((await secondRequest({ ETag: '  "a" \t' }))['if-none-match']).toBe('"a"');
  });

  test('two different ETags are as good as none, two equal ones as good as one', async () => {
    expect(await secondRequest({ ETag: ['"a"', '"b"'] })).not.toHaveProperty('if-none-match');
    expect((await secondRequest({ ETag: ['"a"', '"a"'] }))['if-none-match']).toBe('"a"');
  });

  test('the last second of 32 bits is not a modification date', async () => {
    const headers = await secondRequest({ 'Last-Modified': 'Tue, 19 Jan 2038 03:14:07 GMT' });
    expect(headers).not.toHaveProperty('if-modified-since');
  });

  test('a stored validator that no header can carry is left out', async () => {
    const server = await serve(() => reply(200, {}, feed));
    const url = `${server.origin}/feed`;
    await testFetcher().fetchFeed({ url, validators: { url, etag: '"a"\r\nX-Evil: 1', lastModified: date } });
    expect(server.seen[0]?.headers).not.toHaveProperty('x-evil');
    expect(server.seen[0]?.headers).toMatchObject({ 'if-modified-since': date });
  });

  test('are sent only to the URL that issued them', async () => {
    const server = await serve(({ path }) =>
      path === '/old' ? reply(302, { Location: '/new' }) : reply(200, { ETag: '"n"' }, feed),
    );
    const fetcher = testFetcher();
    const url = `${server.origin}/old`;
    const { validators } = expectStatus(await fetcher.fetchFeed({ url }), 'fresh');
    expect(validators).toEqual({ url: `${server.origin}/new`, etag: '"n"' });
    await fetcher.fetchFeed({ url, validators });
    await fetcher.fetchFeed({ url, validators: { url, etag: '"o"' } });
    expect(server.seen.slice(2).map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/old', undefined],
      ['/new', '"n"'],
      ['/old', '"o"'],
      ['/new', undefined],
    ]);
  });
});

describe('conditions', () => {
  const both = { etag: '"a"', lastModified: date };

  test.each<[string, Omit<Validators, 'url'>, Conditions, object]>([
    ['both by their own', both, 'both', { 'if-none-match': '"a"', 'if-modified-since': date }],
    [
      'only the date, where it is known that the ETag is never met',
      both,
      'date-only',
      { 'if-modified-since': date },
    ],
    [
      'the ETag all the same, where there is no date',
      { etag: '"a"' },
      'date-only',
      { 'if-none-match': '"a"' },
    ],
    ['nothing, to find out what is there', both, 'none', {}],
  ])('are %s', async (_, validators, conditions, expected) => {
    const server = await serve(() => reply(200, {}, feed));
    const url = `${server.origin}/feed`;
    await testFetcher().fetchFeed({ url, validators: { url, ...validators }, conditions });
    const sent = Object.entries(server.seen[0]?.headers ?? {}).filter(([name]) => name.startsWith('if-'));
    expect(Object.fromEntries(sent)).toEqual(expected);
  });

  test('that were not sent cannot be met', async () => {
    const server = await serve(() => reply(304));
    const url = `${server.origin}/feed`;
    const known = { url, validators: { url, ...both } };
    expect(await testFetcher().fetchFeed({ ...known, conditions: 'none' })).toMatchObject({
      status: 'failed',
      reason: 'bad-http',
    });
    expect(await testFetcher().fetchFeed({ ...known, conditions: 'date-only' })).toMatchObject({
      status: 'unchanged',
      validators: { url, ...both },
    });
  });

  test('and a body that was sent all the same are no contradiction', async () => {
    const server = await serve(() => reply(200, { ETag: '"a"', 'Last-Modified': date }, feed));
    const url = `${server.origin}/feed`;
    const outcome = await testFetcher().fetchFeed({ url, validators: { url, ...both }, conditions: 'none' });
    expect(outcome).toMatchObject({ status: 'fresh', validators: both });
  });
});

describe('a delta', () => {
  const url = (origin: string) => `${origin}/feed`;

  test.each<[string, Partial<FetchRequest>, Omit<Validators, 'url'>, string | undefined]>([
    ['is asked for beside an ETag', { wantsDelta: true }, { etag: '"a"', lastModified: date }, 'feed'],
    ['is not asked for beside a date alone', { wantsDelta: true }, { lastModified: date }, undefined],
    [
      'is not asked for without a condition',
      { wantsDelta: true, conditions: 'none' },
      { etag: '"a"' },
      undefined,
    ],
    ['is not asked for unless it is wanted', {}, { etag: '"a"' }, undefined],
  ])('%s', async (_, request, validators, expected) => {
    const server = await serve(() => reply(200, {}, feed));
    const at = url(server.origin);
    await testFetcher().fetchFeed({ url: at, validators: { url: at, ...validators }, ...request });
    expect(server.seen[0]?.headers['a-im']).toBe(expected);
  });

  test('is told as one, also if the same came before, and brings validators', async () => {
    const server = await serve(() => reply(226, { IM: 'feed', ETag: '"b"' }, feed));
    const at = url(server.origin);
    const request = { url: at, validators: { url: at, etag: '"a"' }, wantsDelta: true };
    const first = expectStatus(await testFetcher().fetchFeed(request), 'fresh');
    expect(first).toMatchObject({
      reason: 'delta',
      httpStatus: 226,
      message: expect.stringContaining('only what is new'),
      validators: { url: at, etag: '"b"' },
    });
    const again = await testFetcher().fetchFeed({ ...request, bodyHash: first.bodyHash });
    expect(again).toMatchObject({ status: 'fresh', reason: 'delta' });
  });
});

describe('a 304', () => {
  const validators = (url: string) => ({ url, etag: '"a"', lastModified: date });

  test('without validators keeps the old ones', async () => {
    const server = await serve(() => reply(304));
    const url = `${server.origin}/feed`;
    expect(await testFetcher().fetchFeed({ url, validators: validators(url) })).toEqual({
      status: 'unchanged',
      reason: 'not-modified',
      message: expect.stringContaining('nothing has changed'),
      url,
      bytes: 0,
      validators: validators(url),
      hints: {},
    });
  });

  test('replaces what it brings, keeps what it leaves out, and its hints count', async () => {
    const server = await serve(() => reply(304, { ETag: '"b"', 'Cache-Control': 'max-age=7200' }));
    const url = `${server.origin}/feed`;
    const outcome = expectStatus(
      await testFetcher().fetchFeed({ url, validators: validators(url) }),
      'unchanged',
    );
    expect(outcome.validators).toEqual({ url, etag: '"b"', lastModified: date });
    expect(outcome.hints).toEqual({ maxAge: 7200 });
  });

  test('may claim a coding for the body it does not have', async () => {
    const server = await serve(() => reply(304, { 'Content-Encoding': 'gzip' }));
    const url = `${server.origin}/feed`;
    const outcome = await testFetcher().fetchFeed({ url, validators: validators(url) });
    expect(outcome.status).toBe('unchanged');
  });

  test('to a request without conditions is an error', async () => {
    const server = await serve(() => reply(304));
    const outcome = await testFetcher().fetchFeed({ url: `${server.origin}/feed` });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'bad-http', httpStatus: 304 });
  });
});

describe('a 200', () => {
  test('with the known body is unchanged, but its validators are new', async () => {
    const server = await serve(() => reply(200, { ETag: '"b"', 'Cache-Control': 'max-age=600' }, feed));
    const fetcher = testFetcher();
    const url = `${server.origin}/feed`;
    const { bodyHash } = expectStatus(await fetcher.fetchFeed({ url }), 'fresh');
    const known = { url, bodyHash, validators: { url, etag: '"a"', lastModified: date } };
    expect(await fetcher.fetchFeed(known)).toEqual({
      status: 'unchanged',
      reason: 'same-body',
      message: expect.stringContaining('the known body'),
      url,
      bytes: feed.length,
      validators: { url, etag: '"b"' },
      hints: { maxAge: 600 },
    });
  });

  test('with another body is fresh, even under the old ETag', async () => {
    const server = await serve(() => reply(200, { ETag: '"a"' }, feed));
    const url = `${server.origin}/feed`;
    const outcome = await testFetcher().fetchFeed({ url, validators: { url, etag: '"a"' }, bodyHash: '00' });
    expect(outcome.status).toBe('fresh');
  });

  test('hands over the body, its hash and what the header says of it', async () => {
    const server = await serve(() =>
      reply(
        200,
        {
          'Content-Type': 'application/rss+xml; charset=utf-8',
          'Content-Language': 'de',
          'Content-Location': '/feed.de',
        },
        feed,
      ),
    );
    const url = `${server.origin}/feed?a=1`;
    const outcome = expectStatus(await testFetcher().fetchFeed({ url: `${url}#top` }), 'fresh');
    expect({ ...outcome, body: Buffer.from(outcome.body).toString() }).toEqual({
      status: 'fresh',
      reason: 'changed',
      message: expect.stringContaining('a new body'),
      url,
      httpStatus: 200,
      bytes: feed.length,
      body: feed,
      bodyHash: '4221a7a386b9e2fba8f5528c08add2bbfc9405d13e9e9ef792fa8f3d617a59eb',
      contentType: 'application/rss+xml; charset=utf-8',
      contentLanguage: 'de',
      contentLocation: '/feed.de',
      validators: { url },
      hints: {},
    });
  });

  test('says how many bytes came over the wire, and when by the clock of the server', async () => {
    const coded = gzipSync(feed.repeat(50));
    const fields = { 'Content-Encoding': 'gzip', Date: 'Sun, 06 Nov 1994 08:49:37 GMT' };
    const server = await serve(() => reply(200, fields, coded));
    const outcome = expectStatus(await testFetcher().fetchFeed({ url: server.origin }), 'fresh');
    expect(outcome.bytes).toBe(coded.length);
    expect(outcome.body).toHaveLength(feed.length * 50);
    expect(outcome.hints.serverTime).toBe('1994-11-06T08:49:37.000Z');
  });

  test('that is a web page is fresh all the same: what a feed is, its reader decides', async () => {
    const server = await serve(() => reply(200, { 'Content-Type': 'text/html' }, '<!doctype html><title>Hi'));
    const outcome = await testFetcher().fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'fresh', contentType: 'text/html' });
  });
});

test('a request says who asks and what it takes, and nothing else', async () => {
  const server = await serve(() => reply(200, { 'Set-Cookie': 'a=b' }, feed));
  const fetcher = testFetcher();
  await fetcher.fetchFeed({ url: `${server.origin}/feed` });
  await fetcher.fetchFeed({ url: `${server.origin}/feed` });
  expect(server.seen[1]?.headers).toEqual({
    host: `127.0.0.1:${server.port}`,
    connection: 'close',
    'user-agent': userAgent,
    accept:
      'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, ' +
      'application/rdf+xml;q=0.8, application/json;q=0.7, */*;q=0.1',
    'accept-encoding': 'gzip, br, zstd',
  });
});
