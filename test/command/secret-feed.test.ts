import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const key = 'open-sesame-4711';
const noon = '2026-03-02T12:00:00Z';

/** A folder with a planet whose members' feeds need a key, and the host they are on. One repeats its address, one fails. */
async function planet(): Promise<{ folder: string; host: string }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (url.searchParams.get('key') !== key) return response.writeHead(403).end();
    if (url.pathname !== '/feed') return response.writeHead(500).end();
    return response.end(document(url.href));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const feed = (path: string) => `http://${host}/${path}?key=\${PLANET_TEST_KEY}`;
  const members = [
    { name: 'Jane', feed: feed('feed') },
    { name: 'Bob', feed: feed('broken') },
  ];
  const config = {
    title: 'Planet',
    url: 'https://p.example/',
    fetch: { allowHosts: [host], gap: 0 },
    members,
  };
  return { folder: temporaryFolder({ 'planet.json': JSON.stringify(config) }), host };
}

function document(self: string): string {
  const entry = `<entry><id>${self}#1</id><title>Hello</title><link href="${self}"/><updated>2026-03-01T00:00:00Z</updated>
    <content type="html">&lt;p&gt;&lt;a href="#top"&gt;Up&lt;/a&gt; &lt;img src="/a.png?key=${key}"&gt;</content></entry>`;
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Jane</title><id>${self}</id><link rel="self" href="${self}"/>${entry}</feed>`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test('a key that only the environment knows stands in no file of the site and in no line printed', async () => {
  const { folder, host } = await planet();
  const env = { PLANET_TEST_KEY: key };
  const runs = [
    await runPlanet(['build', folder, '--now', noon, '--verbose'], folder, { env }),
    await runPlanet(['build', folder, '--now', noon, '--force', '--json', '--rebuild'], folder, { env }),
    await runPlanet(['status', folder], folder, { env }),
    await runPlanet(['status', folder, '--json'], folder, { env }),
    await runPlanet(['status', folder, '--html'], folder, { env }),
    await runPlanet(['backfill', folder, '--now', noon, '--verbose'], folder, { env }),
    await runPlanet(['render', folder, '--rebuild'], folder, { env }),
    await runPlanet(['add', `http://${host}/feed?key=${key}`, folder], folder, { env }),
  ];
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  const printed = runs.map(({ stdout, stderr }) => stdout + stderr).join('\n');
  expect(printed).toContain(`http://${host}/feed?key=\${PLANET_TEST_KEY}`);
  expect(printed).not.toContain('sesame');
  const files = filesIn(join(folder, 'site'));
  expect(files.filter((path) => /index\.html|opml\.xml|atom\.xml/.test(path)).length).toBeGreaterThan(2);
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('Hello');
  expect(files.filter((path) => readFileSync(path).includes('sesame'))).toEqual([]);
}, 60_000);

test('a variable that is not set ends the run before anything is fetched, whatever the command', async () => {
  const { folder } = await planet();
  for (const command of ['build', 'render', 'status', 'serve']) {
    const { exitCode, stderr } = await runPlanet([command, folder], folder);
    expect({ command, exitCode }).toEqual({ command, exitCode: 2 });
    expect(stderr).toContain('members.0.feed: the environment has no variable PLANET_TEST_KEY');
  }
}, 60_000);
