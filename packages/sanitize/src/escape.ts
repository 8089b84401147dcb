const special = /[&<>"\u00a0]/g;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** Text as HTML writes it (HTML §13.3, escaping a string). */
export function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (character) => references[character] ?? '');
}

/** An attribute's value, to stand between double quotes. `<` and `>` are escaped too, so no tag ever seems to end inside one. */
export function escapeAttribute(value: string): string {
  return value.replace(special, (character) => references[character] ?? '');
}

/** Undoes `escapeText` and `escapeAttribute`. Knows these five references and no others. */
export function unescapeReferences(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => characters[name] ?? '');
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
};
