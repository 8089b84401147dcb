// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a config's variables look like that.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PlanetRun, runPlanet, startPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Jane</title><link>https://jane.example.org/</link>
<item><guid>1</guid><title>Hello</title><link>https://jane.example.org/1</link></item></channel></rss>`;
const config = 'title: A planet\nmembers:\n  - name: Jane\n    feed: jane.xml\n';

function expectMistake({ exitCode, stderr }: PlanetRun, words: string): void {
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(words) });
  expect(stderr).not.toMatch(/^ {4}at /m);
}

test.each([
  '9999-12-31T23:59:59-14:00',
  '0000-01-01T00:00:00Z',
  '2020-02-30T00:00:00Z',
  '1969-12-31T23:59:59Z',
])('--now %s exits 2 before there is a store', async (now) => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  expectMistake(await runPlanet(['build', folder, '--now', now], folder), 'A time l');
  expect(readdirSync(folder).sort()).toEqual(['jane.xml', 'planet.yaml']);
});

test('a build whose log cannot be written builds all the same', async () => {
  const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed });
  const under = ['sh', '-c', 'exec "$@" > /dev/full', 'sh'];
  const { exitCode } = await startPlanet(['build', folder], folder, { under }).ended;
  expect(exitCode).toBe(0);
  expect(existsSync(join(folder, 'site/index.html'))).toBe(true);
});

test('a promise that a config left behind is told of in a sentence, and the run counts as failed', async () => {
  const text = `Promise.reject(new Error('no such list'));\nexport default { title: 'P', members: [{ feed: 'jane.xml' }] };`;
  const folder = temporaryFolder({ 'planet.config.ts': text, 'jane.xml': feed });
  const { exitCode, stderr } = await runPlanet(['build', folder], folder);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('no such list');
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('init where no folder can be made exits 2 and says so', async () => {
  expectMistake(
    await runPlanet(['init', '/dev/null'], temporaryFolder()),
    'Name a folder that can be written',
  );
});

test('a current folder that was deleted exits 2', async () => {
  const gone = join(temporaryFolder(), 'gone');
  mkdirSync(gone);
  const under = ['sh', '-c', 'rmdir "$PWD" && exec "$@"', 'sh'];
  expectMistake(await startPlanet(['build'], gone, { under }).ended, 'current folder');
});

test('a config that is a pipe is refused, not waited for', async () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'planet.yaml')]);
  expectMistake(await runPlanet(['build', folder], folder), 'is no file');
  rmSync(join(folder, 'planet.yaml'));
});

test('a file that was there and is replaced is told of, once', async () => {
  const folder = temporaryFolder({
    ...{ 'planet.yaml': config, 'jane.xml': feed },
    ...{ 'site/index.html': 'by Venus', 'site/other.html': 'by Venus' },
  });
  const first = await runPlanet(['build', folder], folder);
  expect(first.stdout).toContain('Replaced 1 file that this planet had not written: index.html');
  expect((await runPlanet(['render', folder, '--rebuild'], folder)).stdout).not.toContain('Replaced');
});

test.each([
  [['--url', 'planet.example.org'], '"planet.example.org" is not a web address.'],
  [['--title', ' '], 'The title is empty.'],
])('init %j exits 2 and makes nothing', async (options, words) => {
  const folder = temporaryFolder();
  expectMistake(await runPlanet(['init', ...options, join(folder, 'new')], folder), words);
  expect(readdirSync(folder)).toEqual([]);
});

test('a title that looks like a variable is a title', async () => {
  const folder = join(temporaryFolder(), 'new');
  await runPlanet(['init', '--title', 'Planet ${PEARS}', folder], '.');
  expect((await runPlanet(['status', folder], '.')).exitCode).toBe(0);
});
