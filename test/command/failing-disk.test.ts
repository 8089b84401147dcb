import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canMount, onReadOnlyDisk, onSmallDisk } from '../setup/own-mounts.ts';
import { type PlanetRun, runPlanet, startPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const config = 'title: A planet\nmembers:\n  - name: Jane\n    feed: jane.xml\n';
const beginning = '2018-08-29T12:00:00.000Z';
const later = '2018-08-30T12:00:00.000Z';

/** Posts of so many KiB between them; no two paragraphs are alike, so that no compression makes much of it smaller. */
function feed(posts: number, kib: number): string {
  const items = Array.from({ length: posts }, (_, post) => {
    const lines = Array.from(
      { length: (kib * 10) / posts },
      (_, at) => `<p>${post} and ${at}: ${'ink '.repeat(23)}</p>`,
    );
    return `<item><guid>${post}</guid><title>Post ${post}</title><link>https://jane.example/${post}</link>
      <pubDate>Wed, 29 Aug 2018 0${post}:00:00 GMT</pubDate><description><![CDATA[${lines.join('')}]]></description></item>`;
  });
  return `<rss version="2.0"><channel><title>Jane</title><link>https://jane.example/</link>${items.join('')}</channel></rss>`;
}

/** A planet that was built once, and whose feed has more to say since; its site, and the site that has to come. */
let planet: string;
let before: Map<string, string>;
let expected: Map<string, string>;

beforeAll(async () => {
  planet = mkdtempSync(join(tmpdir(), 'planet-disk-'));
  writeFileSync(join(planet, 'planet.yaml'), config);
  writeFileSync(join(planet, 'jane.xml'), feed(2, 20));
  expect(await build(planet, beginning)).toMatchObject({ exitCode: 0 });
  before = read(join(planet, 'site'));
  writeFileSync(join(planet, 'jane.xml'), feed(4, 1600));
  const undisturbed = mkdtempSync(join(tmpdir(), 'planet-disk-'));
  cpSync(planet, undisturbed, { recursive: true });
  expect(await build(undisturbed, later)).toMatchObject({ exitCode: 0 });
  expected = read(join(undisturbed, 'site'));
  rmSync(undisturbed, { recursive: true });
}, 60_000);

afterAll(() => rmSync(planet, { recursive: true, force: true }));

function copyOfPlanet(): string {
  const folder = temporaryFolder();
  cpSync(planet, folder, { recursive: true });
  return folder;
}

function build(folder: string, now: string, under: string[] = []): Promise<PlanetRun> {
  return startPlanet(['build', folder, '--now', now], folder, { under }).ended;
}

/** Every file in a folder, by its path. */
function read(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(folder.length), readFileSync(path, 'latin1')];
    }),
  );
}

describe.skipIf(!canMount)('a disk that fails', { timeout: 60_000 }, () => {
  test('a disk that is full when the site is published: the old site is whole, and the next build goes on', async () => {
    const folder = copyOfPlanet();
    const site = join(folder, 'site');
    const after = temporaryFolder();
    const run = await build(folder, later, onSmallDisk(site, 1000, after));
    expect(run.stderr).toMatch(/ENOSPC.*\n.*Make room on the disk and publish again/);
    expect(run.exitCode).toBe(1);
    // The empty staging folder went, too.
    expect(readdirSync(after).sort()).toEqual(readdirSync(site).sort());
    expect(read(after)).toEqual(before);
    expect(await build(folder, later)).toMatchObject({ exitCode: 0 });
    expect(read(site)).toEqual(expected);
  });

  test('a disk that is full when a feed is recorded: the store keeps what it had, and the next build goes on', async () => {
    const folder = copyOfPlanet();
    const [site, store] = [join(folder, 'site'), join(folder, '.planet')];
    const after = temporaryFolder();
    const run = await build(folder, later, onSmallDisk(store, 1500, after));
    expect(run.stderr).toMatch(/planet\.db cannot grow: the disk is full[\s\S]*Make room/);
    expect(run.exitCode).toBe(1);
    expect(read(site)).toEqual(before);
    // The store as the full disk left it.
    rmSync(store, { recursive: true });
    cpSync(after, store, { recursive: true });
    expect(await runPlanet(['render', folder, '--rebuild'], folder)).toMatchObject({ exitCode: 0 });
    expect(read(site)).toEqual(before);
    expect(await build(folder, later)).toMatchObject({ exitCode: 0 });
    expect(read(site)).toEqual(expected);
  });

  test.each([
    ['the store', '.planet', /\.planet[\s\S]*writable/],
    ['the site', 'site', /EROFS[\s\S]*Choose a folder on a disk that can be written/],
  ])(
    'where %s cannot be written the build says so, and the site is as it was',
    async (_what, place, words) => {
      const folder = copyOfPlanet();
      const run = await build(folder, later, onReadOnlyDisk(join(folder, place)));
      expect(run.stderr).toMatch(words);
      expect(run.stderr).not.toMatch(/^ {4}at /m);
      expect(run.exitCode).toBe(1);
      expect(read(join(folder, 'site'))).toEqual(before);
      expect(await build(folder, later)).toMatchObject({ exitCode: 0 });
      expect(read(join(folder, 'site'))).toEqual(expected);
    },
  );

  test('a first build on a disk without room leaves nothing that stops the next', async () => {
    const folder = temporaryFolder({ 'planet.yaml': config, 'jane.xml': feed(2, 20) });
    mkdirSync(join(folder, '.planet'));
    const after = temporaryFolder();
    const run = await build(folder, beginning, onSmallDisk(join(folder, '.planet'), 300, after));
    expect(run.stderr).toMatch(/planet\.db[\s\S]*Make room/);
    expect(run.exitCode).toBe(1);
    expect(existsSync(join(folder, 'site'))).toBe(false);
    cpSync(after, join(folder, '.planet'), { recursive: true });
    expect(await build(folder, beginning)).toMatchObject({ exitCode: 0 });
    expect(read(join(folder, 'site'))).toEqual(before);
  });
});
