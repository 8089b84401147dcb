import type { Draft } from '../draft.ts';
import type { Rules } from '../rules.ts';

/** The class of the `<div>` around a table. */
export const tableClass = 'table-scroll';

/**
 * Every outermost table in a `<div class="table-scroll">`, so that a page can let a wide one scroll without taking from it what a
 * table is. One that has it stays. Where the policy has no such `<div>`, and where it would nest too deep, tables stay as they are.
 */
export function wrapTables(drafts: readonly (Draft | string)[], rules: Rules): readonly (Draft | string)[] {
  const hasDiv = rules.elements.get('div')?.attributes.has('class') && rules.allowsClass(tableClass);
  return hasDiv ? wrap(drafts, false, rules.limits.depth) : drafts;
}

/** `room`: how many levels may still follow. */
function wrap(
  nodes: readonly (Draft | string)[],
  isWrapped: boolean,
  room: number,
): readonly (Draft | string)[] {
  if (!nodes.some((node) => typeof node !== 'string')) return nodes;
  return nodes.map((node) => {
    if (typeof node === 'string' || node.kind !== 'html') return node;
    if (node.tag === 'table') return isWrapped || heightOf(node) >= room ? node : around(node);
    return { ...node, children: wrap(node.children, isWrapper(node), room - 1) };
  });
}

function around(table: Draft): Draft {
  return { tag: 'div', kind: 'html', attributes: new Map([['class', tableClass]]), children: [table] };
}

function isWrapper({ tag, attributes }: Draft): boolean {
  return tag === 'div' && (attributes.get('class')?.split(' ').includes(tableClass) ?? false);
}

function heightOf({ children }: Draft): number {
  const heights = children.map((child) => (typeof child === 'string' ? 0 : heightOf(child)));
  return 1 + heights.reduce((highest, height) => Math.max(highest, height), 0);
}
