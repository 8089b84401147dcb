/**
 * The characters of the bytes 0x80–0x9F in windows-1252, in order. Ours because `TextDecoder('windows-1252')` of several Node
 * releases (20.18, 22.13, 24.0–24.6; nodejs/node #56542) gives C1 controls instead. The five unassigned bytes stay what they are.
 */
const table =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Replaces C1 controls (U+0080–U+009F) by the characters that windows-1252 has there; nobody writes C1 controls on purpose. */
export function mendC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => table.charAt(control.charCodeAt(0) - 0x80));
}

/** Decodes windows-1252, which is also what every feed means that says ISO-8859-1 (WHATWG Encoding §4.2). */
export function decodeWindows1252(bytes: Uint8Array): string {
  return mendC1(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
