import { type Draft, visitDrafts } from '../draft.ts';

/** The level of the highest heading among drafts, or undefined without headings. */
export function highestHeading(drafts: readonly (Draft | string)[]): number | undefined {
  let highest: number | undefined;
  visitDrafts(drafts, ({ tag }) => {
    const level = levelOf(tag);
    if (level !== undefined && level < (highest ?? 7)) highest = level;
  });
  return highest;
}

/**
 * The tag for an element of an entry whose highest heading has level `highest`: that heading gets level `first`, the others
 * keep their distance as far as h6 goes. So headings nest under the entry's own title, and a second pass changes nothing.
 */
export function shiftHeading(tag: string, highest: number | undefined, first: number): string {
  const level = levelOf(tag);
  if (level === undefined || highest === undefined) return tag;
  return `h${Math.min(6, first + level - highest)}`;
}

function levelOf(tag: string): number | undefined {
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : undefined;
}
