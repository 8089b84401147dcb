import { type ParsedNode, parsedElement, parsedText } from '../parse.ts';

/**
 * True for the sign beside a heading or a line of code that links to the place where it stands, hidden from those who are read
 * to (`aria-hidden`): it says nothing, and its own page shows it to a pointer only.
 */
export function isMark({
  attributes,
  children,
}: {
  attributes: ReadonlyMap<string, string>;
  children: readonly ParsedNode[];
}): boolean {
  if (attributes.get('aria-hidden') !== 'true' || !attributes.get('href')?.includes('#')) return false;
  const [child, ...others] = children.filter((node) => parsedText(node)?.trim() !== '');
  if (child === undefined) return true;
  return (
    others.length === 0 &&
    (parsedElement(child)?.tagName === 'svg' || (parsedText(child)?.trim().length ?? 3) < 3)
  );
}
