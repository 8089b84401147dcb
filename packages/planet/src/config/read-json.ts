import type { RawConfig } from './load-config.ts';
import { syntaxError } from './syntax-error.ts';

/** A JSON config. Throws `BAD_CONFIG` with the line. */
export function readJson(text: string, file: string): RawConfig {
  try {
    return { input: JSON.parse(text), hasVariables: true };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const reason = message.replace(/ in JSON at position.*$/s, '').replace(/, ("|\.\.\.).*$/s, '');
    throw syntaxError(file, text.slice(0, mistakeIn(text)).split('\n').length, reason, cause);
  }
}

/** Where the text stops being the beginning of some JSON: V8 tells the place of few mistakes, so it is searched for. */
function mistakeIn(text: string): number {
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^(Unexpected end|Unterminated)/.test(message) || Number(position) === text.length;
  }
}
