/** Header fields as undici gives them: lower-case names, Latin-1 values, an array where a field came more than once. */
export type HeaderFields = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The value of a field that may come only once, spaces and tabs around it trimmed. Undefined if it is absent, empty, or
 * came more than once with different values: nobody could say which one is meant.
 */
export function fieldOf(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  if (typeof value !== 'object') return trimmed(value ?? '') || undefined;
  const [first = '', ...others] = value.map(trimmed);
  return others.every((other) => other === first) ? first || undefined : undefined;
}

/** The elements of a comma-separated field in lower case, in order; several fields count as one (RFC 9110 §5.3). */
export function listOf(headers: HeaderFields, name: string): string[] {
  const value = headers[name] ?? '';
  const text = typeof value === 'object' ? value.join(',') : value;
  return text
    .toLowerCase()
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== '');
}

function trimmed(text: string): string {
  // Hardly any value needs it, and each answer has a dozen.
  return isBlank(text[0]) || isBlank(text.at(-1)) ? text.replace(/^[ \t]+|[ \t]+$/g, '') : text;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
