/**
 * The attributes of an `<img>`: it loads when scrolled to, decodes beside, and tells its host nothing of the page.
 * Undefined for an image with neither `src` nor `srcset` left: there is nothing to show.
 */
export function imageAttributes(
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | undefined {
  if (!attributes.has('src') && !attributes.has('srcset')) return undefined;
  return new Map([
    ...attributes,
    ['loading', 'lazy'],
    ['decoding', 'async'],
    ['referrerpolicy', 'no-referrer'],
  ]);
}
