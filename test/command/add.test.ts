import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Jane</title><link>https://jane.example.org/</link>
<item><guid>1</guid><title>Hello</title><link>https://jane.example.org/1</link><pubDate>Wed, 29 Aug 2018 15:58:00 GMT</pubDate>
<description>&lt;p&gt;Good day&lt;/p&gt;</description></item></channel></rss>`;
const page = `<title>Jane</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="alternate" type="application/rss+xml" title="Jane: Comments" href="/comments/feed.xml">`;

/** A site on the loopback with these documents by path. */
async function serve(documents: Record<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200).end(document);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('add finds the feed of a site, writes it into the config, and the next update fetches it', async () => {
  const site = await serve({ '/': page, '/feed.xml': feed });
  const folder = temporaryFolder();
  await runPlanet(['init', folder], folder);
  const start = readFileSync(join(folder, 'planet.yaml'), 'utf8');
  const allow = ['--allow-host', '127.0.0.1'];
  const added = await runPlanet(['add', `${site}/`, folder, ...allow], folder);
  expect(added).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `Found Jane: ${site}/feed.xml (RSS)
Also there: ${site}/comments/feed.xml (RSS) Jane: Comments
To take another one, add it by its own address.
Added Jane to planet.yaml.
Look it over in planet.yaml; "planet build --allow-host 127.0.0.1" fetches it.
`,
  });
  expect(readFileSync(join(folder, 'planet.yaml'), 'utf8')).toBe(
    `${start}\nmembers:\n  - name: Jane\n    feed: ${site}/feed.xml\n    site: https://jane.example.org/\n`,
  );

  const { stdout } = await runPlanet(['update', folder, '--json', ...allow], folder);
  expect(readLines(stdout)[0]).toMatchObject({ name: 'Jane', status: 'fresh', added: 1 });

  const again = await runPlanet(['add', `${site}/feed.xml`, ...allow], folder);
  expect(again).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `Jane is in planet.yaml already, with the feed ${site}/feed.xml.\n`,
  });
});

test('add takes a feed itself, and a name', async () => {
  const site = await serve({ '/feed.xml': feed });
  const folder = temporaryFolder({
    'planet.json': '{\n  "title": "x",\n  "fetch": { "allowHosts": ["127.0.0.1"] }\n}\n',
  });
  const { exitCode, stdout } = await runPlanet(
    ['add', `${site}/feed.xml`, '--name', 'Jane Doe', '--json'],
    folder,
  );
  expect(exitCode).toBe(0);
  expect(readLines(stdout)).toMatchObject([
    { type: 'added', member: { name: 'Jane Doe', feed: `${site}/feed.xml`, format: 'rss' }, others: [] },
  ]);
  expect(JSON.parse(readFileSync(join(folder, 'planet.json'), 'utf8')).members).toEqual([
    { name: 'Jane Doe', feed: `${site}/feed.xml`, site: 'https://jane.example.org/' },
  ]);
});

test('add prints the lines to paste where it does not edit', async () => {
  const site = await serve({ '/feed.xml': feed });
  const folder = temporaryFolder({ 'config.ini': '[Planet]\nname = x\n' });
  const { exitCode, stdout } = await runPlanet(
    ['add', `${site}/feed.xml`, '--allow-host', '127.0.0.1'],
    folder,
  );
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    `config.ini is of a format that is not edited here. Paste these lines into it:\n\n[${site}/feed.xml]\nname = Jane\nlink = https://jane.example.org/\n`,
  );
  expect(readFileSync(join(folder, 'config.ini'), 'utf8')).toBe('[Planet]\nname = x\n');
});

test('add exits 1 where there is no feed, says what was tried and what to do, and changes nothing', async () => {
  const site = await serve({ '/': '<title>Jane</title>' });
  const folder = temporaryFolder({ 'planet.yaml': 'title: x\n' });
  const { exitCode, stdout, stderr } = await runPlanet(
    ['add', `${site}/`, folder, '--allow-host', '127.0.0.1'],
    folder,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain('offers no feed');
  expect(stderr).toContain(`Tried: ${site}/feed ${site}/feed.xml`);
  expect(stderr).toContain('Look on the site for a link to its feed');
  expect(readFileSync(join(folder, 'planet.yaml'), 'utf8')).toBe('title: x\n');
});

test('add asks no private address that is not allowed', async () => {
  const site = await serve({ '/': feed });
  const folder = temporaryFolder({ 'planet.yaml': 'title: x\n' });
  const { exitCode, stderr } = await runPlanet(['add', `${site}/`], folder);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('127.0.0.1');
});

test('add exits 2 for what is no address, and without a planet', async () => {
  const folder = temporaryFolder({ 'planet.yaml': 'title: x\n' });
  expect((await runPlanet(['add', 'file:///etc/passwd'], folder)).exitCode).toBe(2);
  expect((await runPlanet(['add', 'https://jane.example.org/'], temporaryFolder())).exitCode).toBe(2);
  expect((await runPlanet(['add'], folder)).exitCode).toBe(2);
});
