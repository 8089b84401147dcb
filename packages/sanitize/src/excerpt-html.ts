import type { SafeHtml } from '@planet-ceres/model';
import { escapeText, unescapeReferences } from './escape.ts';
import { isVoid, readTokens, type Token } from './grammar.ts';
import { markSafe } from './safe-html.ts';
import { isPlayer, readWords } from './words.ts';

/**
 * The beginning of safe markup, cut after so many words, or after the last word that ends within so many characters, with `…` at
 * the cut and every element closed. Words are those of Unicode, so it works for languages without spaces, and none is cut in two.
 * Formulas, drawings and pictures before the cut stay whole and count nothing; players are left out; a link to a place that is cut
 * off becomes text. Markup with no more words comes back as it is. Throws at a string that did not come out of the sanitizer, and
 * a `RangeError` for a number that is none.
 */
export function excerptHtml(html: SafeHtml, length: { words: number } | { characters: number }): SafeHtml {
  const limit = 'words' in length ? length.words : length.characters;
  if (!(limit >= 0)) throw new RangeError('excerptHtml() takes words or characters, as a number from 0 on.');
  const cut = findCut(html, 'words' in length ? { words: Math.floor(limit) } : length);
  return cut ? markSafe(cutAt(html, cut)) : html;
}

/** A piece of markup by its number, and where in its text. */
interface Cut {
  token: number;
  at: number;
}

/** Where the last word ends; before the first word, when there shall be none. Undefined when nothing has to go. */
function findCut(
  html: SafeHtml,
  { words = Infinity, characters = Infinity }: { words?: number; characters?: number },
): Cut | undefined {
  let count = 0;
  let end: Cut | undefined;
  for (const { first, last, read } of readWords(html)) {
    if (count === words || read > characters) return end ?? { token: first.token, at: 0 };
    count += 1;
    end = last;
  }
  return undefined;
}

function cutAt(html: SafeHtml, cut: Cut): string {
  const kept = tokensUntil(html, cut.token);
  const ids = new Set(kept.flatMap((token) => attributeOf(token, 'id') ?? []));
  const open: string[] = [];
  let excerpt = '';
  for (const [at, token] of kept.entries()) {
    const leftOut = open.some(isPlayer) || (token.type === 'start' && isPlayer(token.tag));
    if (token.type === 'start' && !isVoid(token.tag)) open.push(token.tag);
    if (token.type === 'end') open.pop();
    if (at === cut.token) excerpt += `${escapeText(unescapeReferences(token.html).slice(0, cut.at))}…`;
    else if (!leftOut) excerpt += isDangling(token, ids) ? withoutLink(token) : token.html;
  }
  return (
    excerpt +
    open
      .map((tag) => `</${tag}>`)
      .reverse()
      .join('')
  );
}

function tokensUntil(html: SafeHtml, last: number): Token[] {
  const tokens: Token[] = [];
  for (const token of readTokens(html)) {
    tokens.push(token);
    if (tokens.length > last) break;
  }
  return tokens;
}

type StartTag = Extract<Token, { type: 'start' }>;

function isDangling(token: Token, ids: ReadonlySet<string>): token is StartTag {
  const href = attributeOf(token, 'href');
  return href?.startsWith('#') === true && !ids.has(href.slice(1));
}

function withoutLink({ tag, attributes }: StartTag): string {
  const others = attributes.filter(([name]) => !ofLinks.has(name));
  return `<${tag}${others.map(([name, value]) => ` ${name}="${value}"`).join('')}>`;
}

const ofLinks = new Set(['href', 'hreflang', 'referrerpolicy', 'rel', 'type']);

function attributeOf(token: Token, name: string): string | undefined {
  return token.type === 'start' ? token.attributes.find(([each]) => each === name)?.[1] : undefined;
}
