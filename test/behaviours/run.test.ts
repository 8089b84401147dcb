import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Answer, reply, serve } from '../../packages/fetch/src/testing/serve.ts';
import { openPlanet } from '../../packages/planet/src/planet.ts';
import type { UpdateReport } from '../../packages/planet/src/update/report.ts';
import { readLines, runPlanet, startPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { rss } from './kit/feed.ts';
import { beginning, hour, openTestPlanet } from './kit/planet.ts';
import { openWeb } from './kit/web.ts';

/** A folder with the config of a planet of so many feeds of this server, `/0` and so on. */
function planetFolder(origin: string, feeds: number): string {
  const members = Array.from({ length: feeds }, (_, index) => ({
    id: `m${index}`,
    feed: `${origin}/${index}`,
  }));
  const config = { title: 'Test planet', fetch: { allowHosts: ['127.0.0.1'] }, members };
  return temporaryFolder({ 'planet.json': JSON.stringify(config) });
}

/** Updates the planet in this folder at this hour, in this process. */
async function updateIn(folder: string, hours: number): Promise<UpdateReport> {
  const planet = await openPlanet(folder, { threads: 0 });
  try {
    return await planet.update({ now: hour(hours) });
  } finally {
    planet.close();
  }
}

/** The ids of those that a run told of as it went. */
function finishedIn(stdout: string): string[] {
  const sources = readLines(stdout).filter(({ type, status }) => type === 'source' && status !== 'waiting');
  return sources.map(({ sourceId }) => String(sourceId)).toSorted();
}

const idsOf = (seen: readonly { path: string }[]) => seen.map(({ path }) => `m${path.slice(1)}`).toSorted();

/** A server of this machine in a process of its own, so that its sockets are not ours; its port. */
async function serveApart(): Promise<number> {
  const script = temporaryFolder({
    'serve.cjs': `require('node:http').createServer((request, response) =>
      setTimeout(() => response.end(${JSON.stringify(rss({ entries: 1 }))}), 20)
    ).listen(0, '0.0.0.0', function () { process.send(this.address().port); });
    process.on('disconnect', () => process.exit());`,
  });
  const child = fork(join(script, 'serve.cjs'), { execArgv: [], stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  const [port] = await once(child, 'message');
  return Number(port);
}

test('[141l] a planet of hundreds of hosts holds no more files open than it asks hosts at a time', async () => {
  const port = await serveApart();
  const hosts = Array.from({ length: 400 }, (_, index) => `127.1.${index >> 8}.${index & 255}`);
  const members = hosts.map((host) => `http://${host}:${port}/feed`);
  const web = await openWeb();
  const allowHosts = ['127.0.0.0/8'];
  const planet = await openTestPlanet(web, members, { store: 'memory', web: { allowHosts } });
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, open());
  }, 1);
  const { failed, added } = await planet.update(0);
  clearInterval(watching);
  expect({ failed, added }).toEqual({ failed: 0, added: 400 });
  expect(peak).toBeGreaterThan(before);
  expect(peak).toBeLessThanOrEqual(before + 32 + 32);
});

test('[141m] a run that is killed half way loses nothing: what was finished is not asked again', async () => {
  let isSlow = true;
  const answer: Answer = ({ path, headers }) => {
    if (headers['if-none-match'] === `"${path}"`) return reply(304);
    if (isSlow && Number(path.slice(1)) >= 20) return undefined;
    return reply(200, { ETag: `"${path}"` }, rss({ title: path }));
  };
  const server = await serve(answer);
  const folder = planetFolder(server.origin, 30);
  const first = startPlanet(['update', folder, '--json', '--now', beginning], folder);
  let told = '';
  first.child.stdout?.on('data', (text) => {
    told += text;
    if (finishedIn(told).length === 20) first.child.kill('SIGKILL');
  });
  const { stdout } = await first.ended;
  const finished = finishedIn(stdout);
  expect(finished).toHaveLength(20);
  expect(first.child.signalCode).toBe('SIGKILL');

  isSlow = false;
  server.seen.length = 0;
  await updateIn(folder, 0);
  const rest = idsOf(server.seen);
  expect(rest).toHaveLength(10);
  expect(rest.filter((id) => finished.includes(id))).toEqual([]);

  server.seen.length = 0;
  expect(await updateIn(folder, 2)).toMatchObject({ failed: 0 });
  expect(idsOf(server.seen)).toHaveLength(30);
  expect(server.seen.every(({ path, headers }) => headers['if-none-match'] === `"${path}"`)).toBe(true);
});

test('[141n] of two runs at once the second says so and asks nobody', async () => {
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const server = await serve(async () => {
    asked.resolve();
    await goOn.promise;
    return reply(200, {}, rss());
  });
  const folder = planetFolder(server.origin, 3);
  const first = updateIn(folder, 0);
  await asked.promise;
  const second = await runPlanet(['update', folder], folder);
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toMatch(/Another update of this planet is under way: .*planet\.db is locked/);
  goOn.resolve();
  expect(await first).toMatchObject({ added: 6, failed: 0 });
  expect(server.seen).toHaveLength(3);
});

/** Letters that no compression makes much smaller. */
const noise = Array.from({ length: 2_000 }, (_, at) =>
  createHash('sha256').update(`${at}`).digest('base64'),
).join('');

test('[141o] a run that cannot record what it finds ends with the reason, and nobody is asked again and again', async () => {
  const server = await serve(({ path }) =>
    reply(200, {}, rss({ title: path, head: `<copyright>${noise}</copyright>` })),
  );
  const nobody = async (broken: Promise<unknown>, words: RegExp) => {
    await expect(broken).rejects.toMatchObject({
      code: 'STORE_BROKEN',
      message: expect.stringMatching(words),
    });
    expect(server.seen).toEqual([]);
  };

  const folder = planetFolder(server.origin, 40);
  const planet = join(folder, '.planet');
  mkdirSync(planet);
  for (let run = 0; run < 2; run++) {
    symlinkSync('/dev/full', join(planet, 'planet.db.room'));
    await nobody(updateIn(folder, 0), /no room for the store .*planet\.db to grow: ENOSPC/);
  }
  const occupied = planetFolder(server.origin, 2);
  writeFileSync(join(occupied, '.planet'), 'a note');
  await nobody(updateIn(occupied, 0), /\.planet/);
  const folderInstead = planetFolder(server.origin, 2);
  mkdirSync(join(folderInstead, '.planet', 'planet.db'), { recursive: true });
  await nobody(updateIn(folderInstead, 0), /planet\.db cannot be opened/);

  // It runs full on the way, where no file may grow beyond 3,000 blocks of 512 bytes: what could be recorded is not asked for
  // again, and no feed twice in one run.
  const under = ['/bin/sh', '-c', 'ulimit -f 3000; exec "$0" "$@"'];
  const update = ['update', folder, '--json', '--now', beginning];
  const { exitCode, stdout, stderr } = await startPlanet(update, folder, { under }).ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(readLines(stdout).at(-1)).toMatchObject({
    type: 'error',
    code: 'STORE_BROKEN',
    message: expect.stringContaining('planet.db'),
  });
  const recorded = finishedIn(stdout);
  const asked = idsOf(server.seen);
  expect(recorded.length).toBeGreaterThan(0);
  expect(new Set(asked).size).toBe(asked.length);
  server.seen.length = 0;
  expect(await updateIn(folder, 0)).toMatchObject({ failed: 0 });
  const members = Array.from({ length: 40 }, (_, at) => `m${at}`).toSorted();
  expect([...idsOf(server.seen), ...recorded].toSorted()).toEqual(members);
});
