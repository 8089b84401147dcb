/**
 * What a reader sees of markup that may hold anything: without elements, comments, scripts and styles, with the
 * descriptions of its pictures. Made for looking things up in; it is no markup and must never become any.
 */
export function readText(markup: string): string {
  return decode(
    markup
      .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
      .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
      .replace(/<\/?([a-z][a-z0-9]*)\b[^<>]*>/gi, readTag),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** A word may be marked up in the middle: inline elements leave no gap. */
const inline = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

function readTag(tag: string, name: string): string {
  const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  if (alt) return ` ${alt[1] ?? alt[2] ?? alt[3] ?? ''} `;
  return inline.has(name.toLowerCase()) ? '' : ' ';
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (reference, decimal, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? reference;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
    },
  );
}
