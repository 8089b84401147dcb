import { createHash } from 'node:crypto';
import type { RawEntry } from '@planet-ceres/model';
import { canonicalLink } from '@planet-ceres/timeline';
import type { EntryKeys } from './entry-row.ts';

/** Fewer characters say too little to know an entry by. */
const leastText = 30;

/** What a text is known by stands in its beginning. */
const mostText = 20_000;

/** By what an entry can be known again when its publisher gives it another id. */
export function entryKeys(entry: RawEntry): EntryKeys {
  const { url, title = '', published } = entry;
  const link = url === undefined ? undefined : linkKey(url);
  const text = `${title}\n${plainText(entry)}`;
  return {
    ...(link !== undefined && { link }),
    ...(text.length >= leastText && { text: digest(text) }),
    ...(title !== '' && published !== undefined && { titleDate: digest(`${title}\n${published}`) }),
  };
}

/** What entries share that have the same canonical link; undefined for what is no permalink. */
export function linkKey(url: string): string | undefined {
  const link = canonicalLink(url);
  return link === undefined ? undefined : digest(link);
}

/** The words of an entry's text, in lower case, in their order. Where a script has no spaces, its characters two by two. */
export function plainWords(entry: RawEntry): string[] {
  const words = plainText(entry)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).flatMap((word) => (unspaced.test(word) ? pairs(word) : word));
}

/** A whole clause would count as one word of these, and a character changed in it as another text. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function pairs(word: string): string[] {
  const characters = [...word];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Addresses stand in tags, and change with the site: only what is between them counts. */
function plainText({ content, summary }: RawEntry): string {
  return (content ?? summary ?? '')
    .slice(0, mostText)
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
