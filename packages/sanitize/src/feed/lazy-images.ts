// Names that lazy-loading scripts use, most common first. The script is gone, so what it would have loaded is put in place.
const sources = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-orig-src',
  'data-canonical-src',
  'data-lazyload',
];
const sets = ['data-srcset', 'data-lazy-srcset'];

/**
 * An image's attributes as its lazy-loading script would have set them: `data-src` becomes `src` where there is none or only a
 * `data:` placeholder, `data-srcset` becomes `srcset`.
 */
export function recoverLazyImage(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const recovered = new Map(attributes);
  const source = firstOf(attributes, sources);
  const shown = attributes.get('src')?.trim() ?? '';
  if (source !== undefined && (shown === '' || shown.startsWith('data:'))) recovered.set('src', source);
  const set = firstOf(attributes, sets);
  if (set !== undefined && !attributes.has('srcset')) recovered.set('srcset', set);
  return recovered;
}

/** True for an image that only holds the place of the one in the `<noscript>` right after it. */
export function isPlaceholder(attributes: ReadonlyMap<string, string>, nextTag: string | undefined): boolean {
  return nextTag === 'noscript' && [...sources, ...sets].some((name) => attributes.has(name));
}

function firstOf(attributes: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => attributes.get(name)?.trim()).find((value) => value);
}
