import type { DomAttribute, DomElement } from './dom.ts';

/**
 * Gives an element of linkedom its attributes as a list of plain objects, in place of linkedom's own: those are nodes, each with
 * an event target, and the list is made anew, behind a proxy, whenever somebody looks. What takes away or changes one works on
 * the list (`removeAttributeNode` is looked up on the window, see there).
 */
export function giveAttributes(element: DomElement, attributes: ReadonlyMap<string, string>): void {
  const list = Array.from(attributes, ([name, value]) => ({ name, value }));
  Object.defineProperty(element, 'attributes', { value: list });
  // What has none has none to change.
  if (list.length > 0) Object.defineProperty(element, 'setAttribute', { value: setAttribute });
}

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
