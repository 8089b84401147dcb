import { expect, test } from 'vitest';
import { reply, type TestServer } from '../../packages/fetch/src/testing/serve.ts';
import { redirecting } from './kit/behaviours/redirects.ts';
import { openWeb, type Web } from './kit/web.ts';

/** Ways of writing an address of this machine or its network, in a URL or by a name. */
const attacks = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0',
  '127.0.0.1.',
  '１２７.0.0.1',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[fd00::1]',
  '169.254.169.254',
  '192.168.0.1',
  'loopback.test',
  'mapped.test',
  'metadata.test',
];

const names = {
  'loopback.test': ['127.0.0.1'],
  'mapped.test': ['::ffff:127.0.0.1'],
  'metadata.test': ['169.254.169.254'],
  'mixed.test': ['93.184.215.14', '127.0.0.1'],
  'mixed-last.test': ['127.0.0.1', '93.184.215.14'],
  'mixed-six.test': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', 'fd00::1'],
};

/** A server that nobody may reach, on every address of this machine. */
function serveSecret(web: Web): Promise<TestServer> {
  return web.serve(() => reply(200, {}, 'secret'), { address: '0.0.0.0' });
}

test('[141a] no way of writing an address leads into the private network, neither straight nor by a redirect', async () => {
  expect(attacks).toHaveLength(18);
  const web = await openWeb();
  const secret = await serveSecret(web);
  const urls = attacks.map((host) => `http://${host}:${secret.port}/secret`);
  // 127.0.0.2 stands for the public internet.
  const open = await web.serve(
    redirecting(
      Object.fromEntries(
        urls.map((url, index) => [`/${index}`, [302, Buffer.from(url).toString('latin1')] as const]),
      ),
    ),
    { address: '127.0.0.2' },
  );
  const fetcher = web.fetcher({ names, allowHosts: [`127.0.0.2:${open.port}`] });
  for (const url of [...urls, ...urls.keys().map((index) => `${open.origin}/${index}`)]) {
    const outcome = await fetcher.fetchFeed({ url });
    expect(outcome, url).toMatchObject({ status: 'failed', reason: 'unsafe-address' });
  }
  expect(open.seen).toHaveLength(18);
  expect(secret.connections()).toBe(0);
});

test('[141b] a name that moves into the private network between two looks is not followed there', async () => {
  const web = await openWeb();
  const secret = await serveSecret(web);
  const open = await web.serve(() => reply(200, {}, '<rss/>'), { address: '127.0.0.2' });
  const asked: string[] = [];
  const moving = () => {
    asked.push('moving.test');
    return asked.length === 1 ? ['127.0.0.2'] : ['127.0.0.1'];
  };
  const fetcher = web.fetcher({ names: { 'moving.test': moving }, allowHosts: ['127.0.0.2/32'] });

  // The addresses that were checked are those connected to: one look a fetch.
  const first = await fetcher.fetchFeed({ url: `http://moving.test:${open.port}/feed` });
  expect(first).toMatchObject({ status: 'fresh' });
  expect(asked).toHaveLength(1);
  const second = await fetcher.fetchFeed({ url: `http://moving.test:${secret.port}/feed` });
  expect(second).toMatchObject({ status: 'failed', reason: 'unsafe-address' });
  expect(asked).toHaveLength(2);
  expect(secret.connections()).toBe(0);
});

test('[141c] one private address among public ones condemns the name', async () => {
  const web = await openWeb();
  const secret = await serveSecret(web);
  for (const host of ['mixed.test', 'mixed-last.test', 'mixed-six.test']) {
    const outcome = await web.fetch(`http://${host}:${secret.port}/secret`, { names, allowHosts: [] });
    expect(outcome, host).toMatchObject({ status: 'failed', reason: 'unsafe-address' });
  }
  expect(secret.connections()).toBe(0);
});
