import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../test/temp-folder.ts';
import { openPlanet } from '../planet.ts';

async function planetWithHub(status: number, views: { id: string; title: string }[] = []) {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    told.push(await text(request));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = {
    title: 'P',
    url: 'https://planet.example/p',
    hub: `http://${host}/`,
    views,
    fetch: { allowHosts: [host] },
  };
  const planet = await openPlanet(join(tempFolder({ 'planet.json': JSON.stringify(config) }), 'planet.json'));
  onTestFinished(() => planet.close());
  return { planet, told };
}

test('the hub is told of the combined feeds that were written, and of nothing else', async () => {
  const { planet, told } = await planetWithHub(202);
  expect(await planet.tellHub(['2018/08/index.html', 'opml.xml'])).toBeUndefined();
  expect(await planet.tellHub([])).toBeUndefined();
  expect(await planet.tellHub(['index.html', 'atom.xml', 'feed.json'])).toMatchObject({ status: 'told' });
  expect(told.map((form) => new URLSearchParams(form).getAll('hub.url'))).toEqual([
    ['https://planet.example/p/atom.xml', 'https://planet.example/p/feed.json'],
  ]);
});

test('the hub is told of the feeds of views by their own addresses', async () => {
  const { planet, told } = await planetWithHub(202, [{ id: 'bread', title: 'Bread' }]);
  await planet.tellHub(['bread/index.html', 'bread/rss20.xml', 'rss20.xml', 'milk/atom.xml']);
  expect(told.map((form) => new URLSearchParams(form).getAll('hub.url'))).toEqual([
    ['https://planet.example/p/rss20.xml', 'https://planet.example/p/bread/rss20.xml'],
  ]);
});

test('a hub that fails is an outcome', async () => {
  const { planet } = await planetWithHub(500);
  expect(await planet.tellHub(['atom.xml'])).toMatchObject({ status: 'failed', reason: 'server-error' });
});
