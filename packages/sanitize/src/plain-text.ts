import { cleanCharacters } from './characters.ts';

/**
 * The text of any markup, without building a tree and in time proportional to its length: tags become nothing or a line end,
 * the content of scripts, styles and the like goes, the commonest references are decoded. Made for what could not be
 * sanitized; whoever shows it must escape it whole, for it promises nothing about what it returns.
 */
export function plainText(html: string): string {
  let text = '';
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, open);
    const start = tagStart(html, open);
    if (start === undefined) {
      text += '<';
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', hidden.has(start) ? endOfHidden(html, open, start) : open + 1);
    if (close < 0) break;
    if (lines.has(start.replace('/', ''))) text += '\n';
    at = close + 1;
  }
  return cleanCharacters(decode(text))
    .replace(/[\t ]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

/** The name of the tag that begins at `open`, with the slash of an end tag; empty for a comment and the like; undefined for a mere `<`. */
function tagStart(html: string, open: number): string | undefined {
  const start = html.slice(open + 1, open + 20);
  if (/^[!?]|^\/(?![a-z])/i.test(start)) return '';
  return /^\/?[a-z][a-z0-9]*/i.exec(start)?.[0].toLowerCase();
}

/** Where the end tag of an element without text of its own begins, or the end of the markup. */
function endOfHidden(html: string, from: number, tag: string): number {
  const end = new RegExp(`</${tag}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

const hidden = new Set(['iframe', 'noembed', 'noframes', 'script', 'style', 'template', 'textarea', 'title']);
const lines = new Set(
  'blockquote br dd div dt figcaption h1 h2 h3 h4 h5 h6 hr li ol p pre table td tr ul'.split(' '),
);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (reference, decimal, hex, name) => {
      if (name) return named[String(name).toLowerCase()] ?? reference;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
    },
  );
}
