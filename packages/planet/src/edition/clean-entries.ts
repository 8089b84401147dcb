import { createHash } from 'node:crypto';
import type { Entry, RawEntry, SafeHtml } from '@planet-ceres/model';
import { excerptHtml, type Sanitizer } from '@planet-ceres/sanitize';
import type { PlanetConfig } from '../config/planet-config.ts';
import type { Store } from '../store/store.ts';

/**
 * The entries with their markup sanitized, those of a member with an `excerpt` cut. What was sanitized once, by the same policy and
 * for the same place, comes out of the store, whole: another length of excerpts needs no other copy. Content of which nothing
 * is left is left out.
 */
export function cleanEntries(
  entries: readonly RawEntry[],
  { config, store, sanitizer }: { config: Pick<PlanetConfig, 'members'>; store: Store; sanitizer: Sanitizer },
): Entry<SafeHtml>[] {
  const excerpts = new Map(config.members.map(({ id, excerpt }) => [id, excerpt]));
  const fresh = new Map<string, SafeHtml>();
  const clean = entries.map((entry) => {
    const { content, baseUrl, ...rest } = entry;
    if (content === undefined) return rest;
    const context = contextOf(entry);
    const key = digest([content, context.idPrefix, baseUrl ?? '']);
    const known = store.cleanHtml(sanitizer.hash, key);
    const html = known ?? sanitizer.sanitize(content, context).html;
    if (known === undefined) fresh.set(key, html);
    return html === '' ? rest : cutEntry({ ...rest, content: html }, excerpts.get(entry.sourceId));
  });
  if (fresh.size > 0) store.rememberCleanHtml(sanitizer.hash, fresh);
  return clean;
}

/** What the sanitizer has to know of an entry. */
export function contextOf(entry: RawEntry): { idPrefix: string; baseUrl?: string } {
  const { baseUrl } = entry;
  return { idPrefix: idPrefix(entry), ...(baseUrl && { baseUrl }) };
}

/** The entry with the beginning of its content, about so many characters. A summary that says more than that goes. */
function cutEntry(
  entry: Entry<SafeHtml> & { content: SafeHtml },
  characters: number | undefined,
): Entry<SafeHtml> {
  if (characters === undefined) return entry;
  const { summary, ...rest } = entry;
  const content = excerptHtml(entry.content, { characters });
  return {
    ...rest,
    content,
    ...(summary !== undefined && summary.length <= characters && { summary }),
    ...(content !== entry.content && { isExcerpt: true }),
  };
}

/** What the ids inside an entry start with: its own, and the same in every edition. */
function idPrefix({ sourceId, id }: RawEntry): string {
  return `e${digest([sourceId, id]).slice(0, 16)}-`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
