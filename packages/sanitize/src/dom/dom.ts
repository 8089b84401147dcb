// The same library in one file without dependencies: it loads in a third of the time.
import { DOMParser } from 'linkedom/worker';

/** As much of a DOM node as is used here. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  parentNode: DomNode | null;
  childNodes: ArrayLike<DomNode>;
  firstChild: DomNode | null;
  lastChild: DomNode | null;
  nextSibling: DomNode | null;
  previousSibling: DomNode | null;
  appendChild(node: DomNode): unknown;
  insertBefore(node: DomNode, before: DomNode | null): unknown;
  removeChild(node: DomNode): unknown;
}

/** As much of a DOM element as is used here. */
export interface DomElement extends DomNode {
  localName: string;
  namespaceURI: string;
  /** Those of a `NodeMaker`. */
  attributes: DomAttribute[];
}

export interface DomAttribute {
  name: string;
  value: string;
}

export interface DomText extends DomNode {
  data: string;
}

/** As much of a DOM document as is used here. */
export interface DomDocument {
  createElement(name: string): DomElement;
  createElementNS(namespace: string, name: string): DomElement;
  createTextNode(text: string): DomText;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

export function isText(node: DomNode): node is DomText {
  return node.nodeType === 3;
}

/** An empty linkedom document. The one use of linkedom's parser: on this constant. */
export function createDocument(): DomDocument {
  const document: unknown = new DOMParser().parseFromString('<!doctype html><html></html>', 'text/html');
  // linkedom's own types need TypeScript's DOM library, which would declare browser globals for the whole package.
  return document as DomDocument;
}
