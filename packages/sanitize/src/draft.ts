import type { Kind } from './rules.ts';

/** An element that may stay, between the parser and DOMPurify: plain data. */
export interface Draft {
  tag: string;
  kind: Kind;
  attributes: ReadonlyMap<string, string>;
  children: readonly (Draft | string)[];
}

/** Calls `visit` for every draft, parents before their children. */
export function visitDrafts(nodes: readonly (Draft | string)[], visit: (draft: Draft) => void): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    visit(node);
    visitDrafts(node.children, visit);
  }
}
