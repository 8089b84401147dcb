import type { Entry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { canonicalLink } from './canonical-link.ts';
import { type Home, ownership } from './ownership.ts';

/**
 * The entries without the copies that several feeds carry of one post, in the order given. Copies share their canonical
 * link. The one that stays names the members of the others in `alsoOn`: the copy of the source whose own the link is goes
 * before any other (`ownership`), then what was seen earlier before what was seen later, then an original before an
 * aggregator's copy (one with an `origin`), then `sourceOrder` decides. Nothing that a feed says of its dates counts: with
 * an earlier one it could put its text in the place of another's. Entries of one source never merge with each other, and a
 * link that a source uses for several entries is no permalink and merges nothing.
 */
export function mergeDuplicates<Html extends UnsafeHtml | SafeHtml>(
  entries: readonly Entry<Html>[],
  { sourceOrder, homes }: { sourceOrder: readonly string[]; homes: ReadonlyMap<string, Home> },
): Entry<Html>[] {
  const rank = new Map(sourceOrder.map((sourceId, index) => [sourceId, index]));
  const kept = new Map(entries.map((entry) => [entry, entry]));
  for (const copies of groupByLink(entries)) {
    if (copies.length === 1 || !areOfDifferentSources(copies)) continue;
    const claims = new Map(
      copies.map((copy) => [copy, ownership(homes.get(copy.sourceId) ?? {}, copy.url ?? '')]),
    );
    const [original, ...others] = copies.toSorted(
      (a, b) => (claims.get(b) ?? 0) - (claims.get(a) ?? 0) || compareCopies(a, b, rank),
    );
    if (original === undefined) continue;
    for (const other of others) kept.delete(other);
    kept.set(original, { ...original, alsoOn: alsoOn(original, others) });
  }
  return [...kept.values()];
}

function groupByLink<Html extends UnsafeHtml | SafeHtml>(
  entries: readonly Entry<Html>[],
): Iterable<Entry<Html>[]> {
  const groups = Map.groupBy(entries, ({ url }) => (url === undefined ? undefined : canonicalLink(url)));
  groups.delete(undefined);
  return groups.values();
}

function areOfDifferentSources(entries: readonly Entry<UnsafeHtml | SafeHtml>[]): boolean {
  return new Set(entries.map((entry) => entry.sourceId)).size === entries.length;
}

function compareCopies(
  a: Entry<UnsafeHtml | SafeHtml>,
  b: Entry<UnsafeHtml | SafeHtml>,
  rank: ReadonlyMap<string, number>,
): number {
  if (a.seen !== b.seen) return a.seen < b.seen ? -1 : 1;
  const aggregated = Number(a.origin !== undefined) - Number(b.origin !== undefined);
  if (aggregated !== 0) return aggregated;
  const ranks = (rank.get(a.sourceId) ?? rank.size) - (rank.get(b.sourceId) ?? rank.size);
  return ranks !== 0 ? ranks : a.sourceId < b.sourceId ? -1 : 1;
}

/** What the entries know between them of other places, each place once. */
function alsoOn(
  original: Entry<UnsafeHtml | SafeHtml>,
  others: readonly Entry<UnsafeHtml | SafeHtml>[],
): NonNullable<Entry<SafeHtml>['alsoOn']> {
  const places = [
    ...(original.alsoOn ?? []),
    ...others.flatMap(({ sourceId, url, alsoOn = [] }) => [
      { sourceId, ...(url === undefined ? {} : { url }), reason: 'link' as const },
      ...alsoOn,
    ]),
  ];
  const seen = new Set([original.sourceId]);
  return places.filter(({ sourceId }) => !seen.has(sourceId) && seen.add(sourceId));
}
