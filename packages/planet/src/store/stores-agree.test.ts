import { join } from 'node:path';
import type { SafeHtml } from '@planet-ceres/model';
import { entryDate } from '@planet-ceres/timeline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyEntry, anyId, anyInstant, anyOutcome, anySourceId } from '../../test/any-history.ts';
import { pollOf } from '../../test/poll-of.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { memoryStore } from './memory-store.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

let count = 0;

/** A file for a store of its own, gone when the test is over. */
function createPaths(): () => string {
  const folder = tempFolder();
  return () => join(folder, String(count++), 'planet.db');
}

type Step = (store: Store) => unknown;

const text = fc.constantFrom('a', 'b', '\u{1F9A0}');
const files = fc.dictionary(text, fc.record({ hash: text, size: fc.nat(), modified: fc.nat() }));

/** By the ids of sources, also of one that another gets the id of. */
const anyRules = fc.dictionary(fc.oneof(anySourceId, fc.constant('dan')), fc.constantFrom('r1', 'r2'));

/** What a view leaves out depends on the entry and on the rule that its source has. */
function judge(store: Store, rules: Readonly<Record<string, string>>): void {
  store.judge(
    'view',
    new Map(Object.entries(rules)),
    ({ id, sourceId }) => (rules[sourceId] === 'r1') === id < '3',
  );
}

/** One operation that changes a store, with its name for the report. */
const anyStep: fc.Arbitrary<[name: string, step: Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyOutcome.map((outcome): [string, Step] => [
      `record ${JSON.stringify(outcome)}`,
      (store) => store.record(outcome),
    ]),
  },
  fc
    .tuple(anySourceId, fc.oneof(anySourceId, fc.constant('dan')))
    .map(([from, to]): [string, Step] => [
      `rename ${from} to ${to}`,
      (store) => store.renameSource(from, to),
    ]),
  fc
    .tuple(anySourceId, anyId, anyInstant, fc.constantFrom('hide', 'purge', 'give back'))
    .map(([sourceId, id, when, what]): [string, Step] => [
      `${what} ${sourceId} ${JSON.stringify(id)}`,
      (store) =>
        store.removeEntry(
          sourceId,
          id,
          what === 'give back' ? undefined : { when, ...(what === 'purge' && { isPurged: true }) },
        ),
    ]),
  anyRules.map((rules): [string, Step] => [`judge ${JSON.stringify(rules)}`, (store) => judge(store, rules)]),
  fc
    .tuple(text, fc.record({ pausedUntil: anyInstant }))
    .map(([name, state]): [string, Step] => [`bucket ${name}`, (store) => store.recordBucket(name, state)]),
  fc
    .tuple(text, text, text)
    .map(([policy, key, html]): [string, Step] => [
      `clean ${policy} ${key} ${html}`,
      (store) => store.rememberCleanHtml(policy, new Map([[key, html as SafeHtml]])),
    ]),
  fc
    .tuple(text, files, fc.boolean())
    .map(([dir, paths, isWhole]): [string, Step] => [
      `release ${dir} ${JSON.stringify(paths)}`,
      (store) =>
        store.recordRelease(dir, { files: new Map(Object.entries(paths)), ...(isWhole && { stamp: 's' }) }),
    ]),
);

const someSources = fc.subarray(['ann', 'ben', 'cay']);

const anyQuestion = fc.record({
  sourceIds: fc.subarray(['ann', 'ben', 'cay', 'dan', 'nobody']),
  limit: fc.nat(4).map((limit) => limit + 1),
  span: fc.tuple(anyInstant, anyInstant).map(([from, to]) => ({ from, to })),
  choice: fc.record(
    {
      order: fc.constantFrom('published' as const, 'updated' as const),
      isFront: fc.boolean(),
      tag: anyId,
      ...{ keepWithdrawn: someSources, dropMissing: someSources },
      ...{ markWithdrawn: someSources, markMissing: someSources },
    },
    { requiredKeys: [] },
  ),
  rules: anyRules,
  sought: anyId,
});

/** Everything that a store can be asked. */
function answers(
  store: Store,
  {
    sourceIds,
    limit,
    span,
    choice,
    rules,
    sought,
  }: typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never,
) {
  const names = ['a', 'b', '\u{1F9A0}'];
  const chosen = { sourceIds, ...choice };
  judge(store, rules);
  return {
    chosen: store.entries({ ...chosen, limit: 99 }),
    chosenInSpan: store.entries({ ...chosen, span, limit: limit }),
    judged: store.entries({ ...chosen, view: 'view', limit: 99 }),
    judgedCounts: store.countEntries({ ...chosen, view: 'view' }, [span, { from: '', to: '9' }]),
    chosenReach: store.entrySpan(chosen),
    months: store.utcMonths(chosen),
    removed: store.removedEntries(chosen, span.from),
    found: [store.findEntries({ id: sought }), store.findEntries({ link: 'http://www.ann.example/1' })],
    sources: store.sources().sort((a, b) => (a.id < b.id ? -1 : 1)),
    states: sourceIds.map((id) => store.source(id)),
    bodies: sourceIds.map((id) => store.body(id)),
    known: sourceIds.map((id) => store.knownIds(id, ['1', '2', '3', '\u0000'])),
    buckets: store.buckets(),
    pages: allPages(store, sourceIds, limit),
    spanned: store.entries({ sourceIds, limit: 99, span }),
    counts: store.countEntries({ sourceIds }, [span, { from: '', to: '9' }]),
    reach: store.entrySpan({ sourceIds }),
    revision: store.contentRevision(),
    gathered: store.gathered(),
    clean: names.flatMap((policy) => names.map((key) => store.cleanHtml(policy, key))),
    releases: names.map((dir) => store.release(dir)),
  };
}

/** Every entry, page by page. */
function allPages(store: Store, sourceIds: readonly string[], limit: number) {
  const pages = [store.entries({ sourceIds, limit })];
  for (let last = pages[0]?.at(-1); last; last = pages.at(-1)?.at(-1)) {
    const after = { date: entryDate(last), sourceId: last.sourceId, id: last.id };
    pages.push(store.entries({ sourceIds, limit, after }));
  }
  return pages;
}

test('both stores answer every question alike after any history, and so does one that was closed and opened again', () => {
  const newPath = createPaths();
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), anyQuestion, fc.nat(12), (steps, question, pause) => {
      const path = newPath();
      const memory = memoryStore();
      let file = sqliteStore(path);
      for (const [index, [, step]] of steps.entries()) {
        if (index === pause) {
          file.close();
          file = sqliteStore(path);
        }
        expect(step(file)).toEqual(step(memory));
      }
      try {
        expect(answers(file, question)).toEqual(answers(memory, question));
      } finally {
        file.close();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('any entry comes back from either store as it went in', () => {
  const state = { poll: pollOf() };
  const stores = [sqliteStore(createPaths()()), memoryStore()];
  fc.assert(
    fc.property(anyEntry('ann'), (entry) => {
      const sourceId = `ann-${count++}`;
      const own = { ...entry, sourceId };
      // An entry that only says when it was updated counts as published then.
      const published = entry.published ?? entry.updated;
      for (const store of stores) {
        store.record({ sourceId, now: entry.seen, state, entries: [own] });
        expect(store.entries({ sourceIds: [sourceId], limit: 9 })).toEqual([
          { ...own, ...(published && { published }) },
        ]);
      }
    }),
    { numRuns: 300 },
  );
  for (const store of stores) store.close();
}, 60_000);
