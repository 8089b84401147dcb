import { printable } from '../config/printable.ts';
import type { Ini, IniComment } from './read-ini.ts';

/** Where the comments of an ini file belong. */
export interface SectionComments {
  /** By section: what stands right above it, inside it, or behind one of its settings. */
  notes: Map<string, string[]>;
  /** Sections that were made comments. */
  commentedOut: CommentedOut[];
  /** How many lines belong to nobody. */
  loose: number;
}

/** A section that was made a comment, with the remarks around it. */
export interface CommentedOut {
  name: string;
  settings: Map<string, string>;
  remarks: string[];
}

/**
 * Sorts the comments of an ini file. Lines of comment that follow each other are one block; one that touches the section
 * below is that section's, else one that touches settings above is theirs. `isMember` says whether a section that was made
 * a comment was a member's: others are only comments.
 */
export function sectionComments(
  ini: Ini,
  isMember: (section: Pick<CommentedOut, 'name' | 'settings'>) => boolean,
): SectionComments {
  const found: SectionComments = { notes: new Map(), commentedOut: [], loose: 0 };
  const noteOn = (section: string, texts: readonly string[]) => {
    const notes = found.notes.get(section) ?? [];
    notes.push(...texts);
    found.notes.set(section, notes);
  };
  const headers = [...ini.headers];
  let passed = 0;
  for (const block of blocksOf(ini.comments)) {
    const [first, last] = [block[0]?.line ?? 0, block.at(-1)?.line ?? 0];
    while ((headers[passed]?.[0] ?? Number.POSITIVE_INFINITY) <= first) passed += 1;
    const { sections, rest } = readBlock(block, isMember);
    found.commentedOut.push(...sections);
    if (rest.length === 0) continue;
    const below = ini.headers.get(last + 1);
    const touchesAbove = block[0]?.isInline || !block[0]?.isApart;
    const above = sections.length === 0 && touchesAbove ? headers[passed - 1]?.[1] : undefined;
    const owner = (block[0]?.isInline ? undefined : below) ?? above;
    const outside = sections.at(-1);
    if (owner !== undefined) noteOn(owner, rest);
    else if (outside) outside.remarks.push(...rest);
    else found.loose += rest.length;
  }
  return found;
}

/** Comments on lines that follow each other; one behind a setting is a block of its own. */
function blocksOf(comments: readonly IniComment[]): IniComment[][] {
  const blocks: IniComment[][] = [];
  for (const comment of comments) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    const follows = last && !last.isInline && !comment.isInline && comment.line === last.line + 1;
    if (follows) block?.push(comment);
    else blocks.push([comment]);
  }
  return blocks;
}

/** The sections in a block of comments, each with the lines above it, and the lines below the last. */
function readBlock(
  block: readonly IniComment[],
  isMember: (section: Pick<CommentedOut, 'name' | 'settings'>) => boolean,
): { sections: CommentedOut[]; rest: string[] } {
  const sections: CommentedOut[] = [];
  let rest: string[] = [];
  let index = 0;
  while (index < block.length) {
    const text = block[index]?.text ?? '';
    const name = /^\[([^\]]+)\]/.exec(text)?.[1];
    const settings = new Map<string, string>();
    let next = index + 1;
    for (; name !== undefined && next < block.length; next += 1) {
      const [, key, value] = /^([\w.-]+)\s*[:=]\s*(.*)$/.exec(block[next]?.text ?? '') ?? [];
      // A URL in a remark is no setting.
      if (key === undefined || value === undefined || /^https?$/i.test(key)) break;
      settings.set(key.toLowerCase(), value);
    }
    if (name !== undefined && isMember({ name, settings })) {
      sections.push({ name, settings, remarks: rest.map(clean) });
      rest = [];
      index = next;
    } else {
      rest.push(text);
      index += 1;
    }
  }
  return { sections, rest: rest.map(clean) };
}

function clean(text: string): string {
  return printable(text.replaceAll('\t', ' '), 1000);
}
