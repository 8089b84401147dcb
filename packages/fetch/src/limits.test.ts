import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FailureReason, FetchOutcome } from './outcome.ts';
import { expectStatus, testFetcher } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

const feed = `<rss version="2.0">${'<item/>'.repeat(200)}</rss>`;

/** Fetches a URL that answers with these bytes and closes the connection. */
async function fetchBytes(bytes: string | Buffer, maxBytes = 100_000): Promise<FetchOutcome> {
  const server = await serve(() => bytes);
  return testFetcher({ maxBytes }).fetchFeed({ url: `${server.origin}/feed` });
}

function coded(coding: string, body: Uint8Array | string): Buffer {
  return reply(200, { 'Content-Encoding': coding }, body);
}

test.each([
  ['gzip', gzipSync(feed)],
  ['br', brotliCompressSync(feed)],
  ['zstd', zstdCompressSync(feed)],
])('a body in %s comes out decoded, one cut short not at all', async (coding, body) => {
  const outcome = expectStatus(await fetchBytes(coded(coding, body)), 'fresh');
  expect(Buffer.from(outcome.body).toString()).toBe(feed);
  expect(await fetchBytes(coded(coding, body.subarray(0, -3)))).toMatchObject({ reason: 'bad-encoding' });
});

describe('size', () => {
  const limit = 1_000_000;
  const zeros = Buffer.alloc(50 * limit, ' ');

  test.each([
    ['gzip', gzipSync(zeros)],
    ['br', brotliCompressSync(zeros, { params: { 0: 0, 1: 5 } })],
    ['zstd', zstdCompressSync(zeros)],
    ['deflate', deflateSync(zeros)],
  ])('a %s bomb is refused at the limit, in time and in memory', async (coding, bomb) => {
    const memory = process.memoryUsage().rss;
    const started = performance.now();
    const outcome = await fetchBytes(coded(coding, bomb), limit);
    expect(outcome).toMatchObject({ status: 'failed', reason: 'too-large' });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - memory).toBeLessThan(64 * 2 ** 20);
  });

  test('a body of exactly the limit passes, one byte more does not', async () => {
    expect(await fetchBytes(reply(200, {}, 'x'.repeat(1000)), 1000)).toMatchObject({ status: 'fresh' });
    expect(await fetchBytes(reply(200, {}, 'x'.repeat(1001)), 1000)).toMatchObject({ reason: 'too-large' });
    const decoded = (size: number) => fetchBytes(coded('gzip', gzipSync('x'.repeat(size))), 1000);
    expect(await decoded(1000)).toMatchObject({ status: 'fresh' });
    expect(await decoded(1001)).toMatchObject({ reason: 'too-large' });
  });

  test('a Content-Length beyond the limit is enough to refuse', async () => {
    const server = await serve((_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n');
      return undefined;
    });
    const outcome = await testFetcher().fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'too-large' });
  });

  test('an endless body is cut off at the limit', async () => {
    let isOpen = true;
    const server = await serve((_, socket) => {
      const pour = () => isOpen && socket.write(Buffer.alloc(65_536, ' '), () => setImmediate(pour));
      socket.on('close', () => {
        isOpen = false;
      });
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      pour();
      return undefined;
    });
    const outcome = await testFetcher({ maxBytes: 1_000_000 }).fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'too-large' });
    await expect.poll(() => isOpen).toBe(false);
  });
});

describe('time', () => {
  /** A server that sends `piece` again and again after `start`, ten times a second. */
  function serveDribble(start: string, piece: string) {
    return serve((_, socket) => {
      socket.write(start);
      const dribble = setInterval(() => socket.write(piece), 100);
      socket.on('close', () => clearInterval(dribble));
      return undefined;
    });
  }

  test.each([
    ['is silent', '', ''],
    ['dribbles its header', 'HTTP/1.1 200 OK\r\n', 'X-More: yes\r\n'],
    ['dribbles its body', 'HTTP/1.1 200 OK\r\n\r\n', 'x'],
  ])('a server that %s is left when the time is up', async (_, start, piece) => {
    const server = await serveDribble(start, piece);
    const started = performance.now();
    const outcome = await testFetcher({ timeout: 400 }).fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({
      status: 'failed',
      reason: 'timeout',
      message: `127.0.0.1:${server.port} was not done after 0.4 seconds.`,
    });
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test('redirects share the time', async () => {
    const server = await serve(async ({ path }) => {
      await sleep(150);
      return reply(302, { Location: `${path}x` });
    });
    const outcome = await testFetcher({ timeout: 400 }).fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'failed', reason: 'timeout' });
    expect(server.seen.length).toBeLessThan(4);
  });

  test('the time spent in a queue does not count', async () => {
    const server = await serve(async () => {
      await sleep(250);
      return reply(200, {}, feed);
    });
    const fetcher = testFetcher({ timeout: 600, concurrency: 1 });
    const paths = ['/1', '/2', '/3', '/4'];
    const outcomes = await Promise.all(paths.map((path) => fetcher.fetchFeed({ url: server.origin + path })));
    expect(outcomes.map(({ status }) => status)).toEqual(['fresh', 'fresh', 'fresh', 'fresh']);
  });
});

describe('broken HTTP', () => {
  const cases: [string, string | Buffer, FailureReason][] = [
    ['a body shorter than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>', 'truncated'],
    ['a chunk cut short', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<rss>', 'truncated'],
    ['a bad chunk size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n', 'bad-http'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 'bad-http'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'bad-http',
    ],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.9\r\n', 'bad-http'],
    ['a header of 40 KiB', reply(200, { 'X-Long': 'x'.repeat(40_960) }, feed), 'bad-http'],
    [
      '3,000 header fields',
      reply(200, { 'X-Many': Array<string>(3_000).fill('a little more') }, feed),
      'bad-http',
    ],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'bad-http'],
    ['no answer', '', 'reset'],
  ];
  test.each(cases)('%s is told as such', async (_, bytes, reason) => {
    expect(await fetchBytes(bytes)).toMatchObject({ status: 'failed', reason });
  });

  test.each([
    ['before the answer', '', 'reset'],
    ['in the middle of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>', 'truncated'],
  ])('a connection reset %s is told as such and not tried again', async (_, start, reason) => {
    const server = await serve(async (_request, socket) => {
      socket.write(start);
      await sleep(20);
      socket.resetAndDestroy();
      return undefined;
    });
    const outcome = await testFetcher().fetchFeed({ url: server.origin });
    expect(outcome).toMatchObject({ status: 'failed', reason });
    expect(server.connections()).toBe(1);
  });

  test.each([
    ['an answer of HTTP/1.0 without length', `HTTP/1.0 200 OK\r\n\r\n${feed}`],
    ['early hints before the answer', `HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n${feed}`],
    ['a header of 30 KiB', reply(200, { 'X-Long': 'x'.repeat(30_720) }, feed)],
  ])('%s is nothing to complain of', async (_, bytes) => {
    expect(await fetchBytes(bytes)).toMatchObject({ status: 'fresh' });
  });
});

test('nobody listening is a failure to connect', async () => {
  const outcome = await testFetcher().fetchFeed({ url: 'http://127.0.0.1:1/feed' });
  expect(outcome).toMatchObject({
    status: 'failed',
    reason: 'connect',
    message: '127.0.0.1:1 cannot be reached (ECONNREFUSED).',
  });
});

test('a certificate that nobody has signed is not trusted', async () => {
  const server = await serve(() => reply(200, {}, feed), { secure: true });
  expect(await testFetcher().fetchFeed({ url: server.origin })).toMatchObject({
    status: 'failed',
    reason: 'tls',
    message: expect.stringContaining('(DEPTH_ZERO_SELF_SIGNED_CERT)'),
  });
  expect(server.seen).toHaveLength(0);
});

describe('a feed whose certificate is not to be checked', () => {
  const insecure = (address = '127.0.0.1') => serve(() => reply(200, {}, feed), { secure: true, address });

  test('is fetched over TLS, and no other feed of the same host without its word', async () => {
    const server = await insecure();
    const fetcher = testFetcher();
    for (const isInsecure of [true, false, true]) {
      const outcome = await fetcher.fetchFeed({ url: server.origin, isInsecure });
      expect(outcome).toMatchObject(isInsecure ? { status: 'fresh' } : { reason: 'tls' });
    }
    expect(server.seen).toHaveLength(2);
  });

  test('may redirect within its origin, but nobody else goes unchecked', async () => {
    const other = await insecure();
    const server = await serve(
      ({ path }) => {
        if (path === '/in') return reply(302, { Location: '/feed' });
        return path === '/out' ? reply(302, { Location: `${other.origin}/feed` }) : reply(200, {}, feed);
      },
      { secure: true },
    );
    const fetchPath = (path: string) =>
      testFetcher().fetchFeed({ url: server.origin + path, isInsecure: true });
    expect(await fetchPath('/in')).toMatchObject({ status: 'fresh' });
    expect(await fetchPath('/out')).toMatchObject({ reason: 'tls', url: `${other.origin}/feed` });
    expect(other.seen).toHaveLength(0);
  });
});

test('https to a server that speaks no TLS is no secure connection', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outcome = await testFetcher().fetchFeed({ url: `https://127.0.0.1:${port}/` });
  expect(outcome).toMatchObject({ status: 'failed', reason: 'tls' });
  server.close();
});
