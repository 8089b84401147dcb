import { voidElements } from './serialize.ts';

/** One piece of clean markup. `html` is how it is written. */
export type Token =
  | { type: 'text'; html: string }
  | {
      type: 'start';
      html: string;
      tag: string;
      attributes: readonly (readonly [name: string, value: string])[];
    }
  | { type: 'end'; html: string; tag: string };

/**
 * Reads the language that leaves the sanitizer, and no other: text; `<tag name="value">`; `</tag>`; in text and values `&`
 * only as `&amp; &lt; &gt; &quot; &nbsp;`, never a bare `<` or `>`. Values are still escaped. Throws an error that quotes the
 * place at anything else. Needs no tree and no parser: any HTML tokenizer (HTML §13.2.5) that starts in the data state, and
 * is not switched out of it by a tag, reads the same pieces.
 */
export function* readTokens(html: string): Generator<Token> {
  if (typeof html !== 'string')
    throw new TypeError('Markup is a string: hand on what sanitize() gave as html.');
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) yield { type: 'text', html: checkText(html.slice(at, textEnd)) };
    if (open < 0) return;
    const close = html.indexOf('>', open);
    if (close < 0) throw unknown('A tag does not end', html.slice(open));
    yield readTag(html.slice(open, close + 1));
    at = close + 1;
  }
}

/** True for an element without content and end tag. */
export function isVoid(tag: string): boolean {
  return voidElements.has(tag);
}

const startTag = /^<([a-z][a-zA-Z0-9]*)((?: [a-z][a-zA-Z0-9-]*="[^"<>]*")*)>$/;
const endTag = /^<\/([a-z][a-zA-Z0-9]*)>$/;
const attribute = / ([a-zA-Z0-9-]+)="([^"]*)"/g;

function readTag(html: string): Token {
  const isEnd = html.startsWith('</');
  const [, tag, written = ''] = (isEnd ? endTag : startTag).exec(html) ?? [];
  if (!tag) throw unknown('No tag as the sanitizer writes it', html);
  if (isEnd) return { type: 'end', html, tag };
  if (written === '') return { type: 'start', html, tag, attributes: [] };
  const attributes = Array.from(written.matchAll(attribute), ([, name = '', value = '']) => {
    return [name, checkText(value)] as const;
  });
  return { type: 'start', html, tag, attributes };
}

function checkText(html: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|nbsp);)/.test(html)) throw unknown('Not escaped', html);
  return html;
}

function unknown(what: string, html: string): Error {
  return new Error(
    `${what}: ${JSON.stringify(html.slice(0, 60))}. Only what sanitize() gave as html can be read.`,
  );
}
