import type { DomNode } from './dom.ts';

/**
 * A node iterator (DOM §6.1) over `root` and everything below it, of every kind. It is live: nodes inserted behind the last
 * one are visited, and that node may be taken out. linkedom's own is a snapshot, in which DOMPurify would miss what it
 * hoists itself. Throws when it can no longer tell where it was.
 */
export function createLiveIterator(root: DomNode): { nextNode(): DomNode | null } {
  let current: DomNode | undefined;
  // What came right before the current node: the place to go on from when that is taken out.
  let before: DomNode = root;
  return {
    nextNode() {
      if (!current) {
        current = root;
        return root;
      }
      if (current !== root && current.parentNode === null) {
        if (before !== root && before.parentNode === null)
          throw new Error('The walk over the markup lost its place.');
        current = before;
      }
      const next = following(current, root);
      if (next) {
        before = next.previousSibling ? deepestLast(next.previousSibling) : (next.parentNode ?? root);
        current = next;
      }
      return next;
    },
  };
}

/** The next node in document order, within `root`. */
function following(node: DomNode, root: DomNode): DomNode | null {
  if (node.firstChild) return node.firstChild;
  for (let at: DomNode | null = node; at && at !== root; at = at.parentNode) {
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}

function deepestLast(node: DomNode): DomNode {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}
