import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parseFragment } from 'parse5';
import { createBudget, outputLimit } from './budget.ts';
import type { Limits } from './policy.ts';

/** A node as parse5 makes it. */
export type ParsedNode = DefaultTreeAdapterTypes.ChildNode;
/** An element as parse5 makes it. */
export type ParsedElement = DefaultTreeAdapterTypes.Element;

const body = defaultTreeAdapter.createElement('body', names.NS.HTML, []);

/**
 * The nodes that a browser without scripting makes of `html` as content of a `<body>` (HTML §13.2). Throws when the parser
 * would create more elements than `parsedElements`: a few KB of misnested formatting can ask for millions (HTML §13.2.4.3). Each
 * copies the attributes, so their values may not come to more than what may come out.
 */
export function parse(html: string, limits: Limits): ParsedNode[] {
  const { parsedElements } = limits;
  const budget = createBudget(outputLimit(html, limits));
  let created = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tag, namespace, attributes) {
      created += 1;
      if (created > parsedElements)
        throw new Error(`The markup asks for more than ${parsedElements} elements.`);
      for (const { value } of attributes) budget.spend(value.length);
      return defaultTreeAdapter.createElement(tag, namespace, attributes);
    },
  };
  return parseFragment(body, html, { scriptingEnabled: false, treeAdapter }).childNodes;
}

/** The text of a node, or undefined when it is an element or a comment. */
export function parsedText(node: ParsedNode): string | undefined {
  return 'value' in node ? node.value : undefined;
}

/** The node as an element, or undefined when it is none. */
export function parsedElement(node: ParsedNode): ParsedElement | undefined {
  return 'tagName' in node ? node : undefined;
}
