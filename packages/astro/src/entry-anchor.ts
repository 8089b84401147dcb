import { createHash } from 'node:crypto';

/**
 * The `id` of an entry's article: stable as long as `(sourceId, id)` is, the same on every page. A digest, because a
 * publisher's id may hold anything, also the name of something else on the page.
 */
export function entryAnchor(entry: { sourceId: string; id: string }): string {
  return `${entry.sourceId}-${createHash('sha256').update(entry.id).digest('hex').slice(0, 12)}`;
}
