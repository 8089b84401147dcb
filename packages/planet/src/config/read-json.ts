import type { RawConfig } from './load-config.ts';
import { syntaxError } from './syntax-error.ts';

/** A JSON config. Throws `BAD_CONFIG` with the line. */
export function readJson(text: string, file: string): RawConfig {
  try {
    return { input: JSON.parse(text) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // V8 gives the offset, except where the text ends too early.
    const offset = Number(/at position (\d+)/.exec(reason)?.[1] ?? text.length);
    const line = text.slice(0, offset).split('\n').length;
    throw syntaxError(
      file,
      line,
      reason.replace(/ in JSON at position.*$/s, '').replace(/, ("|\.\.\.).*$/s, ''),
      cause,
    );
  }
}
