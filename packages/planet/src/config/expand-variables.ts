import { deepest } from './plain-copy.ts';
import type { Problem } from './problem.ts';

/** A text of a config that holds variables of the environment. */
export interface WithVariables {
  /** With the names of the variables, `${TOKEN}`, in place of what they stand for. */
  shown: string;
  variables: { name: string; value: string }[];
}

/** Such texts, by what they come to. */
export type VariableTexts = ReadonlyMap<string, WithVariables>;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A config with `${NAME}` and `${NAME:-default}` in its texts replaced by what the environment says; `$${` stands for a plain
 * `${`. Keys, numbers and whatever is no text stay as they are. A variable that is not set is a problem, and its text
 * stays as it is written.
 */
export function expandVariables(
  input: unknown,
  env: Environment,
): { input: unknown; texts: VariableTexts; problems: Problem[] } {
  const texts = new Map<string, WithVariables>();
  const problems: Problem[] = [];
  // What stands in two places of a YAML file, or within itself, is expanded once.
  const copies = new Map<object, unknown>();
  return { input: part(input, []), texts, problems };

  function part(value: unknown, path: readonly string[]): unknown {
    if (typeof value === 'string') return textOf(value, path);
    // What is no plain group is none of settings.
    if (!Array.isArray(value) && !isGroup(value)) return value;
    if (path.length > deepest) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    for (const [key, inner] of Object.entries(value)) {
      // Set by assignment, a key `__proto__` would be none.
      const written = { value: part(inner, [...path, key]), enumerable: true, configurable: true };
      Object.defineProperty(copy, key, { ...written, writable: true });
    }
    return copy;
  }

  function textOf(text: string, path: readonly string[]): string {
    if (!text.includes('${')) return text;
    const { expanded, shown, variables, wrong } = expand(text, env);
    problems.push(...wrong.map((problem) => ({ path: path.join('.'), ...problem })));
    if (wrong.length > 0) return text;
    if (variables.length > 0) texts.set(expanded.trim(), { shown, variables });
    return expanded;
  }
}

/** A text that means itself, however many `${` it holds. */
export function escapeVariables(text: string): string {
  // As a text, it would stand for one dollar.
  return text.replaceAll('${', () => '$${');
}

function isGroup(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function expand(text: string, env: Environment) {
  const variables: WithVariables['variables'] = [];
  const wrong: Omit<Problem, 'path'>[] = [];
  let shown = '';
  let at = 0;
  const expanded = text.replace(
    /\$\$\{|\$\{([^}]*)(\}?)/g,
    (found, inside: string | undefined, end: string | undefined, place: number) => {
      shown += text.slice(at, place);
      at = place + found.length;
      if (inside === undefined) {
        shown += '${';
        return '${';
      }
      const [, name = '', otherwise] = /^([A-Za-z_]\w*)(?::-(.*))?$/s.exec(inside) ?? [];
      shown += `\${${name}}`;
      if (name === '' || end === '') {
        const message = `${JSON.stringify(found.slice(0, 40))} names no variable`;
        const hint = `Write \${NAME}, \${NAME:-default}, or $\${ where a plain \${ is meant.`;
        wrong.push({ message, hint });
        return found;
      }
      const set = Object.hasOwn(env, name) ? env[name] : undefined;
      const value = otherwise === undefined ? set : set || otherwise;
      if (value === undefined) {
        const hint = `Set it where the planet is built, or write \${${name}:-default}; $\${ stands for a plain \${.`;
        wrong.push({ message: `the environment has no variable ${name}`, hint });
        return found;
      }
      variables.push({ name, value });
      return value;
    },
  );
  return { expanded, shown: shown + text.slice(at), variables, wrong };
}
