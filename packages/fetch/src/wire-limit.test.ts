import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testFetcher } from './testing/fetching.ts';
import { type Answer, serve } from './testing/serve.ts';

/** Sends the same bytes again and again, as fast as they are taken, behind some others. */
function endless(first: string, again: string): Answer {
  const bytes = Buffer.from(again.repeat(Math.ceil(65_536 / again.length)), 'latin1');
  return async (_request, socket) => {
    socket.write(first, 'latin1');
    while (!socket.destroyed) {
      if (!socket.write(bytes))
        await Promise.race([sleep(20), new Promise((go) => socket.once('drain', go))]);
    }
    return undefined;
  };
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

test.each<[string, Answer]>([
  ['interim answers', endless('', 'HTTP/1.1 102 Wait\r\n\r\n')],
  ['chunk extensions', endless(chunked, `1;${'x'.repeat(15_000)}\r\na\r\n`)],
  ['chunks of one byte', endless(chunked, '1\r\na\r\n')],
  ['a reason phrase', endless('HTTP/1.1 200 ', 'a')],
  ['lines before the answer', endless('', '\r\n')],
])('%s without end cost a small multiple of the largest feed, in bytes and in memory', async (_, answer) => {
  const server = await serve(answer);
  const before = process.memoryUsage().rss;
  const outcome = await testFetcher({ maxBytes: 2 ** 20, timeout: 10_000 }).fetchFeed({ url: server.origin });
  expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringMatching(/too-large|bad-http/) });
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

test('a status without a first digit is an outcome', async () => {
  const server = await serve(() => 'HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n');
  expect(await testFetcher().fetchFeed({ url: server.origin })).toMatchObject({ reason: 'bad-http' });
});
