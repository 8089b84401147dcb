import { parse, TomlError } from 'smol-toml';
import type { RawConfig } from './load-config.ts';
import { syntaxError } from './syntax-error.ts';

/** A TOML 1.0 config. Throws `BAD_CONFIG` with the line. */
export function readToml(text: string, file: string): RawConfig {
  try {
    return { input: parse(text), hasVariables: true };
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw syntaxError(file, undefined, String(cause), cause);
    const reason = (cause.message.split('\n')[0] ?? cause.message).replace(/^Invalid TOML document: /, '');
    throw syntaxError(file, cause.line, reason, cause);
  }
}
