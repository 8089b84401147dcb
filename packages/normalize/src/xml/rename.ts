import { attribute } from './attributes.ts';
import type { Element } from './element.ts';

/** Names at which feedsmith's object model breaks (`length` makes it allocate an array of that many places; fixture `length-trap`). */
const unsafe = new Set([
  'length',
  '__proto__',
  'constructor',
  'prototype',
  'hasownproperty',
  'tostring',
  'valueof',
]);

/** The name under which feedsmith reads an element as it is meant. Absent where its own will do. */
export function renameElement(element: Element): string | undefined {
  const { written, prefix, local, parent, attributes } = element;
  const root = element.root.kind;
  if (unsafe.has(local) || unsafe.has(written)) return `x-${local}`;
  if (prefix === 'dc' && local === 'author') return 'dc:creator';
  if (root === 'atom') {
    if (prefix !== '' && prefix !== 'atom') return undefined;
    if (local === 'copyright') return prefix === '' ? 'rights' : 'atom:rights';
    if (local === 'homepage') return prefix === '' ? 'uri' : 'atom:uri';
    return undefined;
  }
  if (root === 'opml') return undefined;
  // feedsmith honours a default namespace on the root only, so this would pass for the feed's own element.
  if (prefix === '' && parent !== '' && /\/2005\/atom/i.test(attribute(attributes, 'xmlns') ?? ''))
    return `atom:${local}`;
  if (prefix === '' && local === 'summary' && parent === 'item') return 'atom:summary';
  if (prefix === 'itunes' && local === 'link' && attribute(attributes, 'rel') === 'image')
    return 'itunes:image';
  if (local === 'fullitem') return 'content:encoded';
  if (local === 'body' && (prefix === 'xhtml' || prefix === '') && parent === 'item')
    return 'content:encoded';
  if (prefix === '' && local === 'author' && parent === 'channel') return 'managingEditor';
  return prefix === written ? undefined : local;
}
