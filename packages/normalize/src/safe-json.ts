import { withoutControls } from './text.ts';

const deepest = 40;

/** Keys at which feedsmith's object model breaks (`length` makes it allocate an array of that many places). */
const unsafeKeys = new Set(['length', '__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON into plain values that are safe to hand on: no unsafe keys, nothing deeper than 40 levels, in texts no controls and no
 * half characters. Absent for what is no JSON. `JSON.parse` itself takes any depth.
 */
export function parseSafeJson(text: string): unknown {
  try {
    const clean = odd.test(text) ? withoutControls : (value: string) => value;
    return safe(JSON.parse(text), clean, 0);
  } catch {
    return undefined;
  }
}

/** Escapes of controls, of halves of characters, and of what is none. A document itself comes here without them. */
const odd = /\\(?:[bf]|u(?:00[01]|d[89a-f]|fff))/i;

function safe(value: unknown, clean: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return value.map((element) => safe(element, clean, depth + 1));
  const entries = Object.entries(value).filter(([key]) => !unsafeKeys.has(key.toLowerCase()));
  return Object.fromEntries(entries.map(([key, inner]) => [key, safe(inner, clean, depth + 1)]));
}

/** Whether a JSON value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
