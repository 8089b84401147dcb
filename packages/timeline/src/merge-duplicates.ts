import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { canonicalLink } from './canonical-link.ts';
import { isAnotherPost } from './is-another-post.ts';
import { type Home, ownership } from './ownership.ts';

type AnyEntry = Entry<UnsafeHtml | SafeHtml>;
type Reason = NonNullable<AnyEntry['alsoOn']>[number]['reason'];

/** Whose own links are, and who is told which copy went into which original. */
interface Options {
  sourceOrder: readonly string[];
  homes: ReadonlyMap<string, Home>;
  onMerged?: ((copy: AnyEntry, original: AnyEntry, reason: Reason) => void) | undefined;
}

/**
 * The entries without the copies that several feeds carry of one post, in the order given. Copies share their canonical
 * link, unless they are plainly two posts; or a globally unique id and their title; or their title and all their text. The one that stays names the members of the
 * others in `alsoOn`: the copy of the source whose own the link is goes before any other (`ownership`), then what was
 * seen earlier before what was seen later, then an original before an aggregator's copy (one with an `origin`), then
 * `sourceOrder` decides. Nothing that a feed says of its dates counts: with an earlier one it could put its text in the place
 * of another's. Entries of one source never merge with each other, and what a source uses for several entries (a link, an id, a
 * text) is no sign of a copy.
 */
export function mergeDuplicates<Html extends UnsafeHtml | SafeHtml>(
  entries: readonly Entry<Html>[],
  options: Options,
): Entry<Html>[] {
  const byLink = mergeBy(entries, 'link', linkOf, options);
  const byId = mergeBy(byLink, 'id', idOf, options);
  const shared = titlesOfSeveral(byId);
  return mergeBy(byId, 'content', (entry) => (shared.has(entry.title) ? textOf(entry) : undefined), options);
}

function linkOf({ url }: AnyEntry): string | undefined {
  return url === undefined ? undefined : canonicalLink(url);
}

/** An id that no two publishers make by accident. One that came with another title is another post: templates repeat ids. */
function idOf({ id, title }: AnyEntry): string | undefined {
  const isUnique = /^(?:tag:[^,]+,\d{4}|urn:uuid:|https?:\/\/[^/]+\/.)/i.test(id);
  return isUnique && title !== undefined ? `${id}\n${title}` : undefined;
}

/** Fewer characters may well be said twice. */
const leastText = 200;

function textOf({ title, content }: AnyEntry): string | undefined {
  const text = content
    ?.replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text !== undefined && text.length >= leastText ? `${title}\n${text}` : undefined;
}

/** Texts are compared where titles are the same: nearly all entries go without. */
function titlesOfSeveral(entries: readonly AnyEntry[]): ReadonlySet<string | undefined> {
  const first = new Map<string, string>();
  const shared = new Set<string | undefined>();
  for (const { title, sourceId } of entries) {
    if (title === undefined) continue;
    const other = first.get(title);
    if (other === undefined) first.set(title, sourceId);
    else if (other !== sourceId) shared.add(title);
  }
  return shared;
}

/** Merges the entries that share a key. */
function mergeBy<Html extends UnsafeHtml | SafeHtml>(
  entries: readonly Entry<Html>[],
  reason: Reason,
  keyOf: (entry: AnyEntry) => string | undefined,
  { sourceOrder, homes, onMerged }: Options,
): Entry<Html>[] {
  const groups = Map.groupBy(entries, keyOf);
  groups.delete(undefined);
  const rank = new Map(sourceOrder.map((sourceId, index) => [sourceId, index]));
  const kept = new Map(entries.map((entry) => [entry, entry]));
  for (const group of groups.values()) {
    const copies = group.length === 1 ? [] : fromSourcesWithOne(group);
    if (copies.length < 2) continue;
    const claims = new Map(copies.map((copy) => [copy, claimOf(copy, reason, homes)]));
    const [original, ...rest] = copies.toSorted(
      (a, b) => (claims.get(b) ?? 0) - (claims.get(a) ?? 0) || compareCopies(a, b, rank),
    );
    if (original === undefined) continue;
    // A copy that stands for another entry of the original's source already would take that along, and no page would have it.
    const others = rest.filter(
      (copy) =>
        !copy.alsoOn?.some(({ sourceId }) => sourceId === original.sourceId) &&
        !(reason === 'link' && isAnotherPost(copy, original)),
    );
    if (others.length === 0) continue;
    for (const other of others) {
      kept.delete(other);
      onMerged?.(other, original, reason);
    }
    kept.set(original, { ...original, alsoOn: alsoOn(original, others, reason) });
  }
  return [...kept.values()];
}

/**
 * Copies with links of their own are each at home somewhere: how deep in folders says nothing then. An id that names a host is
 * that source's before anybody's, who could else have made another's post their own with a link of theirs.
 */
function claimOf(
  { sourceId, id, url = '' }: AnyEntry,
  reason: Reason,
  homes: ReadonlyMap<string, Home>,
): number {
  const home = homes.get(sourceId) ?? {};
  if (reason === 'link') return ownership(home, url);
  const ofId = reason === 'id' ? Math.min(ownership(home, addressOf(id)), 2) : 0;
  return 3 * ofId + Math.min(ownership(home, url), 2);
}

/** Where an id comes from, as an address: `tag:a.example,2018:1` (RFC 4151) comes from the host a.example. */
function addressOf(id: string): string {
  const authority = /^tag:(?:[^,@]*@)?([^,]+),/i.exec(id)?.[1];
  return authority === undefined ? id : `http://${authority}/`;
}

/** Without what one source has several of. Those of the others are still copies: nobody is to keep them from merging. */
function fromSourcesWithOne<Html extends UnsafeHtml | SafeHtml>(
  entries: readonly Entry<Html>[],
): Entry<Html>[] {
  const bySource = Map.groupBy(entries, ({ sourceId }) => sourceId);
  return [...bySource.values()].flatMap((own) => (own.length === 1 ? own : []));
}

function compareCopies(a: AnyEntry, b: AnyEntry, rank: ReadonlyMap<string, number>): number {
  if (a.seen !== b.seen) return a.seen < b.seen ? -1 : 1;
  const aggregated = Number(a.origin !== undefined) - Number(b.origin !== undefined);
  if (aggregated !== 0) return aggregated;
  const ranks = (rank.get(a.sourceId) ?? rank.size) - (rank.get(b.sourceId) ?? rank.size);
  return ranks !== 0 ? ranks : a.sourceId < b.sourceId ? -1 : 1;
}

/** What the entries know between them of other places, each place once. */
function alsoOn(
  original: AnyEntry,
  others: readonly AnyEntry[],
  reason: Reason,
): NonNullable<AnyEntry['alsoOn']> {
  const places = [
    ...(original.alsoOn ?? []),
    ...others.flatMap(({ sourceId, url, alsoOn = [] }) => [
      { sourceId, ...(url === undefined ? {} : { url }), reason },
      ...alsoOn,
    ]),
  ];
  const seen = new Set([original.sourceId]);
  return places.filter(({ sourceId }) => !seen.has(sourceId) && seen.add(sourceId));
}
