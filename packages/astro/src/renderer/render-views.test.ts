import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Edition, Member } from '@planet-ceres/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '../../fixtures/read-files.ts';
import { sampleEdition, sampleMonth, sampleView, sampleViews } from '../../fixtures/sample-edition.ts';
import { loadRenderer, type Renderer } from './load-renderer.ts';
import { renderSite } from './render-site.ts';

const packageRoot = join(import.meta.dirname, '../..');
let folder: string;
let renderer: Renderer;
/** The site of a planet with two planets within, by path. */
const site = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renderer-'));
  const script = join(packageRoot, 'scripts/compile.ts');
  await promisify(execFile)(process.execPath, ['--conditions=@planet-ceres/source', script, folder], {
    cwd: packageRoot,
  });
  renderer = await loadRenderer(folder);
  const planet = {
    edition: async ({ month, view }: { month?: string; view?: string } = {}): Promise<Edition> =>
      view === undefined
        ? { ...(month ? sampleMonth(month) : sampleEdition), views: sampleViews }
        : sampleView(view, month),
    months: ({ view }: { view?: string } = {}) => [
      { month: '2018-08', count: 11 },
      ...(view === 'fields' ? [] : [{ month: '2018-07', count: 9 }]),
    ],
    monthStamps: () => new Map(),
    views: () => sampleViews,
  };
  for (const [path, body] of await readFiles(renderSite(planet, renderer))) site.set(path, body);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

const page = (path: string) => site.get(path) ?? '';

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([whole, group]) => group ?? whole);
}

async function front(change: Partial<Edition>): Promise<string> {
  return (await renderer.render('', { ...sampleEdition, ...change })).body;
}

function withMember(id: string, change: Partial<Member>): Member[] {
  return sampleEdition.members.map((member) => (member.id === id ? { ...member, ...change } : member));
}

test('each planet within has its pages in its folder; style sheet and icon are the site’s', () => {
  expect([...site.keys()]).toEqual([
    'index.html',
    '2018/08/index.html',
    '2018/07/index.html',
    'bread/index.html',
    'bread/2018/08/index.html',
    'bread/2018/07/index.html',
    'fields/index.html',
    'fields/2018/08/index.html',
    'planet.css',
    'favicon.svg',
  ]);
  expect(page('bread/index.html')).toContain('href="../planet.css"');
  expect(page('bread/2018/08/index.html')).toContain('href="../../../planet.css"');
});

test('on every page the planets of the site are linked, the one at hand is marked', () => {
  const nav = (path: string) => /<nav class="views".*?<\/nav>/s.exec(page(path))?.[0] ?? '';
  const links = (path: string) => all(nav(path), /<a href="([^"]+)"/g);
  expect(links('index.html')).toEqual(['./index.html', './bread/index.html', './fields/index.html']);
  expect(links('bread/2018/08/index.html')).toEqual([
    '../../../index.html',
    '../../../bread/index.html',
    '../../../fields/index.html',
  ]);
  const marked = (path: string) => all(nav(path), /aria-current="\w+">[^<]+/g);
  expect(marked('index.html')).toEqual(['aria-current="page">Planet Harvest']);
  expect(marked('2018/08/index.html')).toEqual(['aria-current="true">Planet Harvest']);
  expect(marked('bread/index.html')).toEqual(['aria-current="page">Bread &amp; flour']);
  expect(marked('bread/2018/07/index.html')).toEqual(['aria-current="true">Bread &amp; flour']);
});

test('months and feeds lead to those of the same planet, and all links to files of the site', () => {
  for (const [path, html] of site) {
    if (!path.endsWith('.html')) continue;
    const view = /^(?:bread|fields)\//.exec(path)?.[0] ?? '';
    const own = all(html, / (?:href|src)="(\.[^"]*)"/g).map((url) => new URL(url, `http://site/${path}`));
    expect(own.every(({ host }) => host === 'site')).toBe(true);
    const paths = own.map(({ pathname }) => pathname.slice(1));
    const feeds = paths.filter((each) => /\.(xml|json)$/.test(each));
    expect(new Set(feeds.map((each) => each.replace(/[^/]+$/, '')))).toEqual(new Set([view]));
    const months = paths.filter((each) => /\d{4}\/\d\d\/index\.html$/.test(each));
    expect(months.length).toBeGreaterThan(10);
    expect(months.filter((each) => !each.startsWith(`${view}2`))).toEqual([]);
  }
});

test('a page says which planet it is of, in its title, its heading and its canonical address', () => {
  const html = page('bread/2018/07/index.html');
  expect(html).toContain('<title>July 2018 · Bread &amp; flour · Planet Harvest</title>');
  expect(html).toContain('<link rel="canonical" href="https://planet.example/harvest/bread/2018/07/">');
  expect(html).toMatch(/<h1>\s*<a href="..\/..\/..\/bread\/index.html">Bread &amp; flour<\/a>/);
  expect(page('fields/index.html')).toContain('<title>Fields · Planet Harvest</title>');
  expect(page('fields/index.html')).toContain(
    '<link rel="canonical" href="https://planet.example/harvest/fields/">',
  );
});

test('another planet’s edition is not found', async () => {
  expect((await renderer.render('fields/', sampleView('bread'))).status).toBe(404);
  expect((await renderer.render('bread/', sampleEdition)).status).toBe(404);
  expect((await renderer.render('', sampleView('bread'))).status).toBe(404);
  expect((await renderer.render('2018/08/', sampleView('bread', '2018-08'))).status).toBe(404);
  expect((await renderer.render('bread/2018/08/', sampleView('bread', '2018-07'))).status).toBe(404);
  expect((await renderer.render('bread/', sampleView('bread', '2018-07'))).status).toBe(404);
});

test('a planet without planets within has no such links', async () => {
  expect(await front({})).not.toContain('class="views"');
});

test('the beginning of an entry leads to the whole', async () => {
  const [entry] = sampleEdition.entries;
  const html = await front({ entries: entry ? [{ ...entry, isExcerpt: true }] : [] });
  expect(html).toMatch(
    /<p class="more">\s*<a href="https:\/\/asha.example\/2018-08-29\/" aria-label="Read on: Two fields, one summer">\s*Read on\s*<\/a>/,
  );
});

test('an entry that its author took away says so', async () => {
  const [entry] = sampleEdition.entries;
  const html = await front({ entries: entry ? [{ ...entry, withdrawn: '2018-09-01T00:00:00.000Z' }] : [] });
  expect(html).toContain('<p class="withdrawn">No longer in its author’s feed.</p>');
});

test('an entry names the licence of its member, with a link if there is one', async () => {
  const url = 'https://creativecommons.org/licenses/by/4.0/';
  const linked = await front({ members: withMember('asha', { license: { name: 'CC BY 4.0', url } }) });
  expect(linked).toMatch(
    /<p class="license">\s*Licence:\s*<a rel="license" href="https:\/\/creativecommons.org\/licenses\/by\/4.0\/">\s*CC BY 4.0\s*<\/a>/,
  );
  const named = await front({ members: withMember('fay', { license: { name: 'All rights reserved' } }) });
  expect(all(named, /class="license"/g)).toHaveLength(1);
  expect(named).toMatch(/<p class="license">\s*Licence:\s*All rights reserved\s*<\/p>/);
});

test('search engines are asked not to quote a member, and to leave out a page that has nothing else', async () => {
  const members = withMember('fay', { noindex: true });
  const html = await front({ members });
  expect(all(html, /<div class="([^"]+)" data-nosnippet/g)).toEqual(['channelgroup fay']);
  expect(html).not.toContain('name="robots"');
  const entries = sampleEdition.entries.filter(({ sourceId }) => sourceId === 'fay');
  expect(await front({ members, entries })).toContain('<meta name="robots" content="noindex">');
});

test('who has left is in no list, but the entries have a name', async () => {
  const html = await front({ members: withMember('bela', { isFormer: true }) });
  expect(html).toContain('Béla Kovács</a></h3>');
  expect(/<section class="members">.*<\/section>/s.exec(html)?.[0]).not.toContain('Béla');
});

test('of an idle member the list says since when, unless there is a problem to tell', async () => {
  const idleSince = '2018-03-01T00:00:00.000Z';
  const html = await front({ members: withMember('asha', { idleSince }) });
  expect(html).toMatch(/<a class="message" href="[^"]+" title="No entry since March 01, 2018\.">\s*Asha Rao/);
  expect(html).toContain('<span class="problem">No entry since March 01, 2018.</span>');
  expect(await front({ members: withMember('cleo', { idleSince }) })).not.toContain('No entry since');
});
