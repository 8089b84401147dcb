import type { DomAttribute, DomDocument, DomElement, DomNode, DomText } from './dom.ts';

/** Makes nodes for a document. */
export interface NodeMaker {
  element(tag: string, attributes: ReadonlyMap<string, string>): DomElement;
  /** An element of SVG. */
  drawing(tag: string, attributes: ReadonlyMap<string, string>): DomElement;
  text(data: string): DomText;
}

const svg = 'http://www.w3.org/2000/svg';

/**
 * Nodes of linkedom's own classes, with the fields that its constructors give them, but without an event target: that is an entry
 * in a weak map for each node, and a third of what cleaning an entry costs goes into tidying up after it. Nobody listens to these.
 */
export function createNodeMaker(document: DomDocument): NodeMaker {
  const makeElement = copierOf(document.createElement('section'), withAttributes);
  const makeDrawing = copierOf(document.createElementNS(svg, 'g'), withAttributes);
  const makeText = copierOf(document.createTextNode(' '));
  const fill = (element: DomElement, tag: string, attributes: ReadonlyMap<string, string>) =>
    Object.assign(element, { localName: tag, [list]: listOf(attributes) });
  return {
    element: (tag, attributes) => fill(makeElement(), tag, attributes),
    drawing: (tag, attributes) => fill(makeDrawing(), tag, attributes),
    text: (data) => Object.assign(makeText(), { data }),
  };
}

/** The attributes of an element of ours. */
const list = Symbol('attributes');

const none: DomAttribute[] = [];

function listOf(attributes: ReadonlyMap<string, string>): DomAttribute[] {
  return attributes.size === 0 ? none : Array.from(attributes, ([name, value]) => ({ name, value }));
}

/**
 * Plain objects in a list, in place of linkedom's attributes: those are nodes too, and the list is made anew, behind a proxy, whenever
 * somebody looks. What takes away or changes one works on the list (`removeAttributeNode` is looked up on the window, see there).
 */
const withAttributes: PropertyDescriptorMap = {
  attributes: {
    get(this: { [list]: DomAttribute[] }) {
      return this[list];
    },
  },
  setAttribute: { value: setAttribute },
};

/** Takes exactly this attribute away. Throws when the element does not have it. */
export function removeAttributeNode(this: DomElement, attribute: DomAttribute): void {
  const at = this.attributes.indexOf(attribute);
  if (at < 0) throw new Error(`The element has no such attribute "${attribute.name}".`);
  this.attributes.splice(at, 1);
}

/** Changes an attribute that is there. */
function setAttribute(this: DomElement, name: string, value: string): void {
  const attribute = this.attributes.find((each) => each.name === name);
  if (!attribute) throw new Error(`The element has no attribute "${name}".`);
  attribute.value = value;
}

type Fields = Record<PropertyKey, unknown>;

/** Makes nodes with the fields of this one, which stands alone: it refers to itself, to its document, and to the node of its end. */
function copierOf<Node extends DomNode>(template: Node, own: PropertyDescriptorMap = {}): () => Node {
  const fields = Reflect.ownKeys(template).map((key) => [key, (template as unknown as Fields)[key]] as const);
  const ends = new Set(fields.map(([, value]) => value).filter((value) => refersTo(value, template)));
  const [end] = ends;
  if (ends.size > 1) throw new Error('linkedom makes its nodes otherwise than expected.');
  const plain = fields.filter(([, value]) => value !== end || end === undefined);
  const endKeys = end === undefined ? [] : fields.filter(([, value]) => value === end).map(([key]) => key);
  const endFields = end === undefined ? [] : Reflect.ownKeys(end).map((key) => [key, end[key]] as const);

  function Copy(this: Fields) {
    for (const [key, value] of plain) this[key] = value;
    if (endKeys.length === 0) return;
    const last: Fields = {};
    for (const [key, value] of endFields) last[key] = value === template ? this : value;
    for (const key of endKeys) this[key] = last;
  }
  Copy.prototype = Object.create(Object.getPrototypeOf(template), own);
  // A function that is called with `new`; TypeScript knows that of classes only.
  const Constructor = Copy as unknown as new () => Node;
  return () => new Constructor();
}

function refersTo(value: unknown, node: object): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    Reflect.ownKeys(value).some((key) => (value as Fields)[key] === node)
  );
}
