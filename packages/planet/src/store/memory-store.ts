import type { BucketState } from '@planet-ceres/fetch/schedule';
import { PlanetError, type RawEntry, type SafeHtml } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';
import { isNews, nextRevision, renamedRevision } from './content-change.ts';
import { hashOf, mergeEntry } from './merge-entry.ts';
import type {
  EntryQuery,
  FeedBody,
  ListState,
  Outcome,
  Recorded,
  Release,
  SourceState,
  Span,
  Store,
} from './store.ts';

/** A store that lives as long as the process: for tests and for a planet shown once. */
export function memoryStore(): Store {
  const sources = new Map<string, SourceState>();
  const entries = new Map<string, Map<string, RawEntry>>();
  const withdrawn = new Map<string, Set<string>>();
  const bodies = new Map<string, FeedBody>();
  const lists = new Map<string, ListState>();
  const buckets = new Map<string, BucketState>();
  const releases = new Map<string, Release>();
  let clean = { policy: '', html: new Map<string, SafeHtml>() };
  let revision = '';
  let gathered: string | undefined;
  let locked = false;

  function record(outcome: Outcome): Recorded {
    const { sourceId, now, state } = outcome;
    const own = new Map(entries.get(sourceId));
    const hidden = new Set(withdrawn.get(sourceId));
    const counts = { added: 0, changed: 0 };
    const changes: string[] = [];
    for (const incoming of outcome.entries ?? []) {
      const known = own.get(incoming.id);
      const merged = mergeEntry(known, incoming);
      const hash = hashOf(merged);
      const wasHidden = hidden.delete(incoming.id);
      if (known && hashOf(known) === hash && !wasHidden) continue;
      counts[known ? 'changed' : 'added'] += 1;
      changes.push(hash);
      own.set(incoming.id, structuredClone(merged));
    }
    if (outcome.isComplete) {
      const whole = new Set(outcome.entries?.map(({ id }) => id));
      const others = [...own.keys()].filter((id) => !whole.has(id) && !hidden.has(id)).sort();
      changes.push(...others);
      for (const id of others) hidden.add(id);
    }
    revision = nextRevision(revision, sources.get(sourceId), outcome, changes);
    if (isNews(counts)) gathered = now;
    entries.set(sourceId, own);
    withdrawn.set(sourceId, hidden);
    sources.set(sourceId, structuredClone(state));
    if (outcome.body) bodies.set(sourceId, structuredClone(outcome.body));
    return counts;
  }

  function sorted(sourceIds: readonly string[], span?: Span): { date: string; entry: RawEntry }[] {
    return sourceIds
      .flatMap((sourceId) => {
        const hidden = withdrawn.get(sourceId);
        return [...(entries.get(sourceId)?.values() ?? [])].filter(({ id }) => !hidden?.has(id));
      })
      .map((entry) => ({ date: entryDate(entry), entry }))
      .filter(({ date }) => !span || (date >= span.from && date < span.to))
      .sort((a, b) => compare(place(a), place(b)));
  }

  function page({ sourceIds, limit, span, after }: EntryQuery): RawEntry[] {
    const rest = sorted(sourceIds, span).filter((found) => !after || compare(place(found), after) > 0);
    return rest.slice(0, limit).map(({ entry }) => structuredClone(entry));
  }

  return {
    source: (sourceId) => structuredClone(sources.get(sourceId)),
    sources: () => [...sources].map(([id, { poll }]) => ({ id, feedUrl: poll.feedUrl })),
    renameSource(from, to) {
      const state = sources.get(from);
      if (!state || sources.has(to)) return;
      const own = [...(entries.get(from) ?? [])];
      entries.set(to, new Map(own.map(([id, entry]) => [id, { ...entry, sourceId: to }])));
      sources.set(to, state);
      withdrawn.set(to, withdrawn.get(from) ?? new Set());
      const body = bodies.get(from);
      if (body) bodies.set(to, body);
      for (const kept of [entries, sources, withdrawn, bodies]) kept.delete(from);
      revision = renamedRevision(revision, from, to);
    },
    record,
    knownIds: (sourceId, ids) => new Set(ids.filter((id) => entries.get(sourceId)?.has(id))),
    body: (sourceId) => structuredClone(bodies.get(sourceId)),
    list: (from) => structuredClone(lists.get(from)),
    recordList: (from, state) => void lists.set(from, structuredClone({ ...lists.get(from), ...state })),
    buckets: () => structuredClone(buckets),
    recordBucket(name, state) {
      buckets.set(name, structuredClone(state));
    },
    entries: page,
    countEntries: (sourceIds, spans) => spans.map((span) => sorted(sourceIds, span).length),
    entrySpan(sourceIds) {
      const all = sorted(sourceIds);
      const [first, last] = [all[0], all.at(-1)];
      return first && last && { newest: first.date, oldest: last.date };
    },
    contentRevision: () => revision,
    gathered: () => gathered,
    cleanHtml: (policy, key) => (clean.policy === policy ? clean.html.get(key) : undefined),
    rememberCleanHtml(policy, html) {
      clean = { policy, html: new Map([...(clean.policy === policy ? clean.html : []), ...html]) };
    },
    release: (dir) => releases.get(dir),
    recordRelease(dir, release) {
      releases.set(dir, { ...release, files: new Map(release.files) });
    },
    lock() {
      if (locked) throw new PlanetError('STORE_BUSY', 'Another update of this planet is under way.');
      locked = true;
      return () => {
        locked = false;
      };
    },
    close() {},
  };
}

type Place = NonNullable<EntryQuery['after']>;

function place({ date, entry }: { date: string; entry: RawEntry }): Place {
  return { date, sourceId: entry.sourceId, id: entry.id };
}

function compare(a: Place, b: Place): number {
  return text(b.date, a.date) || text(a.sourceId, b.sourceId) || text(a.id, b.id);
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
