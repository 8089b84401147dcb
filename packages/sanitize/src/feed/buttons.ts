import type { Draft } from '../draft.ts';
import type { FeedContext } from './context.ts';

/**
 * Drafts, with links settled, without those that are there to be pressed rather than read: links to advertisers and feed services'
 * own buttons (`ad`), links that pass the entry on (`share`), the `#` beside a heading (`mark`). The same drafts when there are
 * none. A link around more than a button says stays: some share within a sentence, some are left open and hold the rest of an entry.
 */
export function dropButtons(
  nodes: readonly (Draft | string)[],
  context: FeedContext,
): readonly (Draft | string)[] {
  const kept = nodes.flatMap((node) => {
    if (typeof node === 'string') return node;
    const children = dropButtons(node.children, context);
    return withoutButton(children === node.children ? node : { ...node, children }, context) ?? [];
  });
  return kept.length === nodes.length && kept.every((node, at) => node === nodes[at]) ? nodes : kept;
}

function withoutButton(draft: Draft, context: FeedContext): Draft | undefined {
  const href = draft.tag === 'a' ? draft.attributes.get('href') : undefined;
  const kind = href === undefined ? undefined : kindOf(href, draft.children, context);
  if (kind === undefined) return draft;
  context.tally.add(kind);
  // Other links may lead to it.
  const id = draft.attributes.get('id');
  return id === undefined ? undefined : { ...draft, attributes: new Map([['id', id]]), children: [] };
}

function kindOf(
  href: string,
  children: readonly (Draft | string)[],
  { rules }: FeedContext,
): 'ad' | 'share' | 'mark' | undefined {
  if (rules.isAd(href)) return says(children, 20) ? 'ad' : undefined;
  if (rules.isShare(href)) return says(children, 4) ? 'share' : undefined;
  return href.includes('#') && marks.has(textOf(children) ?? '') ? 'mark' : undefined;
}

const marks = new Set(['#', '¶', '§', '🔗', '∞']);

/** Whether there are no more than so many words. */
function says(children: readonly (Draft | string)[], words: number): boolean {
  const text = textOf(children);
  return text !== undefined && text.split(/\s+/).length <= words;
}

/** The text of a few nodes; undefined when they are more than a button has. */
function textOf(nodes: readonly (Draft | string)[]): string | undefined {
  let left = nodes;
  let text = '';
  for (let seen = 0; left.length > 0; seen += 1) {
    if (seen + left.length > most) return undefined;
    const [node = '', ...others] = left;
    if (typeof node === 'string') text += node;
    left = typeof node === 'string' ? others : [...node.children.slice(0, most + 1), ...others];
  }
  return text.trim();
}

const most = 40;
