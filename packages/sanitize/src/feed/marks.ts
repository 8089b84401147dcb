import type { ParsedNode } from '../parse.ts';
import { visibleText } from './visible-text.ts';

/**
 * True for the `#` or `¶` beside a heading or a line of code that links to the place where it stands: its own page shows it to a
 * pointer only, and it says nothing.
 */
export function isMark({
  attributes,
  children,
}: {
  attributes: ReadonlyMap<string, string>;
  children: readonly ParsedNode[];
}): boolean {
  if (!attributes.get('href')?.includes('#')) return false;
  const text = visibleText(children);
  if (text === undefined) return false;
  return attributes.get('aria-hidden') === 'true' ? text.length < 3 : marks.has(text);
}

const marks = new Set(['#', '¶', '§', '🔗', '∞']);
