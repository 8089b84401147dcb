import type { Draft } from './draft.ts';
import { missingParent } from './feed/orphans.ts';

/** A draft that children are being added to. */
export interface Place extends Draft {
  children: (Draft | string)[];
  parent: Place | undefined;
  /** How deep it is nested. */
  depth: number;
  /** True for a list that no one wrote. */
  isMade: boolean;
}

/** The place of an entry's outermost nodes. */
export function createRoot(): Place {
  return {
    tag: '',
    kind: 'html',
    attributes: new Map(),
    children: [],
    parent: undefined,
    depth: 0,
    isMade: false,
  };
}

/** Adds an element, in a list of its own if it is an orphan, and returns its place. */
export function appendElement(place: Place, draft: Omit<Draft, 'children'>): Place {
  const list = madeParent(place, draft);
  const home = list ? listFor(place, list) : place;
  const added: Place = { ...draft, children: [], parent: home, depth: home.depth + 1, isMade: false };
  home.children.push(added);
  return added;
}

/** How deep an element would be nested there, in a list of its own if it is an orphan: a second pass finds it so. */
export function depthIn(place: Place, draft: Pick<Draft, 'kind' | 'tag'>): number {
  return place.depth + (madeParent(place, draft) ? 2 : 1);
}

/** Adds text to what is there. */
export function appendText(place: Place, text: string): void {
  // White space between two orphans does not part them.
  const home = (text.trim() === '' && madeList(place)) || place;
  // A browser ignores a line feed right after <pre>, and writes none there (HTML §13.1.2.5).
  const shown = home.tag === 'pre' && home.children.length === 0 ? text.replace(/^\n+/, '') : text;
  const before = home.children.at(-1);
  if (typeof before === 'string') home.children[home.children.length - 1] = before + shown;
  else if (shown !== '') home.children.push(shown);
}

/** The list that an orphan needs around it; undefined for what is none. */
function madeParent({ tag, parent }: Place, draft: Pick<Draft, 'kind' | 'tag'>): 'ul' | 'dl' | undefined {
  return draft.kind === 'html' ? missingParent(draft.tag, tag, parent?.tag ?? '') : undefined;
}

/** The list made for the orphans just before, or a new one. */
function listFor(place: Place, tag: 'ul' | 'dl'): Place {
  const last = madeList(place);
  if (last?.tag === tag) return last;
  const list = { ...createRoot(), tag, parent: place, depth: place.depth + 1, isMade: true };
  place.children.push(list);
  return list;
}

function madeList({ children }: Place): Place | undefined {
  const last = children.at(-1);
  return isPlace(last) && last.isMade ? last : undefined;
}

/** Every draft here was made here. */
function isPlace(node: Draft | string | undefined): node is Place {
  return typeof node === 'object' && 'isMade' in node;
}
