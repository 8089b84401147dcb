import { declarationsOf } from './declarations.ts';

/**
 * The attributes of an element of a drawing with its `style` written as attributes (SVG 2 §6.6): drawing programs keep colours
 * there, and without them every shape is black. What each may say is checked like any attribute's value.
 */
export function drawingAttributes(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const style = attributes.get('style');
  if (style === undefined) return attributes;
  const drawn = new Map(attributes);
  // A style counts more than an attribute.
  for (const { property, value } of declarationsOf(style)) {
    if (presentation.test(property)) drawn.set(property, value);
  }
  return drawn;
}

const presentation =
  /^(?:clip-path|clip-rule|dominant-baseline|fill(?:-opacity|-rule)?|font-(?:family|size|style|weight)|marker-(?:end|mid|start)|mask|opacity|stop-(?:color|opacity)|stroke(?:-dasharray|-dashoffset|-linecap|-linejoin|-miterlimit|-opacity|-width)?|text-anchor)$/;
