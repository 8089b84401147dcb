import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { behaviours } from './kit/behaviours.ts';
import { virtualClock } from './kit/virtual-clock.ts';
import { openWeb } from './kit/web.ts';

test('[141k] of 300 feeds in one domain one is asked at a time, and one a second', async () => {
  const web = await openWeb();
  const clock = virtualClock();
  const starts: number[] = [];
  const server = await web.serve((request, socket) => {
    starts.push(clock.now());
    return behaviours.feed(request, socket);
  });
  const hosts = Array.from({ length: 300 }, (_, index) => `n${index}.platform.test`);
  const fetcher = web.fetcher({
    clock,
    perDomainGap: 1_000,
    names: Object.fromEntries(hosts.map((host) => [host, ['127.0.0.1']])),
    allowHosts: ['127.0.0.1/32'],
  });

  const fetching = hosts.map((host) => fetcher.fetchFeed({ url: `http://${host}:${server.port}/feed` }));
  for (const index of hosts.keys()) {
    while (server.seen.length <= index || server.open() > 0) await turn();
    await clock.advance(999);
    expect(server.seen).toHaveLength(index + 1);
    await clock.advance(1);
  }

  const outcomes = await Promise.all(fetching);
  expect(outcomes.every(({ status }) => status === 'fresh')).toBe(true);
  expect(server.mostAtOnce()).toBe(1);
  expect(starts).toEqual(hosts.map((_, index) => index * 1_000));
});
