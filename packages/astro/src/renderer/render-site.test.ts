import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Edition, SafeHtml } from '@planet-ceres/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '../../fixtures/read-files.ts';
import { sampleEdition, sampleMonth } from '../../fixtures/sample-edition.ts';
import { loadRenderer, type Renderer } from './load-renderer.ts';
import { renderSite } from './render-site.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../../../..');
let folder: string;
let renderer: Renderer;

// The sources, compiled into a folder from which no node_modules can be reached.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderer-'));
  await compile(folder);
  renderer = await loadRenderer(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

async function compile(to: string): Promise<void> {
  const script = join(repository, 'packages/astro/scripts/compile.ts');
  await run(process.execPath, ['--conditions=@planet-ceres/source', script, to], { cwd: repository });
}

/** A planet of which only the front page and one month are asked for. */
const planet = {
  edition: async ({ month }: { month?: string } = {}) => (month ? sampleMonth(month) : sampleEdition),
  months: () => [
    { month: '2018-08', count: 11 },
    { month: '2018-07', count: 9 },
  ],
  monthStamps: () => new Map([['2018-08', 's']]),
  views: () => [],
};

async function site(): Promise<Map<string, string>> {
  return readFiles(renderSite(planet, renderer));
}

async function front(change: Partial<Edition> = {}): Promise<string> {
  return (await renderer.render('', { ...sampleEdition, ...change })).body;
}

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([whole, group]) => group ?? whole);
}

test('a site is a front page, a page for each month, a style sheet and an icon', async () => {
  const files = await site();
  expect([...files.keys()]).toEqual([
    'index.html',
    '2018/08/index.html',
    '2018/07/index.html',
    'planet.css',
    'favicon.svg',
  ]);
  expect(files.get('planet.css')).toContain('.entrygroup');
  expect(files.get('favicon.svg')).toMatch(/^<svg /);
});

test('the front page has its days, on each day its members, of each member the entries, each ending with its time', async () => {
  const html = await front();
  expect(all(html, /<h2><time datetime="[^"]+">([^<]+)/g).slice(0, 4)).toEqual([
    'August 29, 2018',
    'August 28, 2018',
    'August 27, 2018',
    'August 20, 2018',
  ]);
  expect(all(html, /<h3>(?:<a [^>]+>)?([^<]+)/g).slice(0, 3)).toEqual([
    'Asha Rao',
    'Béla Kovács',
    'Cleo &lt;the&gt; Baker',
  ]);
  expect(all(html, /<h4><a href="([^"]+)/g).slice(0, 4)).toEqual([
    'https://asha.example/2018-08-29/',
    'https://asha.example/2018-08-29/',
    'https://bela.example/2018-08-29/',
    'https://cleo.example/flour?a=1&amp;b=2',
  ]);
  const articles = all(html, /<article class="entrygroup".*?<\/article>/gs);
  expect(articles).toHaveLength(20);
  for (const article of articles) {
    expect(article).toMatch(
      /<p class="date">.*<time datetime="2018-0[^"]+">[A-Z][a-z]+ \d\d, 2018 \d\d:\d\d [AP]M<\/time>(<\/a>)?<\/p><\/article>$/s,
    );
  }
  expect(articles[0]).toContain('>August 29, 2018 03:58 PM<');
  expect(articles[2]).toContain('by Béla Kovács, Ilona Nagy at ');
  expect(articles[3]).toContain('Also on <a href="https://asha.example/guest/flour">Asha Rao</a>');
  expect(articles[4]).toMatch(/^<article class="entrygroup" id="dana-[0-9a-f]{12}" lang="he" dir="rtl">/);
  expect(articles[8]).toContain('<p>A conversation about keeping seeds, given as &lt;plain&gt; text.</p>');
});

test('an old planet.css finds the elements and classes it knows', async () => {
  const html = (await front()).replaceAll(/>\s+</g, '><');
  expect(html).toMatch(/<div class="daygroup"><h2>/);
  expect(html).toMatch(
    /<div class="channelgroup asha"><h3><a href="https:\/\/asha.example\/">Asha Rao<\/a><\/h3><img class="face" [^>]*width="96" height="96"/,
  );
  expect(html).toMatch(
    /<article class="entrygroup" id="[^"]+"><h4><a [^>]+>[^<]+<\/a><\/h4><div class="entry"><div class="content"><p>/,
  );
  expect(html).toMatch(/<aside class="sidebar"/);
  expect(html).toMatch(
    /<a class="message" href="https:\/\/cleo.example\/" title="The server of cleo.example did not answer/,
  );
});

test('the sidebar tells of the planet: when it was updated, its notes, links, feeds and members', async () => {
  const sidebar = /<aside .*<\/aside>/s.exec(await front())?.[0] ?? '';
  expect(sidebar.replaceAll(/<[^>]+>/g, '')).toContain('Last updated: October 17, 2018 10:00 AM');
  expect(sidebar).toContain('Nowadays the valley needs a dollar instead of bread ;-)');
  expect(sidebar).toContain('<a href="https://planet.example/orchard/">Planet Orchard</a>');
  for (const path of ['atom.xml', 'rss20.xml', 'rss10.xml', 'feed.json', 'opml.xml', 'foafroll.xml']) {
    expect(sidebar).toContain(`href="./${path}"`);
  }
  expect(sidebar).toContain('href="https://asha.example/feed.xml"');
  // A feed beside the config is nothing a reader could open.
  expect(sidebar).not.toContain('feeds/emil.xml');
});

test('every link within the site is relative, leads to a file of the site, and only the canonical one is absolute', async () => {
  const files = await site();
  for (const [path, html] of files) {
    if (!path.endsWith('.html')) continue;
    const own = all(html, / (?:href|src)="([^"]*)"/g).filter((url) =>
      /^\.?\.?\/|planet\.example\/harvest/.test(url),
    );
    const canonical = `https://planet.example/harvest/${path.replace('index.html', '')}`;
    expect(own).toContain(canonical);
    for (const url of own.filter((url) => url !== canonical)) {
      expect(url).toMatch(path === 'index.html' ? /^\.\/[a-z0-9]/ : /^\.\.\/\.\.\/[a-z0-9]/);
    }
  }
  expect(files.get('2018/08/index.html')).toContain('href="../../2018/07/index.html"');
  expect(files.get('2018/07/index.html')).toContain('<title>July 2018 · Planet Harvest</title>');
});

test('pages live under a policy that allows no script, no inline style and no frame', async () => {
  for (const [path, html] of await site()) {
    if (!path.endsWith('.html')) continue;
    expect(html).not.toMatch(/<(script|style|iframe|object|embed|link rel="preload")\b/i);
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/i);
    expect(all(html, /<link rel="stylesheet" [^>]+>/g)).toHaveLength(1);
  }
  expect((await site()).get('planet.css')).not.toMatch(/@import|url\(/);
});

test('what members write as text cannot become markup', async () => {
  const [entry] = sampleEdition.entries;
  const hostile = '"><script>alert(1)</script>';
  const html = await front({
    planet: { ...sampleEdition.planet, title: hostile, owner: { name: hostile } },
    members: [{ id: 'asha', name: hostile, feedUrl: hostile, tags: [], extra: {}, problem: hostile }],
    entries: entry
      ? [{ ...entry, id: hostile, title: hostile, authors: [{ name: hostile }], language: hostile }]
      : [],
  });
  expect(html).toContain('<h4><a href="https://asha.example/2018-08-29/">&quot;&gt;&lt;script&gt;alert(1)');
  // Within quotes a tag is text: only a quote could end an attribute.
  expect(html.replaceAll(/"[^"]*"/g, '""')).not.toContain('<script');
});

test('markup of an entry stands inside its own article and nowhere else', async () => {
  const [entry] = sampleEdition.entries;
  const content = '<p class="here">once</p>' as SafeHtml;
  const html = await front({ entries: entry ? [{ ...entry, content }] : [] });
  expect(all(html, /class="here"/g)).toHaveLength(1);
  expect(html).toMatch(/<article [^>]+><h4>.*<div class="content"><p class="here">once<\/p><\/div><\/div>/s);
});

test('a planet without entries says so kindly', async () => {
  expect(await front({ entries: [], months: [] })).toContain(
    'What the members of this planet write next will show up here.',
  );
  expect(await front({ entries: [], months: [], members: [] })).toContain('This planet has no members yet.');
});

test('the same edition gives the same bytes', async () => {
  expect(await front(structuredClone(sampleEdition))).toBe(await front());
});

test('an unknown path and another month’s edition are not found', async () => {
  expect((await renderer.render('nothing/', sampleEdition)).status).toBe(404);
  expect((await renderer.render('2018/08/', sampleMonth('2018-07'))).status).toBe(404);
});

test('an error in a page is the caller’s to know, and is not printed', async () => {
  const broken = { ...sampleEdition, planet: { ...sampleEdition.planet, timeZone: 'Mars/Olympus' } };
  const files = Array.fromAsync(renderSite({ ...planet, edition: async () => broken }, renderer));
  await expect(files).rejects.toThrow(
    expect.objectContaining({ code: 'PUBLISH_FAILED', message: expect.stringContaining('Mars/Olympus') }),
  );
});

test('plain Node renders from the compiled files alone', async () => {
  await writeFile(join(folder, 'edition.json'), JSON.stringify(sampleEdition));
  const code = `
    import { readFileSync } from 'node:fs';
    import { render } from './entry.mjs';
    process.stdout.write((await render('', JSON.parse(readFileSync('edition.json', 'utf8')))).body);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    env: {},
    maxBuffer: 10e6,
  });
  expect(stdout).toBe(await front());
});

test('the compiled files know nothing of the machine, and compiling again gives them again', async () => {
  const again = await mkdtemp(join(tmpdir(), 'renderer-'));
  await compile(again);
  expect((await loadRenderer(again)).id).toBe(renderer.id);
  for (const name of await readdir(again, { recursive: true })) {
    if (!name.endsWith('.mjs')) continue;
    const code = await readFile(join(again, name), 'utf8');
    for (const trace of [repository, again, tmpdir(), homedir(), '.pnpm']) expect(code).not.toContain(trace);
  }
  await rm(again, { recursive: true });
}, 60_000);

test('where nothing was compiled, the error says what to do', async () => {
  await expect(loadRenderer(join(folder, 'nowhere'))).rejects.toThrow(
    expect.objectContaining({ code: 'PUBLISH_FAILED', hint: expect.stringContaining('npm start') }),
  );
});

test('a renderer whose code is broken says so with the first page', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'renderer-'));
  await writeFile(join(broken, 'renderer.json'), '{"id":"broken"}');
  await writeFile(join(broken, 'entry.mjs'), 'export const render = (');
  const site = renderSite(planet, await loadRenderer(broken));
  await expect(site.next()).rejects.toThrow(
    expect.objectContaining({ code: 'PUBLISH_FAILED', message: expect.stringContaining(broken) }),
  );
  await rm(broken, { recursive: true });
});
