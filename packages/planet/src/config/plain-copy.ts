import { isUnfit, reasonOf } from './printable.ts';

/** What is wrong with one place in a config, before anybody asks what belongs there. */
interface Flaw {
  path: readonly PropertyKey[];
  message: string;
  hint?: string;
}

/** A config is a few levels deep; what is much deeper ends in an overflow somewhere. */
export const deepest = 20;

/** Objects that would pass for groups without settings. */
const odd: readonly [type: new (...given: never[]) => object, kind: string, hint?: string][] = [
  [Date, 'a date'],
  [RegExp, 'a regular expression'],
  [Map, 'a map'],
  [Set, 'a set'],
  [Uint8Array, 'binary data'],
  [URL, 'a URL object'],
  [Promise, 'a promise', 'Put "await" before what makes it.'],
];

const unfit = {
  message: 'holds a character that cannot be shown, or that turns the text around it',
  hint: 'Type the text anew.',
};

/**
 * A copy of the groups and lists of a config, which may be anything where the config is a program: what cannot be read
 * and what lies too deep is left out. These and texts with control characters are `flaws`. What stands in two places, or
 * within itself, is copied once.
 */
export function plainCopy(input: unknown): { copy: unknown; flaws: Flaw[] } {
  const flaws: Flaw[] = [];
  const copies = new Map<object, unknown>();
  return { copy: part(() => input, []), flaws };

  function part(read: () => unknown, path: readonly PropertyKey[]): unknown {
    try {
      const value = read();
      if (typeof value === 'string' && isUnfit(value)) flaws.push({ path, ...unfit });
      return typeof value === 'object' && value !== null ? copyOf(value, path) : value;
    } catch (cause) {
      flaws.push({ path, message: `cannot be read: ${reasonOf(cause)}` });
      return undefined;
    }
  }

  function copyOf(value: object, path: readonly PropertyKey[]): unknown {
    const known = copies.get(value);
    if (known !== undefined) return known;
    const [, kind, hint = 'Write it as text or as a list.'] =
      odd.find(([type]) => value instanceof type) ?? [];
    if (kind !== undefined) {
      flaws.push({
        path,
        message: `is ${kind}, and no setting takes one`,
        hint,
      });
      return undefined;
    }
    if (path.length > deepest) {
      flaws.push({ path, message: 'lies too deep' });
      return undefined;
    }
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      copies.set(value, list);
      for (let at = 0; at < value.length; at++) list.push(part(() => value[at], [...path, at]));
      return list;
    }
    const group = {};
    copies.set(value, group);
    for (const key of Object.keys(value)) {
      const place = [...path, key];
      if (isUnfit(key)) flaws.push({ path: place, ...unfit });
      const copy = part(() => Reflect.get(value, key), place);
      // What a program leaves undefined is left out.
      if (copy === undefined) continue;
      // Set by assignment, a key `__proto__` would be none.
      Object.defineProperty(group, key, {
        value: copy,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return group;
  }
}
