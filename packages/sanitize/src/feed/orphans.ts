/** The element to put around `tag` where it has no parent it could belong to; undefined where it stands well. */
export function missingParent(tag: string, parent: string, grandparent: string): 'ul' | 'dl' | undefined {
  if (tag === 'li') return lists.has(parent) ? undefined : 'ul';
  if (tag === 'dt' || tag === 'dd')
    return parent === 'dl' || (parent === 'div' && grandparent === 'dl') ? undefined : 'dl';
  return undefined;
}

/** True for an element that means nothing outside the parents it belongs to: its content stays without it. */
export function isStray(tag: string, parent: string): boolean {
  return homes.get(tag)?.has(parent) === false;
}

const lists = new Set(['ul', 'ol', 'menu']);
const homes = new Map<string, ReadonlySet<string>>([
  ['figcaption', new Set(['figure'])],
  ['summary', new Set(['details'])],
  ['rp', new Set(['ruby'])],
  ['rt', new Set(['ruby'])],
  ['source', new Set(['audio', 'picture', 'video'])],
  ['track', new Set(['audio', 'video'])],
]);
