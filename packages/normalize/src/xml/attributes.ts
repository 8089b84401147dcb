/** The attributes of a tag, values as written (entities not decoded). */
export interface Attributes {
  list: [name: string, value: string][];
  /** Something in the tag is not XML: a value without quotes or missing, a bare `&` or `<`, far too many attributes. */
  isOdd: boolean;
  /** There were more than are read. */
  isCut: boolean;
}

const most = 64;

// Made once: they are asked for every attribute of a document.
const separators = /[\s/"'=]+/y;
const names = /[^\s=/>"']+/y;
const equals = /\s*=\s*/y;
const bareValue = /[^\s>]*/y;

/** Reads the attributes of a whole open tag, `<a href="…">`. After the 64th the rest is left out. Linear. */
export function readAttributes(tag: string, name: string): Attributes {
  const list: [string, string][] = [];
  let isOdd = false;
  let at = name.length + 1;
  const end = tag.length - (tag.endsWith('/>') ? 2 : 1);
  const until = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    if (!pattern.test(tag)) return '';
    const start = at;
    at = pattern.lastIndex;
    return tag.slice(start, at);
  };
  while (at < end) {
    if (/["'=/]/.test(until(separators))) isOdd = true;
    const key = until(names);
    if (at > end || key === '') break;
    if (list.length === most) return { list, isOdd: true, isCut: true };
    const sign = until(equals);
    const mark = tag[at];
    let value = '';
    if (sign !== '' && (mark === '"' || mark === "'")) {
      const close = tag.indexOf(mark, at + 1);
      value = tag.slice(at + 1, close < 0 ? end : close);
      at = close < 0 ? end : close + 1;
      if (close < 0 || bareAmpersand.test(value) || value.includes('<')) isOdd = true;
    } else {
      if (sign !== '') value = until(bareValue).replace(/\/$/, '');
      isOdd = true;
    }
    list.push([key, value]);
  }
  return { list, isOdd, isCut: false };
}

/** Writes a tag whose attribute values are well-formed, whatever they were. */
export function writeTag(name: string, attributes: readonly [string, string][], selfClosed: boolean): string {
  const written = attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${written.join('')}${selfClosed ? '/' : ''}>`;
}

const bareAmpersand = /&(?!(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\dA-Za-z]{1,31});)/;
const bareAmpersands = new RegExp(bareAmpersand.source, 'g');

/**
 * Makes every `&` that starts no entity an `&amp;`. In a URL `&copy=2` would else become `©=2`.
 */
export function escapeAmpersands(text: string): string {
  return text.includes('&') ? text.replace(bareAmpersands, '&amp;') : text;
}

/** Markup as written, made fit to stand in double quotes. */
export function escapeAttribute(value: string): string {
  return escapeAmpersands(value).replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The value of an attribute, by lower-case name. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes.list.find(([key]) => key.toLowerCase() === name)?.[1];
}
