import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPlanet } from '../setup/run-planet.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const config = `title: A planet
idleDays: 30
members:
  - { name: Jane, feed: jane.json }
  - { name: Kim, feed: kim.json }
views: [{ id: kim, title: Kim alone, show: { members: [kim] } }]
`;

const posts = ['2018-06-01', '2018-07-01', '2018-07-02', '2018-08-01'];

function writeFeed(folder: string, name: string, items: Record<string, string>): void {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: Object.entries(items).map(([day, content_text]) => ({
      ...{ id: day, content_text, url: `https://${name}.example/${day}`, date_published: `${day}T12:00:00Z` },
    })),
  };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(feed));
}

/** Every file of the site, with what changes when it is written. */
function site(folder: string): Map<string, string> {
  const dir = join(folder, 'site');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const place = join(parentPath, name);
      const { ino, mtimeMs } = statSync(place);
      return [place.slice(dir.length + 1), `${ino} ${mtimeMs}`];
    }),
  );
}

/** A planet of two members, built. */
async function builtPlanet(): Promise<{ folder: string; build: (now: string) => Promise<string[]> }> {
  const folder = temporaryFolder();
  const build = async (now: string) => {
    const before = readdirSync(folder).includes('site') ? site(folder) : new Map<string, string>();
    const { exitCode, stderr } = await runPlanet(['build', folder, '--now', now], folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.anything() });
    return [...site(folder)].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
  };
  writeFileSync(join(folder, 'planet.yaml'), config);
  writeFeed(folder, 'jane', Object.fromEntries(posts.map((day) => [day, `Words of ${day}`])));
  writeFeed(folder, 'kim', { '2018-06-03': 'Kim in June' });
  expect(await build('2018-08-10T12:00:00Z')).toContain('2018/06/index.html');
  return { folder, build };
}

const months = (paths: string[]) => paths.filter((path) => /\d{4}\/\d\d\/index\.html$/.test(path)).sort();

test('after a new post only the front page, its month and the feeds are written', async () => {
  const { folder, build } = await builtPlanet();
  const all = [...posts, '2018-08-11'];
  writeFeed(folder, 'jane', Object.fromEntries(all.map((day) => [day, `Words of ${day}`])));
  const written = await build('2018-08-12T12:00:00Z');
  expect(months(written)).toEqual(['2018/08/index.html']);
  expect(written).toContain('index.html');
  expect(written).toContain('atom.xml');
  expect(written.filter((path) => /\.(css|svg)$/.test(path))).toEqual([]);
});

test('a member’s failing feed is told on the front page, and no month is written for it', async () => {
  const { folder, build } = await builtPlanet();
  writeFileSync(join(folder, 'kim.json'), 'The disk of Kim is full.');
  const written = await build('2018-08-12T12:00:00Z');
  expect(written).toContain('index.html');
  expect(months(written)).toEqual([]);
});

test('an edit of an old post writes the pages of its month, of the planet and of its views, and no other month', async () => {
  const { folder, build } = await builtPlanet();
  writeFeed(folder, 'kim', { '2018-06-03': 'Kim in June, edited' });
  expect(months(await build('2018-08-12T12:00:00Z'))).toEqual([
    '2018/06/index.html',
    'kim/2018/06/index.html',
  ]);
});

test('a new month is linked from every page, so that all are written', async () => {
  const { folder, build } = await builtPlanet();
  writeFeed(folder, 'kim', { '2018-06-03': 'Kim in June', '2018-09-01': 'Kim in September' });
  expect(months(await build('2018-09-02T12:00:00Z'))).toHaveLength(6);
});
