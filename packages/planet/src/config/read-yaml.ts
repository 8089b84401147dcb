import { parse, YAMLParseError } from 'yaml';
import type { RawConfig } from './load-config.ts';
import { reasonOf } from './printable.ts';
import { syntaxError } from './syntax-error.ts';

/** A YAML 1.2 config. An empty file reads as an empty config. Throws `BAD_CONFIG` with the line. */
export function readYaml(text: string, file: string): RawConfig {
  try {
    return { input: parse(text, { logLevel: 'error' }) ?? {}, hasVariables: true };
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw syntaxError(file, undefined, reasonOf(cause), cause);
    const reason = cause.message.split(/ at line |:?\n|; please use/)[0] ?? cause.message;
    throw syntaxError(file, cause.linePos?.[0].line, reason, cause);
  }
}
