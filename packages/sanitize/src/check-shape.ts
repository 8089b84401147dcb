import { defaultPolicy } from './policy.ts';

/** A place in a policy and what is wrong there. */
export interface ShapeProblem {
  path: string;
  message: string;
}

/**
 * Where a policy is not built as `defaultPolicy` is: a field that is missing, unknown or of another type. What a well-typed program
 * cannot get wrong, but one without types, or a policy read from a file, can.
 */
export function shapeProblems(policy: unknown): ShapeProblem[] {
  return [...compare('', policy, defaultPolicy)];
}

function* compare(path: string, value: unknown, model: unknown): Generator<ShapeProblem> {
  const here = path === '' ? 'The policy' : path;
  if (Array.isArray(model)) {
    const isList = Array.isArray(value);
    if (!isList) yield { path: here, message: `is ${nameOf(value)}, not a list` };
    else if (path === 'embeds') yield* value.flatMap((embed, at) => embedProblems(`embeds[${at}]`, embed));
    else yield* itemProblems(here, value);
    return;
  }
  if (typeof model === 'number') {
    const isNumber = typeof value === 'number' && value > 0 && !Number.isNaN(value);
    if (!isNumber) yield { path: here, message: `is ${nameOf(value)}, not a number above 0` };
    return;
  }
  if (!isRecord(value)) {
    yield { path: here, message: `is ${nameOf(value)}, not an object` };
    return;
  }
  if (path === 'html') {
    for (const [tag, own] of Object.entries(value)) yield* compare(`html.${tag}`, own, []);
  } else if (path === 'rename' || path === 'styles') {
    yield* itemProblems(here, Object.values(value));
  } else {
    yield* fieldProblems(path, value, model as Readonly<Record<string, unknown>>);
  }
}

function* fieldProblems(
  path: string,
  value: Readonly<Record<string, unknown>>,
  model: Readonly<Record<string, unknown>>,
): Generator<ShapeProblem> {
  const inside = (field: string) => (path === '' ? field : `${path}.${field}`);
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(model, field)) {
      yield { path: inside(field), message: `is no field; there are ${Object.keys(model).join(', ')}` };
    }
  }
  for (const [field, inner] of Object.entries(model)) yield* compare(inside(field), value[field], inner);
}

function itemProblems(path: string, list: readonly unknown[]): ShapeProblem[] {
  const wrong = list.find((item) => typeof item !== 'string');
  return wrong === undefined && !list.includes(undefined)
    ? []
    : [{ path, message: `holds ${nameOf(wrong)}, and may hold text only` }];
}

function embedProblems(path: string, embed: unknown): ShapeProblem[] {
  if (!isRecord(embed)) return [{ path, message: `is ${nameOf(embed)}, not an object` }];
  const { name, from, verb = '', to = '' } = embed;
  const texts = { name, verb, to };
  const wrong = Object.entries(texts).find(([, value]) => typeof value !== 'string');
  if (wrong) return [{ path: `${path}.${wrong[0]}`, message: `is ${nameOf(wrong[1])}, not text` }];
  if (!Array.isArray(from)) return [{ path: `${path}.from`, message: `is ${nameOf(from)}, not a list` }];
  const address = from.find((each) => typeof each !== 'string' || /^\w+:\/\//.test(each));
  return address === undefined
    ? []
    : [{ path: `${path}.from`, message: `holds ${nameOf(address)}; it is written without "https://"` }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}
