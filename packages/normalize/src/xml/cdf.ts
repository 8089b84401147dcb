import { attribute, readAttributes, writeTag } from './attributes.ts';
import { splitName } from './names.ts';
import { createOutput } from './output.ts';
import { createScanner, type Token } from './scan.ts';

/**
 * The Channel Definition Format (W3C note of 1997) as RSS, which came of it: addresses and dates stand in attributes. `start` is
 * where its root is.
 */
export function cdfAsRss(text: string, start: number): string {
  const scanner = createScanner(text);
  const output = createOutput(text, start);
  for (let token = scanner.next(start); token; token = scanner.next(token.end)) {
    const [, local] = splitName(token.name);
    const isPart = local === 'channel' || local === 'item';
    if (local === 'abstract') output.replace(token.start, token.end, tagOf(token, 'description'));
    else if (isPart && token.kind === 'open')
      output.replace(token.start, token.end, opening(token, local, text));
    else if (isPart && token.kind === 'close') output.replace(token.start, token.end, closing(local));
  }
  output.keepTo(text.length);
  return output.join();
}

function opening(token: Token, local: string, text: string): string {
  const attributes = readAttributes(text.slice(token.start, token.end), token.name);
  const base = attribute(attributes, 'base');
  const link = attribute(attributes, 'href');
  const date = attribute(attributes, 'lastmod');
  const tag = writeTag(local, base === undefined ? [] : [['xml:base', base]], false);
  const dateName = local === 'item' ? 'pubDate' : 'lastBuildDate';
  return [
    local === 'channel' ? `<rss version="2.0">${tag}` : tag,
    link === undefined ? '' : `<link>${link.replaceAll('<', '&lt;')}</link>`,
    date === undefined ? '' : `<${dateName}>${date.replaceAll('<', '&lt;')}</${dateName}>`,
    token.selfClosed ? closing(local) : '',
  ].join('');
}

function closing(local: string): string {
  return local === 'channel' ? '</channel></rss>' : `</${local}>`;
}

function tagOf({ kind, selfClosed }: Token, name: string): string {
  if (kind === 'close') return `</${name}>`;
  return selfClosed ? `<${name}/>` : `<${name}>`;
}
