import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { servedFeeds } from './feeds.ts';

async function serve(): Promise<{ server: Server; host: string; requested: string[] }> {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? '');
    const name = (request.url ?? '').slice(1).replace(/\?.*/, '');
    const feed = servedFeeds.find((each) => each.name === name);
    if (feed) feed.answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}`, requested };
}

function writeConfig(folder: string, host: string): void {
  const config = {
    title: 'Over HTTP',
    url: 'https://planet.example.org/',
    fetch: { allowHosts: [host], timeout: 3 },
    members: servedFeeds.map(({ name }) => ({ name, feed: `http://${host}/${name}` })),
  };
  writeFileSync(join(folder, 'planet.json'), JSON.stringify(config));
}

test('good feeds of every format are published, and each bad one is reported with a reason', async () => {
  const { host } = await serve();
  const folder = temporaryFolder();
  writeConfig(folder, host);
  const { exitCode, stdout, stderr } = await runPlanet(
    ['build', folder, '--json', '--now', '2018-10-17T10:00:00Z'],
    folder,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });

  const reports = readLines(stdout).filter(({ type }) => type === 'source');
  expect(reports).toHaveLength(servedFeeds.length);
  for (const { name, entries, reason } of servedFeeds) {
    const report = reports.find((each) => each.name === name);
    if (entries === undefined) {
      expect(report, name).toMatchObject({
        status: expect.stringMatching(/^(failed|gone)$/),
        message: expect.stringMatching(reason ?? /./),
      });
    } else {
      expect(report, name).toMatchObject({ status: 'fresh', entries });
    }
  }

  const page = readFileSync(join(folder, 'site/index.html'), 'utf8');
  for (const title of [
    'rss 1',
    'Atom &amp; 21',
    'RDF 22',
    'JSON 23',
    'gzip 3',
    'latin1 4',
    'truncated 5',
    'same-guids 1',
    'killer 7',
  ]) {
    expect(page).toContain(title);
  }
  expect(page).toContain('Käse');
  expect(page).not.toMatch(/<script|alert\(1\)/);
  for (const file of [
    'atom.xml',
    'rss20.xml',
    'rss10.xml',
    'feed.json',
    'opml.xml',
    'foafroll.xml',
    '2018/08/index.html',
  ]) {
    expect(statSync(join(folder, 'site', file)).size).toBeGreaterThan(100);
  }
});

test('when nothing can be reached any more, the build exits 1 and the site stays as it was', async () => {
  const { server, host } = await serve();
  const folder = temporaryFolder();
  writeConfig(folder, host);
  await runPlanet(['build', folder], folder);
  const before = readFileSync(join(folder, 'site/index.html'), 'utf8');
  const { mtimeMs } = statSync(join(folder, 'site/index.html'));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const { exitCode, stdout } = await runPlanet(['build', folder, '--force'], folder);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('No feed could be read');
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toBe(before);
  expect(statSync(join(folder, 'site/index.html')).mtimeMs).toBe(mtimeMs);
});
