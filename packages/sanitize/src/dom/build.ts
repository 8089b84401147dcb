import type { Draft } from '../draft.ts';
import type { DomElement } from './dom.ts';
import type { PurifyHost } from './window.ts';

const mathml = 'http://www.w3.org/1998/Math/MathML';

/** A linkedom `<body>` that holds the drafts. */
export function buildBody(drafts: readonly (Draft | string)[], host: PurifyHost): DomElement {
  const body = host.nodes.element('body', new Map());
  appendAll(body, drafts, host);
  return body;
}

function appendAll(parent: DomElement, nodes: readonly (Draft | string)[], host: PurifyHost): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      parent.appendChild(host.nodes.text(node));
    } else {
      const element = createElement(node, host);
      parent.appendChild(element);
      appendAll(element, node.children, host);
    }
  }
}

function createElement({ tag, kind, attributes }: Draft, { nodes, setNamespace }: PurifyHost): DomElement {
  if (kind === 'svg') return nodes.drawing(tag, attributes);
  const element = nodes.element(tag, attributes);
  // linkedom knows no MathML.
  if (kind === 'mathml') setNamespace(element, mathml);
  return element;
}
