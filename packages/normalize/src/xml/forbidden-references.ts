/**
 * References to characters that no XML document may hold, by reference neither (XML 1.0 §2.2, §4.1): controls but tab and line ends,
 * U+FFFE and U+FFFF. References to surrogates are left; they are decoded to U+FFFD.
 */
const forbidden =
  /&#(?:x0*(?:[0-8bcef]|1[\da-f]|fff[ef])(?![\da-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?/gi;

/** With spaces in the places of such references. Of what stands around one, nothing may be left that makes another. */
export function withoutForbiddenReferences(text: string): string {
  return text.includes('&#') ? text.replace(forbidden, ' ') : text;
}
