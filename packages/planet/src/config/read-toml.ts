import { parse, TomlDate, TomlError } from 'smol-toml';
import type { RawConfig } from './load-config.ts';
import { syntaxError } from './syntax-error.ts';

/** A TOML 1.0 config. A date is a text, as it is in YAML and JSON. Throws `BAD_CONFIG` with the line. */
export function readToml(text: string, file: string): RawConfig {
  try {
    return { input: withDatesAsTexts(parse(text)), hasVariables: true };
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw syntaxError(file, undefined, String(cause), cause);
    const reason = (cause.message.split('\n')[0] ?? cause.message).replace(/^Invalid TOML document: /, '');
    throw syntaxError(file, cause.line, reason, cause);
  }
}

function withDatesAsTexts(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(withDatesAsTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDatesAsTexts(inner)]));
}
