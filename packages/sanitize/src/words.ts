import type { SafeHtml } from '@planet-ceres/model';
import { blocks } from './blocks.ts';
import { unescapeReferences } from './escape.ts';
import { readTokens } from './grammar.ts';

/** A word of an entry: the pieces of markup it begins and ends in, by their number, and where in their text. */
export interface Word {
  first: { token: number; at: number };
  last: { token: number; at: number };
  /** How many characters there are up to its end; white space counts as one. */
  read: number;
}

/**
 * The words of safe markup as Unicode counts them (UAX #29), so also in languages that do not part them by spaces, and in one
 * piece where only a part of a word is bold. Formulas, drawings and the content of players have none.
 */
export function* readWords(html: SafeHtml): Generator<Word> {
  // Dear to make, so one for all lines.
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  let read = 0;
  for (const { text, pieces } of readLines(html)) {
    let piece = 0;
    const placeOf = (offset: number) => {
      while ((pieces[piece + 1]?.start ?? text.length) <= offset) piece += 1;
      const { token = 0, start = 0 } = pieces[piece] ?? {};
      return { token, at: offset - start };
    };
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      read += /^\s/.test(segment) ? 1 : segment.length;
      if (!isWordLike) continue;
      const first = placeOf(index);
      const { token, at } = placeOf(index + segment.length - 1);
      yield { first, last: { token, at: at + 1 }, read };
    }
  }
}

/** The text between two ends of lines, and where in it each piece of text starts. */
interface Line {
  text: string;
  pieces: { token: number; start: number }[];
}

function* readLines(html: SafeHtml): Generator<Line> {
  let line: Line = { text: '', pieces: [] };
  let wordless = 0;
  let token = -1;
  for (const piece of readTokens(html)) {
    token += 1;
    if (piece.type === 'text') {
      if (wordless > 0) continue;
      line.pieces.push({ token, start: line.text.length });
      line.text += unescapeReferences(piece.html);
      continue;
    }
    if (isWordless(piece.tag)) wordless += piece.type === 'start' ? 1 : -1;
    else if (!blocks.has(piece.tag) && !breaks.has(piece.tag)) continue;
    yield line;
    line = { text: '', pieces: [] };
  }
  yield line;
}

/** Elements that are shown, or played, rather than read. */
function isWordless(tag: string): boolean {
  return tag === 'math' || tag === 'picture' || tag === 'svg' || isPlayer(tag);
}

export function isPlayer(tag: string): boolean {
  return tag === 'audio' || tag === 'video';
}

const breaks = new Set(['br', 'img', 'rp', 'rt', 'td', 'th']);
