/** An id as it stays: nothing that a fragment or markup would trip over. */
const plain = /^[^\s"`<>&#]{1,200}$/u;

/**
 * An id with the entry's prefix; one that has it already is left. So no id of an entry is one of the page's, or shadows a
 * property of `document`. Undefined when the id has spaces or other characters that no fragment can point to.
 */
export function prefixId(id: string, prefix: string): string | undefined {
  const trimmed = id.trim();
  const bare = trimmed.startsWith(prefix) ? trimmed.slice(prefix.length) : trimmed;
  return plain.test(bare) ? prefix + bare : undefined;
}

/** A space-separated list of ids (`headers` of a table cell), each with the prefix. */
export function prefixIds(ids: string, prefix: string): string | undefined {
  const prefixed = ids.split(/\s+/).flatMap((id) => prefixId(id, prefix) ?? []);
  return prefixed.length > 0 ? prefixed.join(' ') : undefined;
}

/**
 * A safe prefix from any text: letters, digits, `_` and `-`, a letter first and `-` last, so it never is a property's name. Letters
 * of other alphabets are written as numbers: two texts in them are two prefixes.
 */
export function idPrefixOf(text: string): string {
  const ascii = text.replace(/[^\0-\x7f]/gu, (letter) => letter.codePointAt(0)?.toString(16) ?? '');
  const plainText = ascii.replace(/[^A-Za-z0-9_-]/g, '-').replace(/-*$/, '-');
  return /^[A-Za-z]/.test(plainText) ? plainText : `e-${plainText.replace(/^-+/, '')}`;
}
