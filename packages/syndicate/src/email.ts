/** Whether a text is an address as feeds must write it; `ann AT example DOT org` is none and is left out. */
export function isEmail(text: string | undefined): text is string {
  return text !== undefined && /^[^\s@<>()]+@[^\s@<>()]+$/.test(text);
}
