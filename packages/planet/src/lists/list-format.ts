import type { ListInput } from '../config/planet-config.ts';
import type { ListBody } from '../store/store.ts';

/** What a list can be written in. A config can be written in several ways. */
export type ListFormat = 'opml' | 'csv' | 'foaf' | ConfigFormat;
export type ConfigFormat = 'yaml' | 'toml' | 'json' | 'ini';

const byEnd: Readonly<Record<string, ListFormat>> = {
  ...{ opml: 'opml', csv: 'csv', rdf: 'foaf', foaf: 'foaf' },
  ...{ yaml: 'yaml', yml: 'yaml', toml: 'toml', json: 'json', ini: 'ini' },
};

const byType: readonly [type: RegExp, format: ListFormat][] = [
  [/\bopml\b/, 'opml'],
  [/^text\/csv\b/, 'csv'],
  [/\brdf\+xml\b/, 'foaf'],
  [/\byaml\b/, 'yaml'],
  [/\btoml\b/, 'toml'],
  [/\bjson\b/, 'json'],
];

/** The format that the config says; else what the beginning of a list tells, its name, its media type. Undefined if none does. */
export function listFormat(
  { from, format }: Pick<ListInput, 'from' | 'format'>,
  { contentType = '' }: Pick<ListBody, 'contentType'>,
  text: string,
): ListFormat | undefined {
  if (format !== undefined && format !== 'config') return format;
  const end = /\.(\w+)$/.exec(pathOf(from))?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(byEnd, end) ? byEnd[end] : undefined;
  const typed = byType.find(([type]) => type.test(contentType.toLowerCase()))?.[1];
  const begun = byBeginning(text);
  const guesses = [begun, named, typed].filter((guess) => guess !== undefined);
  if (format === undefined) return guesses[0];
  return guesses.find(isConfigFormat) ?? 'yaml';
}

function pathOf(from: string): string {
  return URL.parse(from)?.pathname ?? from;
}

function isConfigFormat(format: ListFormat): format is ConfigFormat {
  return ['yaml', 'toml', 'json', 'ini'].includes(format);
}

/** XML, JSON and the old ini files cannot be mistaken, whatever they are called. */
function byBeginning(text: string): ListFormat | undefined {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('<')) {
    if (/<(?:[\w.-]+:)?RDF[\s>]/i.test(start)) return 'foaf';
    return /<opml[\s>]/i.test(start) ? 'opml' : undefined;
  }
  if (start.startsWith('{')) return 'json';
  if (/^\[Planet\]\s*$/m.test(start)) return 'ini';
  return /^\[\[members\]\]\s*$/m.test(start) ? 'toml' : undefined;
}
