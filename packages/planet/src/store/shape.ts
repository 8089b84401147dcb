/** True, or what the value has to be. */
export type Check = (value: unknown) => true | string;

/** What a value has to look like: a check, a list of such, or an object with these keys. A key with `?` may be absent. */
export type Shape = Check | readonly [Shape] | { readonly [key: string]: Shape };

export const text: Check = (value) => typeof value === 'string' || 'text';
export const name: Check = (value) => (typeof value === 'string' && value !== '') || 'text that is not empty';
export const count: Check = (value) => (Number.isFinite(value) && Number(value) >= 0) || 'a number from 0 on';
export const number: Check = (value) => Number.isFinite(value) || 'a number';
export const yes: Check = (value) => value === true || 'true';
export const instant: Check = (value) =>
  (typeof value === 'string' && !Number.isNaN(Date.parse(value))) || 'a time like 2018-10-17T10:00:00.000Z';
export const webUrl: Check = (value) =>
  (typeof value === 'string' && /^https?:\/\//i.test(value)) || 'an address of the web';
export const base64: Check = (value) =>
  (typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)) || 'base64';

export function oneOf(...values: readonly (string | number)[]): Check {
  const known: readonly unknown[] = values;
  return (value) => known.includes(value) || values.map((one) => JSON.stringify(one)).join(' or ');
}

/** What is wrong with a value, as the end of a sentence that begins with its place. Undefined if nothing is; other keys may be there. */
export function faultOf(value: unknown, shape: Shape, path = ''): string | undefined {
  if (typeof shape === 'function') {
    const wanted = shape(value);
    return wanted === true ? undefined : `${path} is ${shown(value)}, but has to be ${wanted}`;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${path} is ${shown(value)}, but has to be a list`;
    return firstFault(value, (one, index) => faultOf(one, shape[0], `${path}.${index}`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `${path || 'it'} is ${shown(value)}, but has to be an object`;
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  return firstFault(Object.entries(shape), ([key, inner]) => {
    const field = key.replace(/\?$/, '');
    const place = path ? `${path}.${field}` : field;
    if (fields.has(field)) return faultOf(fields.get(field), inner, place);
    return key === field ? `${place} is missing` : undefined;
  });
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function firstFault<T>(
  values: readonly T[],
  fault: (value: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, value] of values.entries()) {
    const found = fault(value, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shown(value: unknown): string {
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}
