import { describe, expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { createFetcherWith } from './fetcher.ts';
import { createResolve } from './resolve.ts';
import { testFetcher, userAgent } from './testing/fetching.ts';
import { reply, serve } from './testing/serve.ts';

/** Every way we know of writing an address of this machine or its network, with the port of a server there. */
function attacks(port: number): string[] {
  return [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '017700000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '１２７.0.0.1',
    '127。0。0。1',
    '%31%32%37.0.0.1',
    '0',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
    'ⓛocalhost',
    'localhost.',
    'feed.localhost',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fec0::1]',
    '[fd00::1]',
    '[ff02::1]',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.1',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'private.test',
    'mapped.test',
    'loopback6.test',
    'metadata.test',
    'mixed.test',
  ].map((host) => `http://${host}:${port}/secret`);
}

const names = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'feed.localhost': ['127.0.0.1'],
  'private.test': ['127.0.0.1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'loopback6.test': ['::1'],
  'metadata.test': ['169.254.169.254'],
  'mixed.test': ['93.184.215.14', '127.0.0.1'],
};

describe('the guard', () => {
  test('lets nobody reach an address that is not public, however it is written', async () => {
    const secret = await serve(() => reply(200, {}, 'secret'), { address: '0.0.0.0' });
    const fetcher = testFetcher({ allowHosts: [] }, names);
    const urls = attacks(secret.port);
    const outcomes = await Promise.all(urls.map((url) => fetcher.fetchFeed({ url })));
    expect(outcomes.map((outcome) => outcome.status === 'failed' && outcome.reason)).toEqual(
      urls.map(() => 'unsafe-address'),
    );
    expect(secret.connections()).toBe(0);
  });

  test('stands before every hop of a redirect', async () => {
    const secret = await serve(() => reply(200, {}, 'secret'));
    // 127.0.0.2 stands for the public internet.
    const open = await serve(
      ({ path }) => {
        const url = attacks(secret.port)[Number(path.slice(1))] ?? '';
        return reply(302, { Location: Buffer.from(url).toString('latin1') });
      },
      { address: '127.0.0.2' },
    );
    const fetcher = testFetcher({ allowHosts: ['127.0.0.2'] }, names);
    const urls = attacks(secret.port).map((_, index) => `${open.origin}/${index}`);
    const outcomes = await Promise.all(urls.map((url) => fetcher.fetchFeed({ url })));
    expect(outcomes.map((outcome) => outcome.status === 'failed' && outcome.reason)).toEqual(
      urls.map(() => 'unsafe-address'),
    );
    expect(open.seen).toHaveLength(urls.length);
    expect(secret.connections()).toBe(0);
  });

  test('checks the addresses that are then used, so that a name cannot change them in between', async () => {
    const secret = await serve(() => reply(200, {}, 'secret'));
    const asked: string[] = [];
    const fetcher = createFetcherWith(
      {
        resolve: async (name) => {
          asked.push(name);
          return asked.length === 1 ? ['127.0.0.3'] : ['127.0.0.1'];
        },
        clock: systemClock,
      },
      { userAgent, allowHosts: ['127.0.0.3/32'], perDomainGap: 0 },
    );
    const url = `http://rebind.test:${secret.port}/`;
    expect(await fetcher.fetchFeed({ url })).toMatchObject({ reason: 'connect' });
    expect(await fetcher.fetchFeed({ url })).toMatchObject({ reason: 'unsafe-address' });
    expect(secret.connections()).toBe(0);
    await fetcher.close();
  });

  test('says which host it was, but not at which address', async () => {
    const outcome = await testFetcher({}, names).fetchFeed({ url: 'http://metadata.test/' });
    expect(outcome).toEqual({
      status: 'failed',
      reason: 'unsafe-address',
      url: 'http://metadata.test/',
      message: 'metadata.test is not on the public internet, and the planet keeps out of private networks.',
      hint: 'If it is meant to be fetched, add "metadata.test" to allowHosts.',
    });
  });
});

describe('the allow-list', () => {
  test('opens a host, a host with one port, or a range, and nothing beside', async () => {
    const server = await serve(() => reply(200, {}, '<rss/>'));
    const other = await serve(() => reply(200, {}, '<rss/>'));
    const reached = async (allowHosts: string[], url: string) =>
      (await testFetcher({ allowHosts }, names).fetchFeed({ url })).status === 'fresh';
    expect(await reached(['127.0.0.1'], server.origin)).toBe(true);
    expect(await reached([`127.0.0.1:${server.port}`], server.origin)).toBe(true);
    expect(await reached([`127.0.0.1:${server.port}`], other.origin)).toBe(false);
    expect(await reached(['127.0.0.0/8'], server.origin)).toBe(true);
    expect(await reached(['127.0.0.0/8'], `http://private.test:${server.port}/`)).toBe(true);
    expect(await reached(['10.0.0.0/8'], server.origin)).toBe(false);
    // The address as a host is not the range: a stranger's name that resolves to it stays out.
    expect(await reached(['127.0.0.1'], `http://private.test:${server.port}/`)).toBe(false);
  });

  test('a named host is looked up in the hosts file', async () => {
    const server = await serve(() => reply(200, {}, '<rss/>'));
    const fetcher = testFetcher({ allowHosts: ['localhost'] });
    const outcome = await fetcher.fetchFeed({ url: `http://localhost:${server.port}/` });
    expect(outcome.status).toBe('fresh');
  });

  test('a range opens localhost, whose address only the system knows', async () => {
    const server = await serve(() => reply(200, {}, '<rss/>'));
    const fetcher = createFetcherWith(
      { resolve: createResolve(), clock: systemClock },
      { userAgent, allowHosts: ['127.0.0.0/8', '::1/128'] },
    );
    const outcome = await fetcher.fetchFeed({ url: `http://localhost:${server.port}/` });
    expect(outcome.status).toBe('fresh');
    await fetcher.close();
  });
});

test('a name without an address is the failure of the name', async () => {
  const outcome = await testFetcher().fetchFeed({ url: 'http://nowhere.test/feed' });
  expect(outcome).toMatchObject({
    status: 'failed',
    reason: 'dns',
    message: 'The name nowhere.test leads to no address.',
  });
});

test('a dead first address does not keep the second from answering', async () => {
  const server = await serve(() => reply(200, {}, '<rss/>'));
  const fetcher = testFetcher({ allowHosts: ['127.0.0.0/8'] }, { 'two.test': ['127.0.0.9', '127.0.0.1'] });
  const outcome = await fetcher.fetchFeed({ url: `http://two.test:${server.port}/` });
  expect(outcome.status).toBe('fresh');
});
