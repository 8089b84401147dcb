import { plainCopy } from './plain-copy.ts';
import type { ConfigInput } from './planet-config.ts';

/**
 * What is left of a config when everything at these paths is taken out, so that the rest can be checked in the same run
 * and all problems be told at once. Lists keep their places: what is taken out of one leaves a hole. Nothing is left of
 * what is wrong as a whole.
 */
export function soundPart(
  input: unknown,
  wrong: readonly (readonly PropertyKey[])[],
): ConfigInput | undefined {
  if (wrong.some((path) => path.length === 0)) return undefined;
  const rest = plainCopy(input).copy;
  for (const path of wrong) remove(rest, holder(path));
  return rest as ConfigInput;
}

/** Of the elements of a list: the settings without which there is none. */
const essential: ReadonlyMap<PropertyKey, readonly PropertyKey[]> = new Map([
  ['members', ['feed']],
  ['views', ['id', 'title']],
  ['lists', ['from']],
]);

/**
 * What has to go when the value at `path` is wrong: a member without its feed is none, nor is a link or a face without its URL, and half a
 * rule for entries says something else than the whole.
 */
function holder(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const rule = path.findIndex((key, at) => path[at - 1] === 'filters' && typeof key === 'number');
  if (rule >= 0) return path.slice(0, rule + 1);
  const [list = '', , key = ''] = path;
  if (list === 'links' || list === 'notes') return path.slice(0, 2);
  if (list === 'members' && key === 'face') return path.slice(0, 3);
  return essential.get(list)?.includes(key) ? path.slice(0, 2) : path;
}

function remove(from: unknown, path: readonly PropertyKey[]): void {
  const [key, ...deeper] = path;
  if (key === undefined || !isObject(from)) return;
  if (deeper.length > 0) remove(from[key], deeper);
  else delete from[key];
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
