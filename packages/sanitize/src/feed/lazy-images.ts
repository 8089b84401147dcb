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

/** Classes by which those scripts find an image. */
const lazyClass = /(?:^|[\s_-])(?:lazy|lazyload|lazyloaded|lazyloading|lozad|unveil|blur-up)(?:$|[\s_-])/i;

/** Files that show nothing. */
const emptyFile =
  /(?:^|[/_-])(?:blank|empty|grey|lazy|loading|loader|pixel|placeholder|spacer|transparent|1x1|x)\.(?:gif|png|svg|jpe?g|webp)(?:$|[?#])/i;

/**
 * An image's, or a player's, attributes as its lazy-loading script would have set them: `data-src` becomes `src` where there is none,
 * or one that only holds its place; `data-srcset` becomes `srcset`.
 */
export function recoverLazyImage(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const recovered = new Map(attributes);
  const source = firstOf(attributes, sources);
  const shown = attributes.get('src')?.trim() ?? '';
  const isLazy = lazyClass.test(attributes.get('class') ?? '') || emptyFile.test(shown);
  if (source !== undefined && (isLazy || isNothing(shown))) recovered.set('src', source);
  const set = firstOf(attributes, sets);
  if (set !== undefined && (isLazy || isNothing(attributes.get('srcset') ?? '')))
    recovered.set('srcset', set);
  return recovered;
}

/** True for an image that only holds the place of the one in the `<noscript>` right after it. */
export function isPlaceholder(attributes: ReadonlyMap<string, string>, nextTag: string | undefined): boolean {
  return nextTag === 'noscript' && [...sources, ...sets].some((name) => attributes.has(name));
}

function isNothing(url: string): boolean {
  return url === '' || url.startsWith('data:');
}

function firstOf(attributes: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => attributes.get(name)?.trim()).find((value) => value);
}
