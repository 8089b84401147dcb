import type { SafeHtml } from '@planet-ceres/model';
import { escapeText, unescapeReferences } from './escape.ts';
import { isVoid, readTokens } from './grammar.ts';
import { markSafe } from './safe-html.ts';

/**
 * The beginning of safe markup, cut after `words` words (as Unicode counts them, so it works for languages without spaces) with
 * `…` at the cut and every element closed. Formulas, drawings and pictures before the cut stay whole and count nothing; players
 * are left out. Markup with no more words comes back as it is. Throws at a string that did not come out of the sanitizer.
 */
export function excerptHtml(html: SafeHtml, { words }: { words: number }): SafeHtml {
  // Dear to make, so one for all pieces of text.
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  const open: string[] = [];
  let excerpt = '';
  let remaining = Math.max(0, Math.floor(words));
  // Where the last word was: the place to cut if the next one comes only in another element.
  let full: { excerpt: string; open: readonly string[] } | undefined;
  for (const token of readTokens(html)) {
    const leftOut = open.some(isPlayer) || (token.type === 'start' && isPlayer(token.tag));
    if (token.type === 'start' && !isVoid(token.tag)) open.push(token.tag);
    if (token.type === 'end') open.pop();
    if (leftOut) continue;
    if (token.type !== 'text' || open.some((tag) => whole.has(tag))) {
      excerpt += token.html;
      continue;
    }
    const text = unescapeReferences(token.html);
    const { used, end } = cutAfter(segmenter.segment(text), remaining);
    if (end === 0 && full) return close(`${full.excerpt.trimEnd()}…`, full.open);
    if (end !== undefined) return close(`${excerpt}${escapeText(text.slice(0, end))}…`, open);
    excerpt += token.html;
    remaining -= used;
    if (used > 0 && remaining === 0) full = { excerpt, open: [...open] };
  }
  return html;
}

const whole = new Set(['math', 'picture', 'svg']);

function isPlayer(tag: string): boolean {
  return tag === 'audio' || tag === 'video';
}

function close(excerpt: string, open: readonly string[]): SafeHtml {
  return markSafe(
    excerpt +
      open
        .map((tag) => `</${tag}>`)
        .toReversed()
        .join(''),
  );
}

/** How many words a text has, or where to cut it when it has more than `words`. */
function cutAfter(segments: Intl.Segments, words: number): { used: number; end?: number } {
  let used = 0;
  let end = 0;
  for (const { segment, index, isWordLike } of segments) {
    if (!isWordLike) continue;
    if (used === words) return { used, end };
    used += 1;
    end = index + segment.length;
  }
  return { used };
}
