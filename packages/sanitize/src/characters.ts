// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/**
 * Text that HTML reads back unchanged and XML 1.0 §2.2 can carry: no control characters but tab and line feed, no
 * noncharacters, no lone surrogates (they become U+FFFD), every line end a line feed.
 */
export function cleanCharacters(text: string): string {
  const legal = text.replace(/\r\n?/g, '\n').replace(illegal, '');
  return legal.isWellFormed() ? legal : legal.toWellFormed();
}

/** True when `cleanCharacters` would change nothing. */
export function hasCleanCharacters(text: string): boolean {
  return text.search(illegal) < 0 && !text.includes('\r') && text.isWellFormed();
}
