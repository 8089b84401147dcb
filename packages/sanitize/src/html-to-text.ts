import type { SafeHtml } from '@planet-ceres/model';
import { blocks } from './blocks.ts';
import { unescapeReferences } from './escape.ts';
import { readTokens } from './grammar.ts';
import { isPlayer } from './words.ts';

/**
 * What a reader would read, as plain text: blocks on lines of their own, white space as shown (kept in `<pre>`), at most one
 * empty line at a time, images by their `alt`, the content of players left out. The result is text: escape it wherever it
 * becomes markup again. Throws at a string that did not come out of the sanitizer.
 */
export function htmlToText(html: SafeHtml): string {
  const page = createPage();
  let preformatted = 0;
  let hidden = 0;
  for (const token of readTokens(html)) {
    if (token.type === 'text') {
      if (hidden === 0) page.write(unescapeReferences(token.html), preformatted > 0);
      continue;
    }
    const step = token.type === 'start' ? 1 : -1;
    if (isPlayer(token.tag)) hidden += step;
    if (token.tag === 'pre') preformatted += step;
    if (blocks.has(token.tag)) page.startLine();
    if (token.type === 'end' || hidden > 0) continue;
    if (token.tag === 'br') page.endLine();
    if (token.tag === 'td' || token.tag === 'th') page.write(' ', false);
    if (token.tag === 'img') page.write(altOf(token.attributes), false);
  }
  return page.read();
}

/** Lines as they grow. Looks back at no more than one character, so that time stays proportional to length. */
function createPage() {
  const lines: string[] = [];
  let line = '';
  let isSpaced = true;
  const endLine = () => {
    const ended = line.trimEnd();
    if (ended !== '' || lines.at(-1) !== '') lines.push(ended);
    line = '';
    isSpaced = true;
  };
  return {
    endLine,
    startLine() {
      if (line !== '') endLine();
    },
    write(text: string, isPreformatted: boolean) {
      if (isPreformatted) {
        const [first = '', ...more] = text.split('\n');
        line += first;
        for (const next of more) {
          endLine();
          line = next;
        }
        isSpaced = line === '';
        return;
      }
      const collapsed = text.replace(/[ \t\n\f\u00a0]+/g, ' ');
      const shown = isSpaced ? collapsed.trimStart() : collapsed;
      if (shown === '') return;
      line += shown;
      isSpaced = shown.endsWith(' ');
    },
    read: () => [...lines, line].join('\n').trim(),
  };
}

function altOf(attributes: readonly (readonly [string, string])[]): string {
  return unescapeReferences(attributes.find(([name]) => name === 'alt')?.[1] ?? '');
}
