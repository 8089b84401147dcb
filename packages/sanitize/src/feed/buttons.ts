import { blocks } from '../blocks.ts';
import type { Draft } from '../draft.ts';
import type { FeedContext } from './context.ts';

/** Where nodes stand that may hold a button. */
interface Surroundings {
  /** Within a heading, or a term that is explained. */
  isHeading: boolean;
  /** Within a line that has words of its own. */
  isSentence: boolean;
}

/**
 * Drafts, with links settled, without those that are there to be pressed rather than read: links to advertisers and feed services'
 * own buttons (`ad`), links that pass the entry on (`share`), the `#` beside a heading (`mark`). The same drafts when there are
 * none. A link around more than a button says stays, and one that shares within a sentence: some are left open and hold the rest
 * of an entry.
 */
export function dropButtons(
  nodes: readonly (Draft | string)[],
  context: FeedContext,
  around: Surroundings = { isHeading: false, isSentence: false },
): readonly (Draft | string)[] {
  const isSentence = around.isSentence || isProse(nodes);
  const kept = nodes.flatMap((node) => {
    if (typeof node === 'string') return node;
    const isHeading = headings.test(node.tag) || (around.isHeading && !blocks.has(node.tag));
    const within = { isHeading, isSentence: isSentence && !blocks.has(node.tag) };
    const children = dropButtons(node.children, context, within);
    const draft = children === node.children ? node : { ...node, children };
    return withoutButton(draft, context, { ...around, isSentence }) ?? [];
  });
  return kept.length === nodes.length && kept.every((node, at) => node === nodes[at]) ? nodes : kept;
}

const headings = /^(?:h[1-6]|dt)$/;

/** More than the label of a row of buttons: "Share this post on". */
function isProse(nodes: readonly (Draft | string)[]): boolean {
  let words = 0;
  for (const node of nodes) {
    if (typeof node === 'string') words += node.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
    if (words > 5) return true;
  }
  return false;
}

function withoutButton(draft: Draft, context: FeedContext, around: Surroundings): Draft | undefined {
  const href = draft.tag === 'a' ? draft.attributes.get('href') : undefined;
  const kind = href === undefined ? undefined : kindOf(href, draft.children, context, around);
  if (kind === undefined) return draft;
  context.tally.add(kind);
  // Other links may lead to it.
  const id = draft.attributes.get('id');
  return id === undefined ? undefined : { ...draft, attributes: new Map([['id', id]]), children: [] };
}

function kindOf(
  href: string,
  children: readonly (Draft | string)[],
  { rules, baseUrl }: FeedContext,
  { isHeading, isSentence }: Surroundings,
): 'ad' | 'share' | 'mark' | undefined {
  if (rules.isAd(href)) return says(children, 20) ? 'ad' : undefined;
  if (rules.isShare(href))
    return !isSentence && says(children, 4) && !showsPicture(children) ? 'share' : undefined;
  const [page = '', fragment] = href.split('#', 2);
  if (fragment === undefined || !marks.has(textOf(children) ?? '')) return undefined;
  const isOwn = page === '' || page === baseUrl?.href.split('#', 1)[0];
  return isHeading || isOwn ? 'mark' : undefined;
}

const marks = new Set(['#', '¶', '§', '🔗', '∞']);

/** Whether there is a picture larger than an icon, or one that is described in more words than a button's. */
function showsPicture(nodes: readonly (Draft | string)[]): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return false;
    if (node.tag !== 'img') return showsPicture(node.children);
    const sides = ['width', 'height'].map((side) => Number(node.attributes.get(side) ?? 0));
    return sides.some((side) => side > icon) || (node.attributes.get('alt') ?? '').split(/\s+/).length > 4;
  });
}

/** Pixels of the longer side of what shows where a button leads. */
const icon = 100;

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
