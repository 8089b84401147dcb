/** Header fields as undici gives them: lower-case names, Latin-1 values, an array where a field came more than once. */
export type HeaderFields = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The value of a field that may come only once, spaces and tabs around it trimmed. Undefined if it is absent, empty, or
 * came more than once with different values: nobody could say which one is meant.
 */
export function fieldOf(headers: HeaderFields, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined || typeof value === 'string') return trimmed(value ?? '') || undefined;
  const values = valuesOf(headers, name);
  return values.every((value) => value === values[0]) ? values[0] || undefined : undefined;
}

/** The elements of a comma-separated field in lower case, in order; several fields count as one (RFC 9110 §5.3). */
export function listOf(headers: HeaderFields, name: string): string[] {
  return valuesOf(headers, name)
    .flatMap((value) => value.toLowerCase().split(','))
    .map((element) => element.trim())
    .filter((element) => element !== '');
}

function valuesOf(headers: HeaderFields, name: string): string[] {
  const value = headers[name];
  if (value === undefined) return [];
  return [value].flat().map(trimmed);
}

function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
