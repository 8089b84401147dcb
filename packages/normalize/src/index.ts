export type { DeletedEntry } from './deleted-entries.ts';
export type { NormalizeContext, Normalized } from './normalize.ts';
export { normalizeFeed } from './normalize.ts';
export type { OpmlDocument, OpmlOutline } from './opml.ts';
export { parseOpml } from './opml.ts';
