import type { Draft } from '../draft.ts';
import { giveAttributes } from './attributes.ts';
import type { DomElement } from './dom.ts';
import type { PurifyHost } from './window.ts';

const namespaces = { svg: 'http://www.w3.org/2000/svg', mathml: 'http://www.w3.org/1998/Math/MathML' };

/** A linkedom `<body>` that holds the drafts. */
export function buildBody(drafts: readonly (Draft | string)[], host: PurifyHost): DomElement {
  const body = host.document.createElement('body');
  giveAttributes(body, new Map());
  appendAll(body, drafts, host);
  return body;
}

function appendAll(parent: DomElement, nodes: readonly (Draft | string)[], host: PurifyHost): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      parent.appendChild(host.document.createTextNode(node));
    } else {
      const element = createElement(node, host);
      parent.appendChild(element);
      appendAll(element, node.children, host);
    }
  }
}

function createElement({ tag, kind, attributes }: Draft, { document, setNamespace }: PurifyHost): DomElement {
  const element =
    kind === 'svg' ? document.createElementNS(namespaces.svg, tag) : document.createElement(tag);
  // linkedom knows no MathML.
  if (kind === 'mathml') setNamespace(element, namespaces.mathml);
  giveAttributes(element, attributes);
  return element;
}
