import { defaultTreeAdapter } from 'parse5';
import { attributeValue } from './attribute.ts';
import { cleanCharacters } from './characters.ts';
import type { Draft } from './draft.ts';
import type { FeedContext } from './feed/context.ts';
import { isStray } from './feed/orphans.ts';
import { finishElement, type Rewritten, rewriteDrawing, rewriteElement } from './feed/transforms.ts';
import { type ParsedElement, type ParsedNode, parsedElement, parsedText } from './parse.ts';
import { appendElement, appendText, createRoot, depthIn, type Place } from './place.ts';
import type { Kind } from './rules.ts';

/**
 * Layer 1: of a parsed tree what the policy lets stay, with the feed transforms done: elements dropped, unwrapped or kept with
 * their allowed attributes, lists closed around orphans, everything deeper than the limit flattened. Throws when more nodes
 * remain than the policy's limit. Walks without recursion, so depth costs nothing.
 */
export function filterTree(nodes: readonly ParsedNode[], context: FeedContext): (Draft | string)[] {
  const { limits } = context.rules;
  const root = createRoot();
  const stack: { nodes: readonly ParsedNode[]; next: number; place: Place }[] = [
    { nodes, next: 0, place: root },
  ];
  let remaining = 0;
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const node = frame.nodes[frame.next];
    frame.next += 1;
    if (!node) {
      stack.pop();
      continue;
    }
    const text = parsedText(node);
    const element = parsedElement(node);
    if (text !== undefined) {
      appendText(frame.place, cleanCharacters(text));
      remaining += 1;
    } else if (element) {
      const verdict = judge(element, frame.place, nextTag(frame.nodes, frame.next), context);
      if (verdict.place) remaining += 1;
      if (verdict.children)
        stack.push({ nodes: verdict.children, next: 0, place: verdict.place ?? frame.place });
    }
    if (remaining > limits.nodes) throw new Error(`More than ${limits.nodes} nodes remain.`);
  }
  return root.children;
}

/** `place`: where the children go, if not where the element was. No `children`: they go with the element. */
interface Verdict {
  place?: Place;
  children?: readonly ParsedNode[];
}

function judge(parsed: ParsedElement, place: Place, next: string | undefined, context: FeedContext): Verdict {
  const { rules, tally } = context;
  const kind = kindOf(parsed);
  const source = {
    tag: parsed.tagName,
    attributes: attributesOf(parsed, rules.limits.attributes),
    children: parsed.childNodes,
    next,
  };
  if (hasDroppedClass(source, rules.dropClasses)) return count(tally, parsed, {});
  const rewritten = kind === 'html' ? rewriteElement(source, context) : rewriteDrawing(source);
  if (rewritten === 'drop') return {};
  const { tag, attributes, text, inside = [] } = rewritten;
  const children = text === undefined ? parsed.childNodes : [textNode(text)];
  const allowed = rules.elements.get(tag);
  if (kind === 'html' && rules.drop.has(tag)) return count(tally, parsed, {});
  if (allowed?.kind !== kind) {
    const unwraps = kind === 'html' || rules.transparent.has(tag);
    if (!unwraps) return count(tally, parsed, {});
    const inner = within(place, inside, rules.limits.depth);
    return count(tally, parsed, inner === place ? { children } : { place: inner, children });
  }
  // A formula or a drawing holds its own vocabulary only; HTML inside keeps its text, another vocabulary goes.
  if (!fits(tag, kind, place)) return count(tally, parsed, kind === 'html' ? { children } : {});
  if (kind === 'html' && isStray(tag, place.tag)) return count(tally, parsed, { children });
  if (depthIn(place, { kind, tag }) > rules.limits.depth)
    return count(tally, { tagName: 'too deep' }, { children });
  const draft = {
    tag,
    kind,
    attributes: allowedAttributes(tag, kind, attributes, allowed.attributes, context),
  };
  const finished = kind === 'html' ? finishElement(draft, rules) : draft.attributes;
  if (typeof finished === 'string') {
    // A picture that cannot be shown still says what it shows.
    const alt = finished === 'img' ? attributes.get('alt')?.trim() : undefined;
    return count(tally, { tagName: finished }, alt ? { children: [textNode(` ${alt} `)] } : {});
  }
  const added = appendElement(place, { ...draft, attributes: finished });
  return { place: within(added, inside, rules.limits.depth), children };
}

/** The place inside new elements, one in the other, as far as the depth allows. */
function within(place: Place, tags: readonly string[], depth: number): Place {
  return tags.reduce((outer, tag) => {
    return outer.kind === 'html' && outer.depth < depth
      ? appendElement(outer, { tag, kind: 'html', attributes: new Map() })
      : outer;
  }, place);
}

function kindOf({ namespaceURI }: ParsedElement): Kind {
  if (namespaceURI.endsWith('/svg')) return 'svg';
  return namespaceURI.endsWith('/MathML') ? 'mathml' : 'html';
}

function fits(tag: string, kind: Kind, place: Place): boolean {
  if (place.kind === kind) return kind === 'html' || place.tag !== '';
  return place.kind === 'html' && (tag === 'math' || tag === 'svg');
}

/** HTML attribute names are lower case already; SVG ones have their proper case; a namespace prefix is no part we allow. */
function attributesOf({ attrs }: ParsedElement, limit: number): ReadonlyMap<string, string> {
  if (attrs.length === 0) return none;
  return new Map(
    attrs.slice(0, limit).map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
  );
}

// Most elements have none.
const none: ReadonlyMap<string, string> = new Map();

function allowedAttributes(
  tag: string,
  kind: Kind,
  attributes: ReadonlyMap<string, string>,
  allowed: ReadonlySet<string>,
  context: FeedContext,
): ReadonlyMap<string, string> {
  if (attributes.size === 0) return none;
  const kept = new Map<string, string>();
  for (const [name, value] of attributes) {
    const stays = allowed.has(name) ? attributeValue(name, value, { tag, kind }, context) : undefined;
    if (stays === undefined) context.tally.add(`@${name}`);
    else kept.set(name, stays);
  }
  return kept;
}

function hasDroppedClass(
  { tag, attributes }: Pick<Rewritten, 'tag' | 'attributes'>,
  classes: ReadonlySet<string>,
): boolean {
  const names = classes.size > 0 ? attributes.get('class')?.split(/\s+/) : undefined;
  return names?.some((name) => classes.has(name) || classes.has(`${tag}.${name}`)) ?? false;
}

function count(
  tally: FeedContext['tally'],
  { tagName }: Pick<ParsedElement, 'tagName'>,
  verdict: Verdict,
): Verdict {
  tally.add(tagName);
  return verdict;
}

/** The tag of the element right after a node, white space between them aside. */
function nextTag(nodes: readonly ParsedNode[], at: number): string | undefined {
  const next = nodes[at];
  const text = next && parsedText(next);
  const following = text === undefined || /\S/.test(text) ? next : nodes[at + 1];
  return following && parsedElement(following)?.tagName;
}

function textNode(text: string): ParsedNode {
  return defaultTreeAdapter.createTextNode(text);
}
