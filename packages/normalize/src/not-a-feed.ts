import { PlanetError } from '@planet-ceres/model';
import { isHtmlElement } from './html-elements.ts';
import { quote } from './notices.ts';
import { isRecord, parseSafeJson } from './safe-json.ts';
import { plainText } from './text.ts';
import { httpUrl } from './urls.ts';
import { attribute, readAttributes } from './xml/attributes.ts';
import { createScanner } from './xml/scan.ts';

/** How binary formats begin, once they have been read as text. */
const signatures: readonly [what: string, start: RegExp][] = [
  ['a PNG image', /^‰PNG/],
  ['a GIF image', /^GIF8[79]a/],
  ['a JPEG image', /^ÿØÿ/],
  ['a WebP image', /^RIFF.{0,8}WEBP/s],
  ['an AVIF or HEIC image', /^ftyp(?:avi|hei|mif)/],
  ['a film or a recording', /^(?:ID3|OggS|fLaC|ftyp|RIFF.{0,8}(?:WAVE|AVI ))/s],
  ['a font', /^wOF[F2]/],
  ['a PDF document', /^%PDF-/],
  ['a ZIP archive', /^PK/],
];

/** Says what a document is that is no feed, and what to do. `first` is its first element, where it has one. */
export function notAFeed(text: string, url: string, first?: string): PlanetError {
  const start = text.slice(0, 200).trimStart();
  if (text.trim() === '') {
    return refuse(
      'is empty',
      'Look whether the feed has moved; an empty answer often means an error on the server.',
    );
  }
  const signature = signatures.find(([, pattern]) => pattern.test(start));
  if (signature) return refuse(`is ${signature[0]}`, 'Give the address of the feed itself.');
  if (first === 'svg') return refuse('is an SVG image', findFeed);
  if (/^<!doctype html/i.test(start) || (first !== undefined && isPagePart(first))) return page(text, url);
  if (/^(?:[[{]|"[^"]*"$)/.test(start)) return refuseJson(text);
  if (first === 'entry' || first === 'item')
    return refuse('is a single entry', 'Give the address of the feed that has it.');
  if (first === 'opml')
    return refuse('is a list of feeds (OPML)', 'Import it, or give the address of one feed.');
  if (first === 'urlset' || first === 'sitemapindex') return refuse('is a sitemap', findFeed);
  if (first !== undefined)
    return refuse(`has the root element <${first.slice(0, 60)}>, which no feed has`, findFeed);
  return refuse(`starts with "${start.replace(/\s+/g, ' ').slice(0, 60)}"`, findFeed);
}

const findFeed = 'Look on the site for a link to its feed: RSS, Atom or JSON Feed.';

function refuse(what: string, hint: string): PlanetError {
  return new PlanetError('NOT_A_FEED', `This is not a feed: it ${what}.`, { hint });
}

/** Names what is at the top of JSON of another kind: answers of an interface say there what went wrong. */
function refuseJson(text: string): PlanetError {
  const hint = 'A JSON Feed has a version and a list of items (https://jsonfeed.org).';
  const json = parseSafeJson(text);
  if (json === undefined) return refuse('is broken JSON', hint);
  if (!isRecord(json))
    return refuse(`is JSON, but no JSON Feed: a ${Array.isArray(json) ? 'list' : 'text'}`, hint);
  const keys = Object.keys(json).slice(0, 5);
  const names = keys.map((key) => quote(key)).join(', ');
  return refuse(`is JSON, but no JSON Feed: an object with ${names || 'nothing in it'}`, hint);
}

/** Whether a document that starts with an element is meant as a page, if only as a piece of one. */
function isPagePart(first: string): boolean {
  return pageStarts.has(first) || isHtmlElement(first);
}

const pageStarts = new Set(['html', 'head', 'body', 'title', 'meta', 'link', 'base', 'script', 'style']);

/** An HTML page: by its title one sees what went wrong, and often it names its feeds. */
function page(text: string, url: string): PlanetError {
  const head = text.slice(0, 500_000);
  const title = plainText({ value: /<title[^<>]*>([^<]{0,500})/i.exec(head)?.[1] ?? '', type: 'html' });
  const feeds = linkedFeeds(head, url);
  const hint =
    feeds.length > 0
      ? `The page links to ${feeds.join(', ')}: subscribe to ${feeds.length > 1 ? 'one of these' : 'this'}.`
      : findFeed;
  return refuse(title ? `is an HTML page, titled "${title.slice(0, 100)}"` : 'is an HTML page', hint);
}

/** Feeds that a page names in its head (`rel="alternate"` with a feed's type), absolute, each once, at most five. */
function linkedFeeds(html: string, url: string): string[] {
  const feeds = new Set<string>();
  const scanner = createScanner(html);
  let base: string | undefined = url;
  for (let token = scanner.next(0); token && feeds.size < 5; token = scanner.next(token.end)) {
    if (token.kind !== 'open' || !/^(?:link|base)$/i.test(token.name)) continue;
    const attributes = readAttributes(html.slice(token.start, token.end), token.name);
    const target = httpUrl(attribute(attributes, 'href'), base);
    if (target === undefined) continue;
    const relations = (attribute(attributes, 'rel') ?? '').toLowerCase().split(/\s+/);
    const type = attribute(attributes, 'type') ?? '';
    if (token.name.toLowerCase() === 'base') base = target;
    else if (relations.includes('feed') || (relations.includes('alternate') && isFeedType(type)))
      feeds.add(target);
  }
  return [...feeds];
}

function isFeedType(type: string): boolean {
  return /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i.test(type);
}
