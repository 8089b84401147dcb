import type { SafeHtml } from '@planet-ceres/model';
import { unescapeReferences } from './escape.ts';
import { readTokens } from './grammar.ts';

/**
 * What a reader would read, as plain text: blocks on lines of their own, white space as shown (kept in `<pre>`), images by
 * their `alt`, the content of players left out. The result is text: escape it wherever it becomes markup again. Throws at a
 * string that did not come out of the sanitizer.
 */
export function htmlToText(html: SafeHtml): string {
  let text = '';
  let preformatted = 0;
  let hidden = 0;
  for (const token of readTokens(html)) {
    if (token.type === 'text') {
      const shown = unescapeReferences(token.html);
      if (hidden === 0) text += preformatted > 0 ? shown : collapse(shown, text);
      continue;
    }
    const step = token.type === 'start' ? 1 : -1;
    if (players.has(token.tag)) hidden += step;
    if (token.tag === 'pre') preformatted += step;
    if (blocks.has(token.tag)) text = newLine(text);
    if (token.type === 'start' && token.tag === 'br') text += '\n';
    if (token.type === 'start' && token.tag === 'img' && hidden === 0) text += altOf(token.attributes);
    if (token.type === 'start' && (token.tag === 'td' || token.tag === 'th'))
      text += /[\s]$|^$/.test(text) ? '' : ' ';
  }
  return text
    .replace(/[ \t\u00a0]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function collapse(shown: string, before: string): string {
  const collapsed = shown.replace(/[ \t\n\f\u00a0]+/g, ' ');
  return /(?:^|\s)$/.test(before) ? collapsed.trimStart() : collapsed;
}

function newLine(text: string): string {
  const line = text.replace(/[ \t]+$/, '');
  return line === '' || line.endsWith('\n') ? line : `${line}\n`;
}

function altOf(attributes: readonly (readonly [string, string])[]): string {
  return unescapeReferences(attributes.find(([name]) => name === 'alt')?.[1] ?? '');
}

const players = new Set(['audio', 'video']);
const blocks = new Set(
  [
    'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header',
    'hgroup hr li menu ol p pre section summary table tr ul',
  ]
    .join(' ')
    .split(' '),
);
