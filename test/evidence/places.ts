/** A share of a text, from 0 up to 1, as an index. */
export function indexIn(text: string, share: number): number {
  return Math.floor(share * (text.length + 1));
}

/** A stretch that is short more often than long. */
export function rangeIn(
  text: string,
  { place, length }: { place: number; length: number },
): [start: number, end: number] {
  const start = indexIn(text, place);
  return [start, Math.min(text.length, start + Math.ceil(length ** 3 * text.length))];
}

/** The next tag behind a place, or the first, or the end where there is none. */
export function tagIn(text: string, share: number): { start: number; end: number } {
  const behind = text.indexOf('<', indexIn(text, share));
  const start = behind < 0 ? text.indexOf('<') : behind;
  if (start < 0) return { start: text.length, end: text.length };
  const end = text.indexOf('>', start);
  return { start, end: end < 0 ? text.length : end + 1 };
}

/** The text with more at an index. */
export function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
