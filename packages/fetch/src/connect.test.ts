import type { Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { type AllowList, parseAllowList } from './allow-list.ts';
import { createConnect } from './connect.ts';
import { failureIn } from './failure.ts';
import type { FetchRequest } from './outcome.ts';
import { testFetcher } from './testing/fetching.ts';
import { selfSigned } from './testing/self-signed.ts';
import { reply, serve } from './testing/serve.ts';

/** What connecting to this host comes to: the failure's reason, or the peer's address. */
async function connecting(
  url: string,
  { addresses, allowed }: { addresses: readonly string[]; allowed: AllowList },
): Promise<string | undefined> {
  const { protocol, host, hostname, port } = new URL(url);
  const connect = createConnect(allowed)({ addresses });
  const target = { protocol, host, hostname: hostname.replace(/^\[|\]$/g, ''), port };
  return new Promise((resolve) =>
    connect(target, (error, socket) => {
      if (error) return resolve(failureIn(error)?.reason);
      resolve(socket?.remoteAddress);
      socket?.destroy();
    }),
  );
}

test('a peer that is not allowed is left at once, even if its address passed before', async () => {
  const server = await serve(() => reply(200, {}, 'secret'));
  const checked: string[] = [];
  const allowed = {
    namesHost: () => false,
    allowsAddress: (address: string) => checked.push(address) === 1,
  };
  expect(await connecting(`http://a.test:${server.port}/`, { addresses: ['127.0.0.1'], allowed })).toBe(
    'unsafe-address',
  );
  expect(checked).toEqual(['127.0.0.1', '127.0.0.1']);
  expect(server.seen).toEqual([]);
});

test('a connection leads to the addresses it was given and nowhere else', async () => {
  const here = await serve(() => reply(200), { address: '127.0.0.1' });
  const allowed = parseAllowList(['127.0.0.0/8']);
  const to = (...addresses: string[]) => connecting(`http://localhost:${here.port}/`, { addresses, allowed });
  expect(await to('127.0.0.1')).toBe('127.0.0.1');
  expect(await to('127.0.0.7')).toBe('connect');
  expect(await to()).toBe('unsafe-address');
});

test.each([
  ['a literal that is not public', 'http://127.0.0.1', ['93.184.215.14']],
  ['a literal of IPv6', 'http://[::1]', ['93.184.215.14']],
  ['one address of many that is not public', 'http://a.test', ['93.184.215.14', '10.0.0.1']],
  ['an address that is none', 'http://a.test', ['a.test']],
])('%s is refused whatever was said of it before', async (_, origin, addresses) => {
  const server = await serve(() => reply(200));
  const allowed = parseAllowList([]);
  expect(await connecting(`${origin}:${server.port}/`, { addresses, allowed })).toBe('unsafe-address');
  expect(server.connections()).toBe(0);
});

test('an attempt can be given up', async () => {
  const server = await serve(() => undefined, { secure: true });
  const connect = createConnect(parseAllowList(['127.0.0.1']))({ addresses: ['127.0.0.1'] });
  const target = {
    protocol: 'https:',
    hostname: '127.0.0.1',
    host: `127.0.0.1:${server.port}`,
    port: `${server.port}`,
  };
  const attempt = new Promise((resolve) => {
    const hangUp = connect(target, (...result) => resolve(result));
    hangUp();
  });
  const [error, socket] = (await attempt) as [Error | null, Socket | null];
  expect(error).toBeInstanceOf(Error);
  expect(socket).toBeNull();
});

test('a TLS session of a checked certificate is resumed, one of an unchecked is not', async () => {
  const resumed: boolean[] = [];
  const server = await serve(
    (_, socket) => {
      resumed.push(socket instanceof TLSSocket && socket.isSessionReused());
      return reply(200, {}, '<rss/>');
    },
    { secure: true },
  );
  const fetcher = testFetcher();
  const statuses = async (requests: Omit<FetchRequest, 'url'>[]) => {
    const outcomes: string[] = [];
    for (const request of requests) {
      outcomes.push((await fetcher.fetchFeed({ url: server.origin, ...request })).status);
    }
    return outcomes;
  };
  expect(await statuses([{ isInsecure: true }, { isInsecure: true }, {}])).toEqual([
    'fresh',
    'fresh',
    'failed',
  ]);
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, selfSigned.cert]);
  expect(await statuses([{}, {}, { isInsecure: true }])).toEqual(['fresh', 'fresh', 'fresh']);
  setDefaultCACertificates(usual);
  expect(resumed).toEqual([false, false, false, true, false]);
});
