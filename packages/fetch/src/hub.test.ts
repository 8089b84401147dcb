import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { testFetcher, userAgent } from './testing/fetching.ts';

const topics = ['https://planet.example/atom.xml', 'https://planet.example/feed.json?a=1&b'];

/** A hub on the loopback; its origin. */
async function hub(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a hub is told of every topic by one form', async () => {
  const told: unknown[] = [];
  const origin = await hub(async (request, response) => {
    const { method, url, headers } = request;
    told.push(
      { method, url, agent: headers['user-agent'], type: headers['content-type'] },
      await text(request),
    );
    response.writeHead(204).end();
  });
  const outcome = await testFetcher().tellHub(`${origin}/hub`, topics);
  expect(outcome).toEqual({ status: 'told', message: `${new URL(origin).host} knows of the news.` });
  expect(told).toEqual([
    { method: 'POST', url: '/hub', agent: userAgent, type: 'application/x-www-form-urlencoded' },
    'hub.mode=publish&hub.url=https%3A%2F%2Fplanet.example%2Fatom.xml&hub.url=https%3A%2F%2Fplanet.example%2Ffeed.json%3Fa%3D1%26b',
  ]);
});

test('a hub that refuses, redirects, is down or lies in a private network has a reason', async () => {
  const refusing = await hub((_request, response) => response.writeHead(400).end());
  const moved = await hub((_request, response) => response.writeHead(302, { location: '/' }).end());
  const fetcher = testFetcher();
  expect(await fetcher.tellHub(refusing, topics)).toMatchObject({
    ...{ status: 'failed', reason: 'client-error', httpStatus: 400 },
    message: expect.stringMatching(/did not take the news \(HTTP 400\)\.$/),
  });
  expect(await fetcher.tellHub(moved, topics)).toMatchObject({ status: 'failed', httpStatus: 302 });
  expect(await fetcher.tellHub('http://127.0.0.1:1/', topics)).toMatchObject({ reason: 'connect' });
  expect(await fetcher.tellHub('http://127.0.0.2/', topics)).toMatchObject({ reason: 'unsafe-address' });
  expect(await fetcher.tellHub('ftp://hub.example/', topics)).toMatchObject({ reason: 'invalid-url' });
});
