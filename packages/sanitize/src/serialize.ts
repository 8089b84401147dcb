import { checkLength } from './budget.ts';
import { type DomElement, type DomNode, isElement, isText } from './dom/dom.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { type ParsedNode, parsedElement, parsedText } from './parse.ts';

/** How to read a tree of some library. */
interface Reader<Node> {
  text(node: Node): string | undefined;
  element(node: Node): Readable<Node> | undefined;
}

/** An element of a tree. `prefix` is of XML names (`xlink:href`). */
interface Readable<Node> {
  tag: string;
  attributes: readonly { prefix?: string | undefined; name: string; value: string }[];
  children: readonly Node[];
}

/**
 * Layer 3: what is inside a DOM element as HTML. Strict: every `&`, `<` and `>` is escaped in text and in values, every value
 * quoted; comments and anything else that is neither element nor text are left out. Throws as soon as the string is longer than
 * `limit`.
 */
export function serializeDom(parent: DomElement, limit: number = Number.POSITIVE_INFINITY): string {
  return serialize(childrenOf(parent), domReader, limit);
}

/** The same for parsed nodes: what a browser's tree would be written as. */
export function serializeParsed(nodes: readonly ParsedNode[], limit: number): string {
  return serialize(nodes, parsedReader, limit);
}

/** Elements of any policy that have no content and no end tag (HTML §13.1.2). */
export const voidElements: ReadonlySet<string> = new Set([
  'br',
  'col',
  'hr',
  'img',
  'source',
  'track',
  'wbr',
]);

function serialize<Node>(roots: readonly Node[], reader: Reader<Node>, limit: number): string {
  let html = '';
  const stack: { nodes: readonly Node[]; next: number; end: string }[] = [{ nodes: roots, next: 0, end: '' }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    checkLength(html.length, limit);
    const node = frame.nodes[frame.next];
    frame.next += 1;
    if (node === undefined) {
      html += frame.end;
      stack.pop();
      continue;
    }
    const element = reader.element(node);
    if (!element) {
      html += escapeText(reader.text(node) ?? '');
      continue;
    }
    html += `<${element.tag}`;
    for (const { prefix, name, value } of element.attributes) {
      html += ` ${prefix ? `${prefix}:${name}` : name}="${escapeAttribute(value)}"`;
    }
    html += '>';
    if (!voidElements.has(element.tag))
      stack.push({ nodes: element.children, next: 0, end: `</${element.tag}>` });
  }
  return html;
}

const domReader: Reader<DomNode> = {
  text: (node) => (isText(node) ? node.data : undefined),
  element(node) {
    if (!isElement(node)) return undefined;
    return { tag: node.localName, attributes: node.attributes, children: childrenOf(node) };
  },
};

/** By links: linkedom makes its list of children anew, as a class of its own, for whoever asks. */
function childrenOf(parent: DomNode): DomNode[] {
  const children: DomNode[] = [];
  for (let child = parent.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

const parsedReader: Reader<ParsedNode> = {
  text: parsedText,
  element(node) {
    const element = parsedElement(node);
    return element && { tag: element.tagName, attributes: element.attrs, children: element.childNodes };
  },
};
