/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../setup/chromium.ts';
import { type StaticServer, serveFolder } from '../setup/static-server.ts';
import { build, buildExample, listFiles } from './built-example.ts';
import { type OpenedPage, openPage, readToTheEnd } from './opened-page.ts';
import { planetSamba } from './planet-samba-table.ts';

const published = '2018-10-17T10:00:00Z';
const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
// What the pages are meant to work under. It also makes any script a console error.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data: https:; base-uri 'none'";

let work: string;
let site: string;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'planet-samba-'));
  await buildExample(join(work, 'first'), published);
  site = join(work, 'first', 'site');
  server = await serveFolder(site, { 'content-security-policy': policy });
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(work, { recursive: true, force: true });
});

test('the front page shows the twenty entries in order, each under its day, with its member and its time', async () => {
  const { page } = await open('', desktop);
  const shown = await page.locator('.daygroup').evaluateAll((days) =>
    days.flatMap((day) =>
      [...day.querySelectorAll('.channelgroup .entrygroup')].map((entry) => ({
        day: day.querySelector('h2')?.textContent?.trim(),
        time: entry.querySelector('p.date')?.textContent?.trim(),
        member: entry.closest('.channelgroup')?.querySelector('h3 > a')?.textContent?.trim(),
        title: entry.querySelector('h4 > a')?.textContent,
      })),
    ),
  );
  expect(shown).toEqual(
    planetSamba.map(({ day, time, member, title }) => ({ day, time: `${day} ${time}`, member, title })),
  );
  expect(await page.locator('.daygroup > h2').count()).toBe(20);
  await page.close();
});

test('around the entries stand title, introduction, note, links, and when the planet was gathered', async () => {
  const { page } = await open('', desktop);
  expect(await page.title()).toBe('Planet Samba');
  expect(await page.locator('h1').textContent()).toBe('Planet Samba');
  const text = ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
  for (const words of [
    'Here you will find the personal blogs of Samba developers (for those that keep them). More information about members can also be found on the Samba Team page.',
    'Last updated: October 17, 2018 10:00 AM',
    'Nowadays, the Samba Team needs a dollar instead of pizza ;-)',
    'All times are UTC.',
  ]) {
    expect(text).toContain(words);
  }
  expect(await page.getByRole('link', { name: 'Samba Team', exact: true }).first().getAttribute('href')).toBe(
    'https://www.samba.org/samba/team/',
  );
  const links = page.locator('section, div', { has: page.getByRole('heading', { name: 'Beyond Samba' }) });
  expect(await links.last().locator('li > a').allInnerTexts()).toEqual([
    'Samba',
    'The Samba Team',
    'Samba Wiki',
    'Samba Bugzilla',
    'cwrap',
    'cmocka',
    'SambaXP',
  ]);
  await page.close();
});

test('the page runs no script, logs no error, and asks no other host but for the one image that is not its own', async () => {
  const { page, errors, foreign } = await open('', desktop);
  expect(foreign).toEqual([]);
  await readToTheEnd(page);
  expect(foreign).toEqual(['https://www.jelmer.uk/static/xandikos-layers.png']);
  expect(errors).toEqual([]);
  expect(await page.locator('script, iframe, object, embed, [style]').count()).toBe(0);
  expect(await page.locator('html').getAttribute('data-script-ran')).toBeNull();
  const broken = await page
    .locator('img')
    .evaluateAll((images) =>
      images
        .filter((image) => image instanceof HTMLImageElement && image.naturalWidth === 0)
        .map((image) => image.getAttribute('src')),
    );
  expect(broken).toEqual([]);
  await page.close();
});

test('what the entries hold is still there: the video as a link, code, tables, lists, terms, formulas, images', async () => {
  const { page } = await open('', desktop);
  const entry = (title: string) =>
    page.locator('.entrygroup', { has: page.getByText(title, { exact: true }) });
  const video = entry('Rapido: Quick Kernel Testing From Source (Video)');
  expect(await video.locator('a[href*="youtube"]').first().getAttribute('href')).toContain('rapidoTalk1');
  const samsung = entry('Samsung Android Full Device Backup with TWRP').locator('.content');
  expect(await samsung.textContent()).toContain('heimdall flash --no-reboot --RECOVERY <recovery.img>');
  expect(await samsung.locator('ul ul > li').count()).toBeGreaterThan(8);
  const rapido = entry('Rapido: A Glorified Wrapper for Dracut and QEMU').locator('.content');
  expect(await rapido.locator('tbody > tr').count()).toBe(9);
  expect(await rapido.locator('dl > dt').count()).toBe(2);
  expect(await rapido.getByRole('link', { name: 'the first' }).getAttribute('href')).toBe(
    'https://blog.elastocloud.org/2015/06/rapid-linux-kernel-devtest-with-qemu.html',
  );
  expect(await rapido.textContent()).toContain('make -j"$(nproc)" bzImage modules');
  const broadband = entry('Broadband Speeds, 2 Years Later').locator('.content');
  expect(await broadband.locator('math mfrac').count()).toBe(2);
  expect(await broadband.textContent()).toContain('“30 Mbit”');
  const colours = entry('Profiling a camera with darktable-chart').locator('img');
  expect(await colours.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth)).toBe(
    560,
  );
  await page.close();
});

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  test(`lists left open in one entry move no other, and nothing sticks out sideways: ${name}`, async () => {
    const { page } = await open('', viewport);
    const boxes = await page.locator('.entrygroup').evaluateAll((entries) =>
      entries.map((entry) => ({
        title: entry.querySelector('h4')?.textContent,
        entry: Math.round(entry.getBoundingClientRect().left),
        heading: Math.round(entry.querySelector('h4')?.getBoundingClientRect().left ?? Number.NaN),
        right: Math.round(entry.getBoundingClientRect().right),
        nested: entry.parentElement?.closest('.content, li, ul, ol') !== null,
      })),
    );
    const first = boxes[0];
    expect(boxes).toEqual(planetSamba.map(({ title }) => ({ ...first, title, nested: false })));
    const widths = await page.evaluate(() => ({
      page: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      window: document.documentElement.clientWidth,
    }));
    expect(widths.page).toBeLessThanOrEqual(widths.window);
    await page.evaluate(() => window.scrollTo(10_000, 0));
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
    await page.close();
  });
}

test('every combined feed is well-formed, holds what it should, and is announced by the page', async () => {
  const { page } = await open('', desktop);
  const titles = planetSamba.map(({ title }) => title);
  const elements = async (path: string, selector: string): Promise<string[]> =>
    page.evaluate(
      ([xml, query]) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml');
        const error = parsed.querySelector('parsererror');
        if (error) throw new Error(error.textContent ?? 'not well-formed');
        return [...parsed.querySelectorAll(query)].map((element) => element.textContent ?? '');
      },
      [readFileSync(join(site, path), 'utf8'), selector] as const,
    );
  expect(await elements('atom.xml', 'entry > title')).toEqual(titles);
  expect(await elements('rss20.xml', 'item > title')).toEqual(
    titles.map((title) => expect.stringContaining(title)),
  );
  expect(await elements('rss10.xml', 'item > title')).toEqual(
    titles.map((title) => expect.stringContaining(title)),
  );
  expect(await elements('opml.xml', 'body outline[type="rss"]')).toHaveLength(4);
  expect(await elements('foafroll.xml', 'member Agent')).toHaveLength(4);
  const json = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8'));
  expect(json.items.map(({ title }: { title: string }) => title)).toEqual(
    titles.map((title) => expect.stringContaining(title)),
  );
  const announced = await page
    .locator('link[rel="alternate"]')
    .evaluateAll((links) =>
      links.map((link) => link instanceof HTMLLinkElement && new URL(link.href).pathname),
    );
  expect(announced).toEqual(expect.arrayContaining(['/atom.xml', '/rss20.xml', '/feed.json']));
  await page.close();
});

test('every page that the front page leads to on this site is there, and works as well', async () => {
  const { page } = await open('', desktop);
  const paths = await page.locator('a[href], link[href]').evaluateAll((links) => [
    ...new Set(
      links
        .map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI))
        .filter(({ origin }) => origin === location.origin)
        .map(({ pathname }) => pathname),
    ),
  ]);
  await page.close();
  expect(paths).toContain('/2018/03/index.html');
  for (const path of paths) {
    expect({ path, status: (await fetch(new URL(path, server.url))).status }).toEqual({ path, status: 200 });
  }
  const { page: march, errors } = await open('2018/03/index.html', phone);
  const inMarch = planetSamba.filter(({ day }) => /^March .* 2018$/.test(day)).map(({ title }) => title);
  expect(await march.locator('.entrygroup > h4').allInnerTexts()).toEqual(inMarch);
  expect(errors).toEqual([]);
  await march.close();
});

test('a second build an hour later writes nothing', async () => {
  const before = listFiles(site);
  await build(join(work, 'first'), '2018-10-17T11:00:00Z');
  expect(listFiles(site)).toEqual(before);
});

test('a build from scratch, in another folder, gives the same bytes', async () => {
  await buildExample(join(work, 'second'), published);
  const bytes = (folder: string) => listFiles(folder).map(({ path, body }) => ({ path, body }));
  expect(bytes(join(work, 'second', 'site'))).toEqual(bytes(site));
  expect(bytes(site).length).toBeGreaterThan(12);
});

function open(path: string, viewport: { width: number; height: number }): Promise<OpenedPage> {
  return openPage(browser, new URL(path, server.url).href, viewport);
}
