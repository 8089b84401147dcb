import { type ParsedNode, parsedElement, parsedText } from '../parse.ts';

/**
 * The text inside nodes, white space collapsed; undefined when there are more than `most` nodes, so that a link left open, which
 * holds the rest of an entry, is not mistaken for a button and costs nothing to tell.
 */
export function visibleText(nodes: readonly ParsedNode[], most = 40): string | undefined {
  const left = [...nodes].reverse();
  let text = '';
  for (let seen = 0; left.length > 0; seen += 1) {
    if (seen === most || left.length > most) return undefined;
    const node = left.pop();
    if (node) {
      text += parsedText(node) ?? '';
      left.push(
        ...(parsedElement(node)
          ?.childNodes.slice(0, most + 1)
          .reverse() ?? []),
      );
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}
