import { createHash } from 'node:crypto';
import type { Entry, RawEntry, SafeHtml } from '@planet-ceres/model';
import type { Sanitizer } from '@planet-ceres/sanitize';
import type { Store } from '../store/store.ts';

/**
 * The entries with their markup sanitized. What was sanitized once, by the same policy and for the same place, comes out
 * of the store. Content of which nothing is left is left out.
 */
export function cleanEntries(
  entries: readonly RawEntry[],
  store: Store,
  sanitizer: Sanitizer,
): Entry<SafeHtml>[] {
  const fresh = new Map<string, SafeHtml>();
  const clean = entries.map((entry) => {
    const { content, baseUrl, ...rest } = entry;
    if (content === undefined) return rest;
    const context = contextOf(entry);
    const key = digest([content, context.idPrefix, baseUrl ?? '']);
    const known = store.cleanHtml(sanitizer.hash, key);
    const html = known ?? sanitizer.sanitize(content, context).html;
    if (known === undefined) fresh.set(key, html);
    return html === '' ? rest : { ...rest, content: html };
  });
  if (fresh.size > 0) store.rememberCleanHtml(sanitizer.hash, fresh);
  return clean;
}

/** What the sanitizer has to know of an entry. */
export function contextOf(entry: RawEntry): { idPrefix: string; baseUrl?: string } {
  const { baseUrl } = entry;
  return { idPrefix: idPrefix(entry), ...(baseUrl && { baseUrl }) };
}

/** What the ids inside an entry start with: its own, and the same in every edition. */
function idPrefix({ sourceId, id }: RawEntry): string {
  return `e${digest([sourceId, id]).slice(0, 16)}-`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
