export type { DeletedEntry } from './deleted-entries.ts';
export { parseFoaf } from './foaf.ts';
export type { NormalizeContext, Normalized } from './normalize.ts';
export { normalizeFeed } from './normalize.ts';
export type { OpmlDocument, OpmlInclude, OpmlOutline } from './opml.ts';
export { parseOpml } from './opml.ts';
