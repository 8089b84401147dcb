import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { expectStatus, testFetcher } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

/** What arrives of an answer that is sent in these pieces. */
async function bodyOf(...pieces: (string | Buffer)[]): Promise<string> {
  const server = await serve(async (_request, socket) => {
    for (const piece of pieces) {
      socket.write(piece);
      await sleep(10);
    }
    socket.end();
    return undefined;
  });
  const outcome = expectStatus(await testFetcher().fetchFeed({ url: server.origin }), 'fresh');
  return Buffer.from(outcome.body).toString();
}

const skipped = 'HTTP/1.1 100 Continue\r\nX-Why: nobody asked\r\n\r\n';
const answer = reply(200, {}, '<rss/>');

test.each([
  ['before the answer, in one piece', [Buffer.concat([Buffer.from(skipped), answer])]],
  ['before the answer, in a piece of its own', [skipped, answer]],
  ['torn anywhere', [skipped.slice(0, 5), skipped.slice(5, 24), skipped.slice(24), answer]],
  ['more than once', [skipped + skipped.slice(0, 9), skipped.slice(9), answer]],
])('a 100 %s is passed over', async (_, pieces) => {
  expect(await bodyOf(...pieces)).toBe('<rss/>');
});

test('an answer that begins in small pieces loses none of them', async () => {
  const pieces = [...answer.toString('latin1')].slice(0, 20);
  expect(await bodyOf(...pieces, answer.subarray(20))).toBe('<rss/>');
});

test('a 100 that goes on for kilobytes is refused', async () => {
  const server = await serve(async (_request, socket) => {
    socket.write(`HTTP/1.1 100 Continue\r\nX-Long: ${'x'.repeat(8_000)}`);
    await sleep(10);
    return `\r\n\r\n${answer}`;
  });
  const outcome = await testFetcher().fetchFeed({ url: server.origin });
  expect(outcome).toMatchObject({ status: 'failed' });
});

test('a connection that ends in the middle of a 100 is one that was closed early', async () => {
  const server = await serve(() => skipped.slice(0, 30));
  expect(await testFetcher().fetchFeed({ url: server.origin })).toMatchObject({
    status: 'failed',
    reason: 'reset',
  });
});
