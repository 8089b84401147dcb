import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLines, runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { root } from '../setup/workspace.ts';

const noon = ['--now', '2026-03-02T12:00:00Z'];
const soon = ['--now', '2026-03-02T12:20:00Z'];

/** A planet of two feeds that was built (or only updated) at noon, and how often its feeds were asked. */
async function planet(
  command: 'build' | 'update',
): Promise<{ folder: string; config: string; requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const path = request.url?.slice(1);
    response.setHeader('etag', `"${path}"`).end(document(String(path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const members = ['jane', 'bob'].map((name) => ({ name, feed: `http://${host}/${name}` }));
  const config = JSON.stringify({ title: 'Pears', fetch: { allowHosts: [host] }, members });
  const folder = temporaryFolder({ 'planet.json': config });
  expect(await runPlanet([command, folder, ...noon], folder)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(requests.toSorted()).toEqual(['/bob', '/jane']);
  return { folder, config, requests };
}

function document(name: string): string {
  const entries = ['first', 'second'].map(
    (title, index) => `<entry><id>urn:${name}:${index}</id><title>The ${title} of ${name}</title>
<link href="https://${name}.example/${index}"/><updated>2026-03-0${index + 1}T00:00:00Z</updated>
<content type="html">&lt;p&gt;Käse &lt;b&gt;and&lt;/b&gt; 🪐&lt;/p&gt;</content></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title>${entries.join('')}</feed>`;
}

function site(folder: string): Map<string, string> {
  const files = readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')]),
  );
}

test('a planet that moves with an exported state is the same, and asks no feed before it is due', async () => {
  const { folder, config, requests } = await planet('build');
  const exported = await runPlanet(['export', folder], folder);
  expect(exported).toMatchObject({ exitCode: 0, stderr: '' });
  const other = temporaryFolder({ 'planet.json': config, 'state.jsonl': exported.stdout });
  const restored = await runPlanet(['import', join(other, 'state.jsonl'), other], other);
  expect(restored).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: expect.stringContaining('4 entries of 2 feeds'),
  });

  expect((await runPlanet(['render', other], other)).exitCode).toBe(0);
  expect(site(other)).toEqual(site(folder));
  const built = await runPlanet(['build', other, ...soon], other);
  expect(built).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Nothing changed') });
  expect(built.stdout).toContain('2 not asked');
  expect(requests).toHaveLength(2);

  // What has been imported is exported as it came, but for what was published there.
  const isOfSite = (line: string) => line.startsWith('{"type":"release"') || line.startsWith('{"type":"end"');
  const lines = (text: string) => text.split('\n').filter((line) => !isOfSite(line));
  const again = await runPlanet(['export', other], other);
  expect(lines(again.stdout)).toEqual(lines(exported.stdout));
});

test('a state goes into a file that was not there, and the command says so', async () => {
  const { folder } = await planet('update');
  const file = join(folder, 'state.jsonl');
  const first = await runPlanet(['export', folder, '--out', file, '--json'], folder);
  expect(first).toMatchObject({ exitCode: 0, stdout: `${JSON.stringify({ type: 'exported', file })}\n` });
  expect(readFileSync(file, 'utf8')).toBe((await runPlanet(['export', folder], folder)).stdout);
  const second = await runPlanet(['export', folder, '--out', file], folder);
  expect(second).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('is there already'),
  });
});

test('a state that is damaged, and a planet that has one, are refused and nothing is changed', async () => {
  const { folder, config } = await planet('update');
  const { stdout } = await runPlanet(['export', folder], folder);
  const cut = stdout.slice(0, stdout.indexOf('{"type":"body"'));
  const other = temporaryFolder({ 'planet.json': config, 'cut.jsonl': cut, 'whole.jsonl': stdout });
  const damaged = await runPlanet(['import', join(other, 'cut.jsonl'), other, '--json'], other);
  expect(damaged.exitCode).toBe(2);
  expect(readLines(damaged.stdout)).toMatchObject([{ type: 'error', code: 'BAD_STATE' }]);
  const whole = ['import', join(other, 'whole.jsonl'), other, '--json'];
  expect(readLines((await runPlanet(whole, other)).stdout)).toEqual([
    { type: 'restored', sources: 2, entries: 4 },
  ]);
  const again = await runPlanet(['import', join(other, 'whole.jsonl'), other], other);
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('this one is not') });
});

test('a disk that is full while a state is exported is told of, a reader that stops is not', async () => {
  const { folder } = await planet('update');
  const main = `"${process.execPath}" --conditions=@planet-ceres/source "${join(root, 'apps/cli/src/main.ts')}"`;
  const shell = async (script: string) => {
    const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = { stderr: '' };
    child.stdout.resume();
    child.stderr.setEncoding('utf8').on('data', (chunk) => (printed.stderr += chunk));
    const [exitCode] = await once(child, 'close');
    return { exitCode, ...printed };
  };
  const full = await shell(`${main} export "${folder}" > /dev/full`);
  expect(full).toEqual({ exitCode: 1, stderr: expect.stringContaining('is not whole') });
  const closed = await shell(`(${main} export "${folder}"; echo "ended with $?" >&2) | head -c 1`);
  expect(closed).toEqual({ exitCode: 0, stderr: 'ended with 0\n' });
});

test('a backup put in the place of a store that is lost carries on where that was', async () => {
  const { folder, config, requests } = await planet('build');
  const copy = join(folder, 'copy.db');
  const backup = await runPlanet(['backup', copy, folder], folder);
  expect(backup).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^The store is backed up in copy\.db \(\d+ KiB\)\.\n$/),
  });
  const taken = await runPlanet(['backup', copy, folder], folder);
  expect(taken).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is there already') });
  const replaced = await runPlanet(['backup', copy, folder, '--force', '--json'], folder);
  expect(readLines(replaced.stdout)).toMatchObject([{ type: 'backup', file: copy }]);

  const other = temporaryFolder({ 'planet.json': config, '.planet/.gitignore': '*\n' });
  copyFileSync(copy, join(other, '.planet/planet.db'));
  cpSync(join(folder, 'site'), join(other, 'site'), { recursive: true });
  const built = await runPlanet(['build', other, ...soon], other);
  expect(built).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('2 not asked') });
  expect(requests).toHaveLength(2);
  expect(site(other)).toEqual(site(folder));
});

test('where nothing was gathered there is nothing to export or to back up, and no store is made', async () => {
  const folder = temporaryFolder({ 'planet.json': '{"title":"Pears","members":[]}' });
  for (const args of [['export'], ['backup', join(folder, 'copy.db')]]) {
    const { exitCode, stderr } = await runPlanet([...args, folder], folder);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('nothing was gathered yet'),
    });
  }
  expect(existsSync(join(folder, '.planet'))).toBe(false);
  const wrong = await runPlanet(['import', join(folder, 'none.jsonl'), folder], folder);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be read: ENOENT') });
});
