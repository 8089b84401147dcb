import { anyOf } from './any-of.ts';
import type { VariableTexts } from './expand-variables.ts';
import type { Problem } from './problem.ts';

/** A short value could be part of any word. */
const shortest = 3;

/** Problems with the names of variables, as the config has them, in place of what the variables stand for. */
export function hideValues(problems: readonly Problem[], texts: VariableTexts): Problem[] {
  const names = new Map<string, string>();
  // Whole texts first, as what is one value's beginning is another's middle.
  for (const [text, { shown }] of texts) names.set(text.toLowerCase(), shown);
  for (const { variables } of texts.values()) {
    for (const { name, value } of variables) {
      if (value.length >= shortest) names.set(value.toLowerCase(), `\${${name}}`);
    }
  }
  for (const [text, shown] of [...names]) {
    for (const form of [JSON.stringify(text).slice(1, -1), encodeURI(text), encodeURIComponent(text)]) {
      names.set(form.toLowerCase(), shown);
    }
  }
  names.delete('');
  if (names.size === 0) return [...problems];
  const pattern = anyOf(names.keys());
  const hide = (text: string) => text.replace(pattern, (found) => names.get(found.toLowerCase()) ?? found);
  return problems.map(({ path, message, hint }) => ({
    path,
    message: hide(message),
    ...(hint && { hint: hide(hint) }),
  }));
}
