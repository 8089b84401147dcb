import type { Notices } from './notices.ts';
import { plainText, type Text } from './text.ts';

/** Characters of a title, a name or a tag: a page shows many of them at once. */
export const longestTitle = 1000;

/** Characters of a summary, a subtitle or a line of rights. */
export const longestSummary = 10_000;

/** Characters of markup that are read for each character of plain text. */
const markupPerCharacter = 50;

/** The first text that is not empty once it is plain; of a longer one its beginning. */
export function firstPlain(
  candidates: readonly (Text | undefined)[],
  longest: number,
  notices: Notices,
): string | undefined {
  for (const text of candidates) {
    const plain = text && cutPlain(text, longest, notices);
    if (plain) return plain;
  }
  return undefined;
}

/** The first so many of a list. */
export function firstOf<Value>(
  list: readonly Value[] | undefined,
  most: number,
  notices: Notices,
): readonly Value[] {
  if (list === undefined || list.length <= most) return list ?? [];
  noticeCut(notices);
  return list.slice(0, most);
}

/** Says once of a feed that something in it was too much. */
export function noticeCut(notices: Notices): void {
  notices.once('text-cut', 'The feed has texts or lists too long to be shown; they were cut.');
}

function cutPlain(text: Text, longest: number, notices: Notices): string {
  const read = startOfMarkup(text.value, longest * markupPerCharacter);
  const plain = plainText(read === text.value ? text : { ...text, value: read });
  if (plain.length <= longest && read === text.value) return plain;
  noticeCut(notices);
  return plain && cutAtWord(plain, longest);
}

/** The beginning of what may be markup; a tag that goes on beyond it (an image in a `data:` URL) is no part of it. */
export function startOfMarkup(markup: string, length: number): string {
  if (markup.length <= length) return markup;
  const start = markup.slice(0, length);
  const tag = start.lastIndexOf('<');
  return tag > start.lastIndexOf('>') ? start.slice(0, tag) : start;
}

/** The beginning of a text, up to a word's end where there is one, and an ellipsis. */
function cutAtWord(text: string, longest: number): string {
  if (text.length < longest) return `${text}…`;
  const space = text.lastIndexOf(' ', longest - 1);
  const start = text.slice(0, space > longest / 2 ? space : longest - 1);
  // Half of a surrogate pair is no character.
  return `${start.replace(/[\ud800-\udbff]$/, '')}…`;
}
