/**
 * The attributes of an `<a>`: a link passes on neither rank nor the reading page. `hreflang`, `type` and the like go with a
 * refused `href`, so that what is left is plain text.
 */
export function linkAttributes(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (attributes.has('href')) {
    return new Map([...attributes, ['rel', 'nofollow noopener ugc'], ['referrerpolicy', 'no-referrer']]);
  }
  return new Map([...attributes].filter(([name]) => name !== 'hreflang' && name !== 'type'));
}
