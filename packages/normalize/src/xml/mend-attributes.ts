import { noLanguage } from '../language.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import type { Token } from './scan.ts';
import { resolveLink } from './text-content.ts';

const none: Attributes = { list: [], isOdd: false, isCut: false };

/** The attributes of a tag; `xml:lang=""` has a value that feedsmith hands on. */
export function attributesOf(token: Token, text: string): Attributes {
  const isBare = token.end - token.start === token.name.length + 2;
  if (isBare) return none;
  const attributes = readAttributes(text.slice(token.start, token.end), token.name);
  if (!attributes.list.some(isNoLanguage)) return attributes;
  const list = attributes.list.map((pair): [string, string] => [
    pair[0],
    isNoLanguage(pair) ? noLanguage : pair[1],
  ]);
  return { ...attributes, list, isOdd: true };
}

function isNoLanguage([key, value]: readonly [string, string]): boolean {
  return value === '' && key.toLowerCase() === 'xml:lang';
}

/** The attributes as feedsmith should read them: the same list where nothing is to be mended. */
export function mendAttributes(
  { local, written }: { local: string; written: string },
  { list }: Attributes,
): [string, string][] {
  // A default namespace would make all elements of an <rss> foreign to feedsmith.
  if ((local === 'rss' || written.startsWith('atom:')) && list.some(isDefaultNamespace)) {
    return list.filter((pair) => !isDefaultNamespace(pair));
  }
  // `<itunes:image url="…">` is a usual mistake.
  if (written === 'itunes:image' && !list.some(([key]) => key === 'href'))
    return list.map(([key, value]) => [key === 'url' ? 'href' : key, value]);
  const base = list.find(([key]) => key.toLowerCase() === 'xml:base')?.[1];
  if (local !== 'link' || base === undefined) return list;
  return list.map(([key, value]) => [key, key.toLowerCase() === 'href' ? resolveLink(value, base) : value]);
}

function isDefaultNamespace([key]: readonly [string, string]): boolean {
  return key.toLowerCase() === 'xmlns';
}
