import { RE2JS } from 're2js';

/**
 * The test that an RE2 regular expression is, anywhere in a text. Its time is linear in the text: RE2 does not go back. A
 * pattern that repeats nothing cannot go back far in JavaScript's own engine either, which is many times as fast, so that
 * one is taken where both mean the same. Throws a `SyntaxError` that says what is wrong.
 */
export function compilePattern(
  pattern: string,
  { caseSensitive }: { caseSensitive: boolean },
): (text: string) => boolean {
  const wrong = patternProblem(pattern);
  if (wrong !== undefined) throw new SyntaxError(`${JSON.stringify(pattern)} is no pattern: ${wrong}.`);
  if (isPlain(pattern)) {
    const native = new RegExp(withRe2Dots(pattern), caseSensitive ? 'u' : 'iu');
    return (text) => native.test(text);
  }
  const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  return (text) => compiled.matcher(text).find();
}

/** In RE2 a dot is all but a line feed; in JavaScript it is no carriage return and no line separator either. */
function withRe2Dots(pattern: string): string {
  return pattern.replace(/\\?./gsu, (sign) => (sign === '.' ? '[^\\n]' : sign));
}

/** What keeps a text from being a pattern, without a full stop; undefined for one that can be compiled. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > longest) return `it is longer than ${longest} characters`;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return reason.replace(/^error parsing regexp: /, '');
  }
}

const longest = 10_000;

/** Letters, digits, spaces, escaped signs, word boundaries, dots, groups and alternatives: nothing that repeats. */
function isPlain(pattern: string): boolean {
  return (
    /^(?:[\p{L}\p{N} "'#%&,:;<=>@_`~!.|()]|\\[b.|()[\]{}*+?^$\\/])*$/u.test(pattern) &&
    !pattern.includes('(?')
  );
}
