import type { BucketState } from '@planet-ceres/fetch/schedule';
import { PlanetError, type RawEntry, type SafeHtml } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';
import { changedRevision, isNews, nextRevision } from '../history/content-change.ts';
import { linkKey } from '../history/entry-keys.ts';
import type { Removal } from '../history/entry-row.ts';
import { hashOf } from '../history/merge-entry.ts';
import { purgedEntry } from '../history/purged-entry.ts';
import { recordEntries } from '../history/record-entries.ts';
import { tagName, tagNames } from '../history/tag-names.ts';
import { updateDate } from '../history/update-date.ts';
import { renamedState, withFirst } from './first-known.ts';
import { type KeptEntry, memoryRows, type SourceEntries } from './memory-rows.ts';
import { emptyState, type MemoryState, memoryTables } from './memory-tables.ts';
import { readRecords, refuseUnlessEmpty, writeRecords } from './state-records.ts';
import type {
  Choice,
  EntryQuery,
  FeedBody,
  ListState,
  Outcome,
  Recorded,
  Release,
  SourceState,
  Span,
  Store,
  StoredEntry,
} from './store.ts';

/** A store that lives as long as the process: for tests and for a planet shown once. */
export function memoryStore(): Store {
  const sources = new Map<string, SourceState>();
  const entries = new Map<string, SourceEntries>();
  const bodies = new Map<string, FeedBody>();
  const lists = new Map<string, ListState>();
  const buckets = new Map<string, BucketState>();
  const releases = new Map<string, Release>();
  const leftOut = new Map<string, ReadonlySet<KeptEntry>>();
  let clean = { policy: '', html: new Map<string, SafeHtml>() };
  let revision = '';
  let gathered: string | undefined;
  let locked = false;

  function record(outcome: Outcome): Recorded {
    const { sourceId, now, state } = outcome;
    const before = sources.get(sourceId);
    // Nothing of an outcome is kept if it cannot be recorded whole.
    const own = structuredClone(entries.get(sourceId) ?? { kept: new Map(), aliases: new Map() });
    const { changes, hasPurged, ...counts } = recordEntries(structuredClone(outcome), memoryRows(own), {
      isFirst: before?.feed === undefined,
    });
    revision = nextRevision(revision, before, outcome, changes);
    if (isNews(counts)) gathered = now;
    entries.set(sourceId, own);
    sources.set(sourceId, structuredClone(withFirst(state, sourceId, before)));
    if (outcome.body && !hasPurged) bodies.set(sourceId, structuredClone(outcome.body));
    return counts;
  }

  function chosen(choice: Choice, span?: Span): Listed[] {
    const keepWithdrawn = new Set(choice.keepWithdrawn);
    const dropMissing = new Set(choice.dropMissing);
    const out = choice.view === undefined ? undefined : leftOut.get(choice.view);
    return choice.sourceIds
      .flatMap((sourceId) => [...(entries.get(sourceId)?.kept.values() ?? [])])
      .filter(
        (kept) =>
          kept.removed === undefined &&
          (kept.withdrawn === undefined || keepWithdrawn.has(kept.entry.sourceId)) &&
          (kept.missing === undefined || !dropMissing.has(kept.entry.sourceId)) &&
          (kept.held === undefined || !choice.isFront) &&
          (choice.tag === undefined || tagNames(kept.entry).includes(tagName(choice.tag))) &&
          !out?.has(kept),
      )
      .map((kept) => ({ kept, date: dateOf(kept, choice) }))
      .filter(({ date }) => !span || (date >= span.from && date < span.to))
      .sort((a, b) => compare(place(a), place(b)));
  }

  function page({ limit, span, after, ...choice }: EntryQuery): RawEntry[] {
    const marked = { withdrawn: new Set(choice.markWithdrawn), missing: new Set(choice.markMissing) };
    return chosen(choice, span)
      .filter((listed) => !after || compare(place(listed), after) > 0)
      .slice(0, limit)
      .map(({ kept, date }) => {
        const { sourceId } = kept.entry;
        const withdrawn = marked.withdrawn.has(sourceId) ? kept.withdrawn : undefined;
        const gone = withdrawn ?? (marked.missing.has(sourceId) ? kept.missing : undefined);
        return structuredClone({
          ...kept.entry,
          ...(choice.order === 'updated' && { date }),
          ...(gone !== undefined && { withdrawn: gone }),
        });
      });
  }

  function find({ id, link }: { id?: string; link?: string }): StoredEntry[] {
    const key = link === undefined ? undefined : linkKey(link);
    return [...entries.values()]
      .flatMap(({ kept, aliases }) =>
        [...kept.values()]
          .filter((one) => {
            const isNamed = id !== undefined && (one.id === id || aliases.get(id) === one.id);
            return isNamed || (key !== undefined && one.keys.link === key);
          })
          .map((one) => storedEntry(one, aliases)),
      )
      .sort((a, b) => text(a.entry.sourceId, b.entry.sourceId) || text(a.entry.id, b.entry.id));
  }

  function remove(sourceId: string, id: string, removal?: Removal): boolean {
    const kept = entries.get(sourceId)?.kept.get(id);
    if (!kept) return false;
    if (kept.removed?.isPurged) return removal !== undefined;
    if (removal) kept.removed = { ...removal };
    else delete kept.removed;
    if (removal?.isPurged) {
      kept.entry = purgedEntry(kept.entry);
      bodies.delete(sourceId);
      clean = { policy: '', html: new Map() };
    }
    revision = changedRevision(revision, ['removed', sourceId, id, removal?.when ?? '']);
    return true;
  }

  const state = (): MemoryState => ({
    ...{ sources, entries, bodies, lists, buckets, releases, revision, gathered },
  });

  return {
    source: (sourceId) => structuredClone(sources.get(sourceId)),
    sources: () =>
      [...sources].map(([id, { poll }]) => ({ id, feedUrl: poll.feedUrl })).sort((a, b) => text(a.id, b.id)),
    renameSource(from, to) {
      const state = sources.get(from);
      if (!state || sources.has(to)) return;
      const own = entries.get(from) ?? { kept: new Map(), aliases: new Map() };
      for (const kept of own.kept.values()) {
        kept.entry = { ...kept.entry, sourceId: to };
        kept.hash = hashOf(kept.entry);
      }
      const body = bodies.get(from);
      if (body) bodies.set(to, body);
      bodies.delete(from);
      sources.delete(from);
      sources.set(to, renamedState(state, from));
      entries.delete(from);
      entries.set(to, own);
      revision = changedRevision(revision, [from, to]);
    },
    record,
    knownIds(sourceId, ids) {
      const own = entries.get(sourceId);
      return new Set(ids.filter((id) => own?.kept.has(id) || own?.aliases.has(id)));
    },
    body: (sourceId) => structuredClone(bodies.get(sourceId)),
    list: (from) => structuredClone(lists.get(from)),
    recordList: (from, state) => void lists.set(from, structuredClone({ ...lists.get(from), ...state })),
    buckets: () => structuredClone(buckets),
    recordBucket(name, state) {
      buckets.set(name, structuredClone(state));
    },
    entries: page,
    countEntries: (choice, spans) => spans.map((span) => chosen(choice, span).length),
    spanStates: (choice, spans) =>
      spans.map((span) => {
        const own = chosen(choice, span).map(({ kept }) => [
          kept.id,
          kept.hash,
          kept.withdrawn,
          kept.missing,
        ]);
        return { count: own.length, revision: own.length === 0 ? '' : hashOf(own) };
      }),
    entrySpan(choice) {
      const all = chosen(choice);
      const [first, last] = [all[0], all.at(-1)];
      return first && last && { newest: first.date, oldest: last.date };
    },
    utcMonths: (choice) => [...new Set(chosen(choice).map(({ date }) => date.slice(0, 7)))].sort(),
    findEntries: find,
    removeEntry: remove,
    removedEntries(choice, since) {
      const keepWithdrawn = new Set(choice.keepWithdrawn);
      const dropMissing = new Set(choice.dropMissing);
      return choice.sourceIds
        .flatMap((sourceId) => [...(entries.get(sourceId)?.kept.values() ?? [])])
        .flatMap(({ entry: { sourceId, id }, removed, withdrawn, missing }) => {
          const when =
            removed?.when ??
            (keepWithdrawn.has(sourceId) ? undefined : withdrawn) ??
            (dropMissing.has(sourceId) ? missing : undefined);
          return when !== undefined && when >= since ? [{ sourceId, id, when }] : [];
        })
        .sort((a, b) => text(b.when, a.when) || text(a.sourceId, b.sourceId) || text(a.id, b.id));
    },
    judge(view, rules, passes) {
      const all = [...rules.keys()].flatMap((sourceId) => [...(entries.get(sourceId)?.kept.values() ?? [])]);
      leftOut.set(view, new Set(all.filter(({ entry }) => !passes(structuredClone(entry)))));
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
    records: () => readRecords(memoryTables(structuredClone(state()))),
    restore(records) {
      refuseUnlessEmpty(memoryTables(state()));
      // Nothing of it is kept if it cannot be restored whole.
      const whole = emptyState();
      const restored = writeRecords(records, memoryTables(whole));
      for (const [id, source] of whole.sources) sources.set(id, source);
      for (const [id, own] of whole.entries) entries.set(id, own);
      for (const [id, body] of whole.bodies) bodies.set(id, body);
      for (const [from, list] of whole.lists) lists.set(from, list);
      for (const [name, bucket] of whole.buckets) buckets.set(name, bucket);
      for (const [dir, release] of whole.releases) releases.set(dir, release);
      ({ revision, gathered } = whole);
      leftOut.clear();
      return restored;
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

interface Listed {
  kept: KeptEntry;
  date: string;
}

function dateOf({ entry, changed }: KeptEntry, { order }: Choice): string {
  return order === 'updated' ? updateDate(entry, changed) : entryDate(entry);
}

function storedEntry(kept: KeptEntry, aliases: ReadonlyMap<string, string>): StoredEntry {
  const { entry, changed, seen, lastSeen, withdrawn, missing, removed, held } = kept;
  return structuredClone({
    ...{ entry, updateDate: updateDate(entry, changed), seen, lastSeen },
    ...(withdrawn !== undefined && { withdrawn }),
    ...(missing !== undefined && { missing }),
    ...(removed && { removed }),
    ...(held && { held }),
    aliases: [...aliases].flatMap(([alias, id]) => (id === kept.id ? alias : [])).sort(),
  });
}

type Place = NonNullable<EntryQuery['after']>;

function place({ date, kept: { entry } }: Listed): Place {
  return { date, sourceId: entry.sourceId, id: entry.id };
}

function compare(a: Place, b: Place): number {
  return text(b.date, a.date) || text(a.sourceId, b.sourceId) || text(a.id, b.id);
}

/** By code points, as SQLite orders UTF-8; `<` goes by UTF-16. */
function text(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
