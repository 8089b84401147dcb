import { isDeepStrictEqual } from 'node:util';
import type { Normalized } from '../../../packages/normalize/src/index.ts';

const urlKey = /^(?:icon|logo|hub|self|next|previousArchive|image|url|\w+Url)$/;
const dateKey = /^(?:published|updated|seen)$/;
/** What no text has, whatever the feed says. Content is markup and may have the marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What of a result is not as the package promises, as sentences. */
export function brokenPromises(normalized: Normalized): string[] {
  const broken: string[] = [];
  const { feed, entries } = normalized;
  look({ feed, entries }, '', broken);
  const ids = entries.map(({ id }) => id);
  if (ids.some((id) => id.trim() === '')) broken.push('An entry has no id.');
  if (new Set(ids).size < ids.length) broken.push('Two entries share an id.');
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(normalized)), normalized)) {
    broken.push('The result is not what it is after a trip through JSON.');
  }
  return broken;
}

/** Adds what is wrong with a value and all within. */
function look(value: unknown, path: string, broken: string[]): void {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (value === null || value === undefined || value === '')
    broken.push(`${path} is ${JSON.stringify(value)}.`);
  if (typeof value === 'string')
    broken.push(
      ...flaws(value, key).map((flaw) => `${path} ${flaw}: ${JSON.stringify(value.slice(0, 200))}`),
    );
  if (typeof value === 'number' && !(value >= 0 && value <= Number.MAX_SAFE_INTEGER))
    broken.push(`${path} is ${value}.`);
  if (typeof value !== 'object' || value === null) return;
  for (const [inner, part] of Object.entries(value))
    look(part, Array.isArray(value) ? path : `${path}.${inner}`, broken);
}

function flaws(value: string, key: string): string[] {
  return [
    ...(urlKey.test(key) && !isHttpUrl(value) ? ['is no absolute http(s) URL'] : []),
    ...(dateKey.test(key) && !isIsoDate(value) ? ['is no date'] : []),
    ...(key === 'language' && !isLanguage(value) ? ['is no language'] : []),
    ...(controls.test(value) ? ['has control characters'] : []),
    ...(value.isWellFormed() ? [] : ['has half a character']),
    ...(/^(?:title|summary|subtitle|name)$/.test(key) && /^\s|\s$|[\r\n]/.test(value)
      ? ['is not one trimmed line']
      : []),
  ];
}

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//.test(value) && URL.parse(value)?.href === value;
}

function isIsoDate(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}
