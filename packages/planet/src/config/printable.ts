/** Control characters but tab and line ends, and those that turn the direction of the text around them. */
const unfit = /(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Whether a text holds characters that no page and no terminal should be given. */
export function isUnfit(text: string): boolean {
  return unfit.test(text);
}

/** A text on one line, fit for a terminal: such characters as `\u001b`, and of a long text its beginning and its end. */
export function printable(text: string, longest = 400): string {
  const half = Math.floor(longest / 2);
  const short = text.length > longest ? `${text.slice(0, half)}…${text.slice(-half)}` : text;
  return short.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** What something that was thrown says, whatever it is. */
export function reasonOf(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause);
  } catch {
    return 'something was thrown that says nothing';
  }
}
