import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { JSDOM } from 'jsdom';

/** Every file of a site by its path: a digest of its bytes. */
export type Site = ReadonlyMap<string, string>;

/** The folder that a publishing puts files into until it moves them. */
export const stagingFolder = '.planet-staging';

const { DOMParser } = new JSDOM('').window;
/** What is wrong with a document, by its digest: most are looked at many times. */
const flaws = new Map<string, string[]>();

/** The site in a folder, without what a publishing has not moved yet. */
export function readSite(folder: string): Site {
  const site = join(folder, 'site');
  if (!existsSync(site)) return new Map();
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files
      .map((file) => relative(site, join(file.parentPath, file.name)))
      .filter((path) => !path.startsWith(stagingFolder))
      .sort()
      .map((path) => [path, digest(readFileSync(join(site, path)))]),
  );
}

/**
 * What is wrong with a site that may be on its way from one state to the next, as sentences: every file is a whole one of either, none
 * of both is missing, and every page is complete and links to what is there.
 */
export function wrongWith(folder: string, { before, after }: { before: Site; after: Site }): string[] {
  const there = readSite(folder);
  const mixed = [...there].filter(([path, hash]) => hash !== before.get(path) && hash !== after.get(path));
  const missing = [...before.keys()].filter((path) => after.has(path) && !there.has(path));
  return [
    ...mixed.map(([path]) => `${path} is neither the old file nor the new one.`),
    ...missing.map((path) => `${path} is not there.`),
    ...[...there].flatMap(([path, hash]) => {
      const broken = flaws.get(hash) ?? flawsOf(path, readFileSync(join(folder, 'site', path), 'utf8'));
      flaws.set(hash, broken);
      return broken;
    }),
    ...[...there.keys()].filter((path) => path.endsWith('.html')).flatMap((path) => deadLinks(folder, path)),
  ];
}

function flawsOf(path: string, text: string): string[] {
  if (path.endsWith('.html')) return /<\/html>\s*$/.test(text) ? [] : [`${path} has no end.`];
  if (!path.endsWith('.xml')) return [];
  const document = new DOMParser().parseFromString(text, 'application/xml');
  return document.querySelector('parsererror') === null ? [] : [`${path} is not well-formed.`];
}

/** The links of a page into its own site that lead nowhere. */
function deadLinks(folder: string, path: string): string[] {
  const html = readFileSync(join(folder, 'site', path), 'utf8');
  const links = [...html.matchAll(/\s(?:href|src)="([^"#?]+)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:|^\/\//.test(link))
    .map((link) => posix.join(link.startsWith('/') ? '' : posix.dirname(path), link))
    .map((place) => (place.endsWith('/') || place === '.' ? posix.join(place, 'index.html') : place))
    .filter((place) => !existsSync(join(folder, 'site', place)))
    .map((place) => `${path} links to ${place}, which is not there.`);
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
