import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { createFetcherWith } from './fetcher.ts';
import { createResolve } from './resolve.ts';
import { userAgent } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';
import { serveDns } from './testing/serve-dns.ts';

test('a name has its IPv4 and its IPv6 addresses', async () => {
  const resolve = createResolve([
    await serveDns({
      'both.example': ['93.184.215.14', '93.184.215.15', '2606:2800::1'],
      'four.example': ['93.184.215.14'],
      'six.example': ['2606:2800::1'],
      'none.example': [],
    }),
  ]);
  expect(await resolve('both.example')).toEqual(['2606:2800::1', '93.184.215.14', '93.184.215.15']);
  expect(await resolve('four.example')).toEqual(['93.184.215.14']);
  expect(await resolve('six.example')).toEqual(['2606:2800::1']);
  await expect(resolve('none.example')).rejects.toHaveProperty('code', 'ENODATA');
  await expect(resolve('missing.example')).rejects.toHaveProperty('code', 'ENOTFOUND');
});

test('name servers that say nothing of one family hold up the other for a second at most', async () => {
  const addresses = { 'four.example': ['93.184.215.14'], 'six.example': ['2606:2800::1'] };
  const isSilent = (name: string, family: 4 | 6) => !name.startsWith(family === 4 ? 'four' : 'six');
  const resolve = createResolve([await serveDns(addresses, isSilent)]);
  const started = performance.now();
  expect(await Promise.all([resolve('four.example'), resolve('six.example')])).toEqual([
    ['93.184.215.14'],
    ['2606:2800::1'],
  ]);
  expect(performance.now() - started).toBeLessThan(2_500);
});

test.each(['localhost', 'LOCALHOST'])('%s is asked of the system, not of the name servers', async (name) => {
  const resolve = createResolve([await serveDns({ localhost: ['93.184.215.14'] })]);
  const addresses = await resolve(name);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses).not.toContain('93.184.215.14');
});

test('a public IPv4 address does not excuse a private IPv6 address', async () => {
  const server = await serve(() => reply(200, {}, '<rss/>'));
  const resolve = createResolve([
    await serveDns({ 'mixed.example': ['127.0.0.1', 'fd00::1'], 'plain.example': ['127.0.0.1'] }),
  ]);
  const fetcher = createFetcherWith(
    { resolve, clock: systemClock },
    { userAgent, allowHosts: ['127.0.0.0/8'] },
  );
  const fetchFrom = async (name: string) => fetcher.fetchFeed({ url: `http://${name}:${server.port}/` });
  expect(await fetchFrom('plain.example')).toMatchObject({ status: 'fresh' });
  expect(await fetchFrom('mixed.example')).toMatchObject({ reason: 'unsafe-address' });
  expect(await fetchFrom('missing.example')).toMatchObject({ reason: 'dns' });
  await fetcher.close();
});
