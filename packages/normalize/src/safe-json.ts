const deepest = 40;

/** Keys at which feedsmith's object model breaks (`length` makes it allocate an array of that many places). */
const unsafeKeys = new Set(['length', '__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON into plain values that are safe to hand on: no unsafe keys, nothing deeper than 40 levels. Absent for what is no JSON.
 * `JSON.parse` itself takes any depth.
 */
export function parseSafeJson(text: string): unknown {
  try {
    return safe(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

function safe(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return value.map((element) => safe(element, depth + 1));
  const entries = Object.entries(value).filter(([key]) => !unsafeKeys.has(key.toLowerCase()));
  return Object.fromEntries(entries.map(([key, inner]) => [key, safe(inner, depth + 1)]));
}

/** Whether a JSON value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
