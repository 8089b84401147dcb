import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPlanet } from '@planet-ceres/planet';
import { formats } from '@planet-ceres/syndicate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '../../fixtures/read-files.ts';
import { loadRenderer } from './load-renderer.ts';
import { renderSite } from './render-site.ts';

const run = promisify(execFile);
const packageRoot = join(import.meta.dirname, '../..');
const config = `
title: Planet of two
url: https://planet.example/valley/
owner: { name: Asha Rao }
views:
  - { id: bela, title: Bela alone, show: { members: [bela] } }
  - { id: both, title: Both of them }
members:
  - { name: Asha Rao, feed: asha.json, site: "https://asha.example/" }
  - { name: Bela, feed: bela.json, site: "https://bela.example/" }
`;

let folder: string;
/** What `astro build` wrote. */
const built = new Map<string, string>();
/** What the compiled renderer gives for the same planet. */
const rendered = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'project-'));
  await writeFile(join(folder, 'planet.yaml'), config);
  await writeFile(join(folder, 'asha.json'), feed('asha', ['2018-08-29', '2018-08-02', '2018-07-11']));
  await writeFile(join(folder, 'bela.json'), feed('bela', ['2018-08-29', '2017-12-31']));
  const planet = await openPlanet(join(folder, 'planet.yaml'));
  await planet.update({ now: '2018-10-17T10:00:00.000Z' });

  await script('scripts/compile.ts', join(folder, 'renderer'));
  const renderer = await loadRenderer(join(folder, 'renderer'));
  for (const [path, body] of await readFiles(renderSite(planet, renderer))) rendered.set(path, body);
  planet.close();

  await script('fixtures/build-project.ts', folder);
  for (const entry of await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) built.set(file.slice(join(folder, 'dist/').length), await readFile(file, 'utf8'));
  }
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

function feed(name: string, days: string[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: days.map((day) => ({
      id: day,
      url: `https://${name}.example/${day}`,
      title: `${name} on ${day}`,
      content_html: `<p>A line.</p><pre>  two\n  lines</pre>`,
      date_published: `${day}T12:00:00Z`,
    })),
  });
}

async function script(name: string, argument: string): Promise<void> {
  await run(process.execPath, ['--conditions=@planet-ceres/source', join(packageRoot, name), argument], {
    cwd: packageRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

test('an Astro project writes the files that the compiled renderer gives, and the feeds', () => {
  const feeds = ['', 'bela/', 'both/'].flatMap((folder) => formats.map(({ path }) => folder + path));
  expect([...built.keys()].sort()).toEqual([...rendered.keys(), ...feeds].sort());
  expect([...rendered.keys()]).toContain('2017/12/index.html');
  expect([...rendered.keys()]).toContain('bela/2017/12/index.html');
  expect(JSON.parse(built.get('feed.json') ?? '').items).toHaveLength(5);
});

test('its pages are those of the compiled renderer but for the component it overrides', () => {
  const withoutSpace = (html = '') => html.replaceAll(/\s+/g, '');
  const own = /<p class="own">Written by [12] members<\/p>/;
  for (const path of [...rendered.keys()].filter((path) => path.endsWith('.html'))) {
    const html = built.get(path) ?? '';
    expect(html).toMatch(own);
    expect(withoutSpace(html.replace(own, ''))).toBe(withoutSpace(rendered.get(path)));
  }
});

test('its own style sheet follows the theme’s', () => {
  expect(built.get('planet.css')).toBe(`${rendered.get('planet.css')}\n.own {\n  font-style: italic;\n}\n`);
});
