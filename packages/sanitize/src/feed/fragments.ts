import { type Draft, visitDrafts } from '../draft.ts';
import type { FeedContext } from './context.ts';
import { prefixId } from './ids.ts';
import { linkUrl } from './urls.ts';

/** The ids that drafts carry: what links inside the entry can point to. */
export function idsOf(drafts: readonly (Draft | string)[]): ReadonlySet<string> {
  const ids = new Set<string>();
  visitDrafts(drafts, ({ attributes }) => {
    const id = attributes.get('id');
    if (id !== undefined) ids.add(id);
  });
  return ids;
}

/**
 * The `href` of a link: `#prefix-id` when it points to an id of this entry (as `#id`, or as the entry's own URL with `#id`),
 * else absolute. Undefined when there is nothing it can point to.
 */
export function hrefValue(value: string, ids: ReadonlySet<string>, context: FeedContext): string | undefined {
  const { baseUrl, idPrefix } = context;
  const fragment = fragmentOf(value.trim(), context);
  // As a browser looks for it (HTML §7.4.6.4): as it is written first, then decoded.
  const written = fragment === undefined ? [] : [fragment, decode(fragment)];
  const id = written
    .map((name) => prefixId(name, idPrefix))
    .find((name) => name !== undefined && ids.has(name));
  if (id !== undefined) return `#${id}`;
  if (!value.trim().startsWith('#')) return linkUrl(value, context);
  if (!baseUrl || fragment === undefined || fragment === '') return undefined;
  // Of a place that went with a button the page of the entry knows the name without prefix.
  const bare = fragment.startsWith(idPrefix) ? fragment.slice(idPrefix.length) : fragment;
  return linkUrl(new URL(`#${bare}`, baseUrl).href, context);
}

function fragmentOf(value: string, { baseUrl, budget }: FeedContext): string | undefined {
  if (value.startsWith('#')) return value.slice(1);
  if (!baseUrl || !value.includes('#')) return undefined;
  const url = URL.parse(value, baseUrl.href);
  budget.spend(baseUrl.href.length);
  if (!url || url.hash === '') return undefined;
  return url.href.slice(0, -url.hash.length) === baseUrl.href.replace(/#.*$/, '')
    ? url.hash.slice(1)
    : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
