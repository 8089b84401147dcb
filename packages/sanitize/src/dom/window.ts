import { createDocument, type DomDocument, type DomElement, type DomNode, isElement } from './dom.ts';
import { createLiveIterator } from './live-iterator.ts';
import { createNodeMaker, type NodeMaker, removeAttributeNode } from './nodes.ts';

/** What DOMPurify looks up on a window. Every member is needed: the tests take each away and see construction fail. */
export interface PurifyWindow {
  document: DomDocument;
  Element: { prototype: object };
  Node: { prototype: object };
  NodeFilter: object;
  DOMParser: new () => { parseFromString(html: string, type: string): object };
}

/** A window for one DOMPurify, with the way to hand it a tree and to tell it an element's namespace. */
export interface PurifyHost {
  window: PurifyWindow;
  /** Makes what the trees are built of. */
  nodes: NodeMaker;
  /** The tree that the next `parseFromString` returns, once. */
  prepare(body: DomElement | undefined): void;
  setNamespace(element: DomElement, namespace: string): void;
}

/**
 * A facade over linkedom that DOMPurify 3.4 can really work on. linkedom keeps in data properties what DOMPurify looks up as
 * accessors on prototypes, has no `implementation`, only two namespaces, and a snapshot iterator; its parser and serializer
 * are not conformant, so `DOMParser` hands over a tree that is already built and refuses to parse. linkedom itself stays
 * untouched: the prototypes are objects of our own, the additions own properties of a document of our own.
 */
export function createPurifyHost(): PurifyHost {
  const document = createDocument();
  const namespaces = new WeakMap<object, string>();
  let prepared: DomElement | undefined;

  const Element = {
    prototype: Object.defineProperties(
      {},
      {
        parentNode: getter(({ parentNode }) => parentNode),
        childNodes: getter(({ childNodes }) => childNodes),
        nextSibling: getter(({ nextSibling }) => nextSibling),
        namespaceURI: getter((element: DomElement) => namespaces.get(element) ?? element.namespaceURI),
        removeAttributeNode: { value: removeAttributeNode },
      },
    ),
  };
  const Node = {
    prototype: Object.defineProperties(
      {},
      { nodeType: getter(({ nodeType }) => nodeType), nodeName: getter(nameOf) },
    ),
  };

  // DOMPurify takes these three from the document. Own properties of this document shadow linkedom's.
  Object.defineProperties(document, {
    implementation: {
      value: { createHTMLDocument: refuse, createDocument: refuse },
    },
    createNodeIterator: { value: createLiveIterator },
    getElementsByTagName: {
      value(this: { body?: DomElement }) {
        return this.body ? [this.body] : [];
      },
    },
  });

  function DOMParser() {
    return {
      parseFromString(_: string, type: string) {
        const body = prepared;
        prepared = undefined;
        if (!body || type !== 'text/html') refuse();
        return { body, documentElement: body };
      },
    };
  }

  return {
    // A function that returns an object may be called with `new`; TypeScript knows that of classes only.
    window: {
      document,
      Element,
      Node,
      NodeFilter: {},
      DOMParser: DOMParser as unknown as PurifyWindow['DOMParser'],
    },
    nodes: createNodeMaker(document),
    prepare(body) {
      prepared = body;
    },
    setNamespace(element, namespace) {
      namespaces.set(element, namespace);
    },
  };
}

function getter<Of extends DomNode = DomNode>(read: (node: Of) => unknown): PropertyDescriptor {
  return {
    configurable: true,
    get(this: Of) {
      return read(this);
    },
  };
}

/** An element's as it was written: DOMPurify wants it in lower case, and linkedom makes it upper case at every look. */
function nameOf(node: DomNode): string {
  return isElement(node) ? node.localName : node.nodeName;
}

function refuse(): never {
  throw new Error('DOMPurify asked for a document that was not prepared.');
}
