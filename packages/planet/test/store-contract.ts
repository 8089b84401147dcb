import { randomBytes } from 'node:crypto';
import type { Feed, RawEntry, SafeHtml, UnsafeHtml } from '@planet-ceres/model';
import { describe, expect, test } from 'vitest';
import { exportState } from '../src/state/export-state.ts';
import { importState } from '../src/state/import-state.ts';
import type { Outcome, SourceState, Store } from '../src/store/store.ts';
import { pollOf } from './poll-of.ts';

const day = (date: number): string => `2018-08-${String(date).padStart(2, '0')}T12:00:00.000Z`;
const now = day(29);
const state = stateWith({});

function stateWith(poll: Partial<SourceState['poll']>): SourceState {
  return { poll: { ...pollOf(), polled: now, succeeded: now, ...poll } };
}

function entry(id: string, rest: Partial<RawEntry> = {}): RawEntry {
  const content = `<p>${id}</p>` as UnsafeHtml;
  return { id, sourceId: 'a', content, authors: [], tags: [], enclosures: [], seen: now, ...rest };
}

function outcome(entries: RawEntry[], rest: Partial<Outcome> = {}): Outcome {
  return { sourceId: 'a', now, state, entries, ...rest };
}

/** Fills a store with something of everything that a store can hold. */
export function lived(store: Store): Store {
  const dates = [1, 2, 3, 4, 5, 6, 7];
  const all = dates.map((date) =>
    entry(`e${date}`, {
      tags: [date % 2 ? 'Odd' : 'Even'],
      ...{ title: `Of the ${date}.`, url: `https://a.example/${date}`, published: day(date) },
      ...(date === 3 && { updated: day(8) }),
    }),
  );
  const body = {
    bytes: Uint8Array.from(randomBytes(500)),
    url: 'https://b.example/feed',
    contentType: 'text/xml',
  };
  const feed: Feed = { format: 'atom', authors: [{ name: 'A' }], title: 'A' };
  store.record(outcome(all, { state: { ...stateWith({ notBefore: day(30) }), reader: '1', feed } }));
  store.record(
    outcome(
      all.filter(({ id }) => id !== 'e4'),
      { now: day(30), isWhole: true },
    ),
  );
  store.record(outcome([{ ...all[0], id: 'moved' } as RawEntry], { now: day(30) }));
  store.record(outcome([], { now: day(30), deleted: [{ id: 'e5', when: day(29) }] }));
  store.removeEntry('a', 'e6', { when: day(30), isPurged: true });
  store.removeEntry('a', 'e7', { when: day(30), reason: 'off topic' });
  const others = ['\uff5e', '🪐'].map((id, index) => entry(id, { sourceId: 'b', published: day(9 + index) }));
  const failing = stateWith({ failures: 1, problem: { reason: 'gone', message: 'Gone.' } });
  store.record(outcome(others, { sourceId: 'b', state: failing, body, newMemberEntries: 1 }));
  const list = { bytes: new TextEncoder().encode('<opml/>'), contentType: 'text/x-opml' };
  store.recordList('https://lists.example/', { poll: failing.poll, body: list });
  store.recordList('empty.csv', { poll: failing.poll });
  store.recordBucket('blogs.example', { pausedUntil: day(31), slowdown: 2, slowedAt: now });
  const file = { hash: 'ab', size: 3, modified: 1.5 };
  store.recordRelease('/srv/site', {
    stamp: 's',
    files: new Map([
      ['index.html', file],
      ['a.xml', file],
    ]),
  });
  store.recordRelease('/srv/half', { files: new Map() });
  return store;
}

/** Everything that a store can be asked of what `lived` put there. */
export function answers(store: Store): unknown {
  const sourceIds = ['a', 'b'];
  const choices = [
    {},
    { isFront: true },
    { order: 'updated' as const },
    { keepWithdrawn: sourceIds, markWithdrawn: sourceIds, markMissing: sourceIds },
    { dropMissing: sourceIds },
    { tag: 'odd' },
  ].map((choice) => ({ sourceIds, ...choice }));
  const ids = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'moved', '\uff5e', '🪐'];
  return {
    sources: store.sources(),
    states: sourceIds.map((id) => [store.source(id), store.body(id), store.knownIds(id, ids)]),
    lists: ['https://lists.example/', 'empty.csv', 'c'].map((from) => store.list(from)),
    buckets: store.buckets(),
    pages: choices.map((choice) => store.entries({ ...choice, limit: 99 })),
    counts: choices.map((choice) => store.countEntries(choice, [{ from: day(2), to: day(6) }])),
    spans: choices.map((choice) => store.entrySpan(choice)),
    removed: choices.map((choice) => store.removedEntries(choice, '')),
    found: ids.map((id) => store.findEntries({ id })),
    byLink: [1, 6].map((date) => store.findEntries({ link: `https://a.example/${date}` })),
    revision: store.contentRevision(),
    gathered: store.gathered(),
    releases: ['/srv/site', '/srv/half'].map((dir) => store.release(dir)),
  };
}

function swap(line: string | undefined, part: string, by: string): string {
  expect(line).toContain(part);
  return line?.replace(part, by) ?? '';
}

/** What every store has to do. Each test gets a store of its own. */
export function storeContract(name: string, open: () => Store): void {
  describe(name, () => {
    test('a source is unknown until its first outcome, then keeps its state', () => {
      const store = open();
      expect(store.source('a')).toBeUndefined();
      const kept: SourceState = {
        ...stateWith({
          validators: { url: 'https://a.example/feed', etag: 'W/"1"', lastModified: 'yesterday' },
        }),
        reader: '1.0.0',
        gap: { url: 'https://a.example/archive/7', until: day(1) },
        feed: { format: 'atom', authors: [], title: 'A' },
      };
      store.record(outcome([], { state: kept }));
      expect(store.source('a')).toEqual(kept);
      expect(store.source('b')).toBeUndefined();
    });

    test('an entry comes back as it went in, and counts as new once', () => {
      const store = open();
      const first = entry('1', { title: 'One 🪐', published: day(3), url: 'https://a.example/1' });
      expect(store.record(outcome([first]))).toEqual({ added: 1, changed: 0 });
      expect(store.record(outcome([{ ...first, seen: day(30) }], { now: day(30) }))).toEqual({
        added: 0,
        changed: 0,
      });
      expect(store.entries({ sourceIds: ['a'], limit: 10 })).toEqual([first]);
    });

    test('an edited entry changes but keeps the dates of its first sight', () => {
      const store = open();
      store.record(outcome([entry('1', { title: 'Old', published: day(3) })]));
      const edited = entry('1', { title: 'New', published: day(20), seen: day(30) });
      expect(store.record(outcome([edited], { now: day(30) }))).toEqual({ added: 0, changed: 1 });
      expect(store.entries({ sourceIds: ['a'], limit: 10 })).toEqual([
        { ...edited, published: day(3), seen: now },
      ]);
    });

    test('an entry that only says when it was updated counts as published then, for good', () => {
      const store = open();
      store.record(outcome([entry('1', { updated: day(3) })]));
      store.record(outcome([entry('1', { updated: day(20) })]));
      expect(store.entries({ sourceIds: ['a'], limit: 1 })).toMatchObject([
        { published: day(3), updated: day(20) },
      ]);
    });

    test('two sources may use the same entry id', () => {
      const store = open();
      store.record(outcome([entry('1', { title: 'of a' })]));
      store.record(outcome([entry('1', { sourceId: 'b', title: 'of b' })], { sourceId: 'b' }));
      expect(store.entries({ sourceIds: ['a', 'b'], limit: 9 }).map(({ title }) => title)).toEqual([
        'of a',
        'of b',
      ]);
    });

    test('a source keeps its entries under another id, and takes nobody else’s', () => {
      const store = open();
      store.record(outcome([entry('1', { published: day(3) })]));
      const before = store.contentRevision();
      expect(store.sources()).toEqual([{ id: 'a', feedUrl: 'https://a.example/feed' }]);
      store.renameSource('a', 'b');
      expect(store.sources()).toEqual([{ id: 'b', feedUrl: 'https://a.example/feed' }]);
      expect(store.contentRevision()).not.toBe(before);
      expect(store.entries({ sourceIds: ['a', 'b'], limit: 9 })).toMatchObject([{ id: '1', sourceId: 'b' }]);
      const again = entry('1', { sourceId: 'b', published: day(3) });
      expect(store.record(outcome([again], { sourceId: 'b' }))).toEqual({ added: 0, changed: 0 });
      store.record(outcome([entry('1')]));
      store.renameSource('a', 'b');
      store.renameSource('nobody', 'c');
      expect(
        store
          .sources()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(['a', 'b']);
    });

    test('a source is remembered as it was first known, once it is called otherwise', () => {
      const store = open();
      const at = (feedUrl: string) => ({ ...state, poll: { ...state.poll, feedUrl } });
      const first = (id: string) => store.source(id)?.first;
      store.record(outcome([entry('1')]));
      expect(first('a')).toBeUndefined();
      store.record(outcome([entry('1')], { state: at('https://moved.example/feed') }));
      const known = { id: 'a', feedUrl: 'https://a.example/feed' };
      expect(first('a')).toEqual(known);
      store.renameSource('a', 'b');
      expect(first('b')).toEqual(known);
      const again = [entry('1', { sourceId: 'b' })];
      store.record(outcome(again, { sourceId: 'b', state: at('https://again.example/feed') }));
      expect(first('b')).toEqual(known);
    });

    test('what a feed stops carrying stays', () => {
      const store = open();
      store.record(outcome([entry('1'), entry('2')]));
      store.record(outcome([entry('2')]));
      expect(store.entries({ sourceIds: ['a'], limit: 9 })).toHaveLength(2);
    });

    test('what a complete feed stops carrying is shown no more, until it comes again', () => {
      const store = open();
      const ids = () => store.entries({ sourceIds: ['a', 'b'], limit: 9 }).map(({ id }) => id);
      store.record(outcome([entry('1'), entry('2')], { isComplete: true }));
      store.record(outcome([entry('other', { sourceId: 'b' })], { sourceId: 'b' }));
      const before = store.contentRevision();
      store.record(outcome([entry('2')], { isComplete: true }));
      expect(ids()).toEqual(['2', 'other']);
      expect(store.countEntries({ sourceIds: ['a'] }, [{ from: '', to: '9' }])).toEqual([1]);
      expect(store.contentRevision()).not.toBe(before);
      expect(store.knownIds('a', ['1', '2', '3'])).toEqual(new Set(['1', '2']));
      expect(store.record(outcome([entry('1')]))).toEqual({ added: 0, changed: 1 });
      expect(ids()).toEqual(['1', '2', 'other']);
    });

    test('the last body is kept as it came, and goes along when a source gets another id', () => {
      const store = open();
      expect(store.body('a')).toBeUndefined();
      const body = {
        bytes: Uint8Array.from(randomBytes(5000)),
        url: 'https://a.example/feed',
        contentType: 'text/xml',
      };
      store.record(outcome([entry('1')], { body }));
      store.record(outcome([entry('1')]));
      expect(store.body('a')).toEqual(body);
      store.renameSource('a', 'b');
      expect(store.body('a')).toBeUndefined();
      expect(store.body('b')).toEqual(body);
    });

    test('what domains asked for is remembered by their names', () => {
      const store = open();
      expect(store.buckets()).toEqual(new Map());
      store.recordBucket('blogs.example', { pausedUntil: day(30) });
      store.recordBucket('blogs.example', { pausedUntil: day(31), slowdown: 2, slowedAt: now });
      expect(store.buckets()).toEqual(
        new Map([['blogs.example', { pausedUntil: day(31), slowdown: 2, slowedAt: now }]]),
      );
    });

    test('pages run from the newest to the oldest and miss none, ties included', () => {
      const store = open();
      const entries = Array.from({ length: 25 }, (_, index) =>
        entry(`e${index}`, { published: day(1 + (index % 4)) }),
      );
      store.record(outcome(entries));
      store.record(outcome([entry('other', { sourceId: 'b', published: day(2) })], { sourceId: 'b' }));
      const seen: string[] = [];
      let page = store.entries({ sourceIds: ['a', 'b'], limit: 4 });
      while (page.length > 0) {
        seen.push(...page.map(({ published, id }) => `${published} ${id}`));
        const last = page.at(-1);
        const after = last && { date: last.published ?? '', sourceId: last.sourceId, id: last.id };
        page = store.entries({ sourceIds: ['a', 'b'], limit: 4, ...(after && { after }) });
      }
      expect(new Set(seen).size).toBe(26);
      const dates = seen.map((text) => text.slice(0, 10));
      expect(dates).toEqual(dates.toSorted().reverse());
    });

    test('only the sources asked for and the span asked for count', () => {
      const store = open();
      store.record(outcome([entry('1', { published: day(1) }), entry('2', { published: day(2) })]));
      store.record(outcome([entry('3', { sourceId: 'b', published: day(3) })], { sourceId: 'b' }));
      const spans = [
        { from: day(1), to: day(2) },
        { from: day(1), to: day(4) },
      ];
      expect(store.countEntries({ sourceIds: ['a'] }, spans)).toEqual([1, 2]);
      expect(store.countEntries({ sourceIds: ['a', 'b'] }, spans)).toEqual([1, 3]);
      expect(store.entrySpan({ sourceIds: ['a'] })).toEqual({ oldest: day(1), newest: day(2) });
      expect(store.entrySpan({ sourceIds: ['nobody'] })).toBeUndefined();
      expect(
        store.entries({ sourceIds: ['a', 'b'], span: { from: day(2), to: day(3) }, limit: 9 }),
      ).toMatchObject([{ id: '2' }]);
    });

    test('an entry from the future stands where it was first seen', () => {
      const store = open();
      store.record(outcome([entry('1', { published: '2999-01-01T00:00:00.000Z' })]));
      expect(store.entrySpan({ sourceIds: ['a'] })).toEqual({ oldest: now, newest: now });
    });

    test('the revision changes with what pages show, and with nothing else', () => {
      const store = open();
      const revisions = [store.contentRevision()];
      const after = (next: Outcome) => {
        store.record(next);
        revisions.push(store.contentRevision());
      };
      after(outcome([entry('1')]));
      after(outcome([entry('1')], { now: day(30), state: stateWith({ polled: day(30) }) }));
      expect(revisions[2]).toBe(revisions[1]);
      after(outcome([entry('1', { title: 'New' })]));
      after(outcome([], { state: { ...state, feed: { format: 'atom', authors: [], title: 'A' } } }));
      const problem = { reason: 'dns', message: 'There is no such host.' } as const;
      after(outcome([], { state: stateWith({ failures: 1, problem }) }));
      expect(new Set(revisions).size).toBe(5);
    });

    test('something was gathered when something new came, not whenever a feed was read', () => {
      const store = open();
      store.record(outcome([]));
      expect(store.gathered()).toBeUndefined();
      store.record(outcome([entry('1')], { now: day(10) }));
      store.record(outcome([entry('1')], { now: day(11) }));
      expect(store.gathered()).toBe(day(10));
    });

    test('clean markup is remembered until the policy changes', () => {
      const store = open();
      store.rememberCleanHtml('policy 1', new Map([['key', '<p>1</p>' as SafeHtml]]));
      expect(store.cleanHtml('policy 1', 'key')).toBe('<p>1</p>');
      expect(store.cleanHtml('policy 2', 'key')).toBeUndefined();
      store.rememberCleanHtml('policy 2', new Map([['other', '<p>2</p>' as SafeHtml]]));
      expect(store.cleanHtml('policy 1', 'key')).toBeUndefined();
      expect(store.cleanHtml('policy 2', 'other')).toBe('<p>2</p>');
    });

    test('a release is kept by folder, with its files', () => {
      const store = open();
      const files = new Map([['index.html', { hash: 'h', size: 3, modified: 1_535_500_000_000.25 }]]);
      expect(store.release('/site')).toBeUndefined();
      store.recordRelease('/site', { files });
      expect(store.release('/site')).toEqual({ files });
      store.recordRelease('/site', { stamp: 'r1', files: new Map() });
      expect(store.release('/site')).toEqual({ stamp: 'r1', files: new Map() });
      expect(store.release('/elsewhere')).toBeUndefined();
    });

    test('the lock is held by one at a time', () => {
      const store = open();
      const unlock = store.lock();
      expect(() => store.lock()).toThrow(expect.objectContaining({ code: 'STORE_BUSY' }));
      unlock();
      store.lock()();
    });

    test('odd text survives', () => {
      const store = open();
      const odd = entry(`"'\u0000;--${randomBytes(2).toString('hex')}`, { title: '\u{1F9A0}\u2028\\' });
      store.record(outcome([odd]));
      expect(store.entries({ sourceIds: ['a'], limit: 1 })).toEqual([odd]);
    });

    test('an entry whose id and link change is the same as before, and shows once', () => {
      const store = open();
      const title = 'A rather long title about cider';
      const before = { title, published: day(3), url: 'https://a.example/?p=1' };
      store.record(outcome([entry('?p=1', before), entry('2', { published: day(4) })]));
      const moved = entry('/cider', { ...before, url: 'https://a.example/cider', content: before0 });
      const other = entry('2', { published: day(4) });
      expect(store.record(outcome([moved, other], { now: day(30) }))).toEqual({ added: 0, changed: 1 });
      expect(store.record(outcome([moved, other], { now: day(31) }))).toEqual({ added: 0, changed: 0 });
      const shown = store.entries({ sourceIds: ['a'], limit: 9 });
      expect(shown.map(({ id, url }) => [id, url])).toEqual([
        ['2', undefined],
        ['?p=1', 'https://a.example/cider'],
      ]);
      expect(store.knownIds('a', ['/cider', '2', '3'])).toEqual(new Set(['/cider', '2']));
      expect(store.findEntries({ id: '/cider' })).toMatchObject([
        { entry: { id: '?p=1' }, aliases: ['/cider'], seen: now, lastSeen: day(31) },
      ]);
    });

    test('an id that was given up and comes with quite another post is that post’s', () => {
      const store = open();
      const post = (id: string, name: string, published: string) =>
        entry(id, {
          title: `A post about ${name}, of some length`,
          content: `<p>Of ${name}, ${name} and ${name}s.</p>` as UnsafeHtml,
          published,
          url: `https://a.example/${name}`,
        });
      store.record(outcome([post('1', 'cider', day(3))]));
      store.record(outcome([post('2', 'cider', day(3))]));
      store.removeEntry('a', '1', { when: now });
      expect(store.record(outcome([post('2', 'perry', day(9))]))).toEqual({ added: 1, changed: 0 });
      expect(store.record(outcome([post('2', 'perry', day(9))]))).toEqual({ added: 0, changed: 0 });
      expect(store.entries({ sourceIds: ['a'], limit: 9 }).map(({ id }) => id)).toEqual(['2']);
    });

    test('an id that its feed uses again for quite another post loses neither', () => {
      const store = open();
      const post = (id: string, name: string, published: string, content = `<p>${name} ${name}wards</p>`) =>
        entry(id, {
          title: `The story of ${name}`,
          content: content as UnsafeHtml,
          url: `https://a.example/2018/${name}.html`,
          published,
        });
      const titles = () => store.entries({ sourceIds: ['a'], limit: 9 }).map(({ title }) => title);
      const added = { added: 1, changed: 0 };
      const same = { added: 0, changed: 0 };
      expect(store.record(outcome([post('latest', 'pear', day(3))]))).toEqual(added);
      expect(store.record(outcome([post('latest', 'plum', day(4))]))).toEqual(added);
      expect(store.record(outcome([post('latest', 'plum', day(4))]))).toEqual(same);
      expect(store.record(outcome([post('latest', 'quince', day(5))]))).toEqual(added);
      const edited = post('latest', 'quince', day(5), '<p>quince quincewards, and a word more</p>');
      expect(store.record(outcome([edited]))).toEqual({ added: 0, changed: 1 });
      expect(titles()).toEqual(['The story of quince', 'The story of plum', 'The story of pear']);
      // Both in one document, and the first of them alone again.
      const [plum, pear] = [post('latest', 'plum', day(4)), post('pear', 'pear', day(3))];
      expect(store.record(outcome([plum, pear]))).toEqual(same);
      expect(store.record(outcome([post('latest', 'pear', day(3))]))).toEqual(same);
      const ids = store.entries({ sourceIds: ['a'], limit: 9 }).map(({ id }) => id);
      expect(ids).toEqual([...Array(2).fill(expect.stringMatching(/^urn:sha256:[0-9a-f]{32}$/)), 'latest']);
    });

    test('undated posts whose ids are their places in the feed are all kept', () => {
      const store = open();
      const post = (id: string, name: string) =>
        entry(id, {
          title: `The story of ${name}`,
          content: `<p>${name} ${name}wards</p>` as UnsafeHtml,
          url: `https://a.example/${name}.html`,
        });
      const added = { added: 1, changed: 0 };
      store.record(outcome([post('1', 'pear'), post('2', 'apple')]));
      expect(store.record(outcome([post('1', 'plum'), post('2', 'pear')]))).toEqual(added);
      expect(store.record(outcome([post('1', 'quince'), post('2', 'plum')]))).toEqual(added);
      expect(store.record(outcome([post('1', 'quince'), post('2', 'plum')]))).toEqual({
        added: 0,
        changed: 0,
      });
      const edited = entry('1', { title: 'The story of quince', url: 'https://a.example/quinces.html' });
      expect(store.record(outcome([edited]))).toEqual({ added: 0, changed: 1 });
      const titles = store.entries({ sourceIds: ['a'], limit: 9 }).map(({ title }) => title);
      expect(titles.sort()).toEqual(
        ['apple', 'pear', 'plum', 'quince'].map((name) => `The story of ${name}`),
      );
    });

    test('a post that was purged does not come again as it is brought up to date under its id', () => {
      const store = open();
      const post = (year: number, content: string, published: string) =>
        entry('?p=1', {
          title: 'Cider',
          content: content as UnsafeHtml,
          url: `https://a.example/${year}/cider.html`,
          published,
        });
      store.record(outcome([post(2017, 'The cider of the valley is pressed in October.', day(3))]));
      store.removeEntry('a', '?p=1', { when: day(4), isPurged: true });
      const later = post(2018, 'The cider of the valley is pressed in November, too.', day(5));
      expect(store.record(outcome([later]))).toEqual({ added: 0, changed: 0 });
      expect(store.entries({ sourceIds: ['a'], limit: 9 })).toEqual([]);
    });

    test('a post that is brought up to date under its id is the same post, whatever its link becomes', () => {
      const store = open();
      const story = 'The cider of the valley is pressed in October and drunk in May.';
      const post = (url: string, title: string, content: string, published: string) =>
        outcome([entry('?p=1', { title, content: content as UnsafeHtml, url, published })]);
      const changed = { added: 0, changed: 1 };
      store.record(post('https://a.example/2017/05/cider.html', 'Cider', story, day(3)));
      for (const [url, title, text, date] of [
        [
          'https://a.example/2018/09/cider.html',
          'Cider in autumn',
          'All new, in words that nobody wrote before.',
          9,
        ],
        ['https://a.example/mead', 'Cider in autumn', 'Again it is another text altogether.', 11],
        ['https://a.example/perry', 'Perry', 'Again it is another text, but for a word.', 12],
      ] as const) {
        expect(store.record(post(url, title, text, day(date)))).toEqual(changed);
      }
    });

    test('a text without spaces that is edited is the same text', () => {
      const store = open();
      const post = (date: number, title: string, content: string) =>
        outcome([
          entry('?p=1', {
            ...{ title, content: `<p>${content}</p>` as UnsafeHtml, published: day(date) },
            url: `https://a.example/2018/08/0${date}/`,
          }),
        ]);
      store.record(
        post(3, '山谷里的苹果酒', '山谷里的苹果酒在十月压榨，到五月才喝，今年的味道比去年的更好一些。'),
      );
      const edited = post(
        5,
        '山谷的苹果酒',
        '山谷里的苹果酒在十一月压榨，到六月才喝，今年的味道比去年更好一些。',
      );
      expect(store.record(edited)).toEqual({ added: 0, changed: 1 });
    });

    test('a feed that numbers its items anew with each poll loses none, and dates none like another', () => {
      const store = open();
      // Titles are all that it has, too few words to know a text by.
      const post = (name: string, date: number) => ({
        ...{ title: name, url: `https://a.example/${name}`, published: day(date), content: undefined },
      });
      const [pear, plum, quince, medlar] = [
        ...[post('pear', 3), post('plum', 4), post('quince', 5), post('medlar', 6)],
      ];
      const numbered = (...posts: (typeof pear | undefined)[]) => {
        const entries = posts.map((one, index) => {
          const { content: _none, ...rest } = { ...entry(`item ${index}`), ...one };
          return rest;
        });
        return store.record(outcome(entries));
      };
      expect(numbered(plum, pear)).toEqual({ added: 2, changed: 0 });
      expect(numbered(quince, plum)).toEqual({ added: 1, changed: 0 });
      expect(numbered(quince, plum)).toEqual({ added: 0, changed: 0 });
      expect(numbered(medlar, quince, plum, pear)).toEqual({ added: 1, changed: 0 });
      const all = store.entries({ sourceIds: ['a'], limit: 9 });
      expect(all.map(({ title, published }) => [title, published])).toEqual([
        ['medlar', day(6)],
        ['quince', day(5)],
        ['plum', day(4)],
        ['pear', day(3)],
      ]);
    });

    test('http and https, www, a slash and index.html are one link', () => {
      const store = open();
      const title = 'Cider';
      store.record(
        outcome([entry('http://a.example/x/index.html', { title, url: 'http://a.example/x/index.html' })]),
      );
      const again = entry('https://www.a.example/x/', { title, url: 'https://www.a.example/x/' });
      expect(store.record(outcome([again]))).toEqual({ added: 0, changed: 1 });
      expect(store.findEntries({ link: 'http://a.example/x' })).toHaveLength(1);
    });

    test('posts that only look alike stay two', () => {
      const store = open();
      const thread = (id: string, published: string) =>
        entry(id, { title: 'Open thread', content: long, published, url: `https://a.example/${id}` });
      const page = (id: string, title: string, published: string) =>
        entry(id, { title, published, url: 'https://a.example/now' });
      store.record(
        outcome([thread('1', day(1)), page('p1', 'Now', day(1)), entry('x', { published: day(1) })]),
      );
      const next = [thread('2', day(8)), page('p2', 'Later', day(8)), entry('x', { published: day(1) })];
      expect(store.record(outcome(next))).toEqual({ added: 2, changed: 0 });
      const undated = (id: string, url: string, content: string) =>
        outcome([entry(id, { title: 'Open thread', content: content as UnsafeHtml, url })]);
      const wordsOf = (what: string) => `<p>What do you think of ${what}, and why?</p>`;
      store.record(undated('u1', 'https://a.example/u1', wordsOf('cider')));
      const said = undated('u2', 'https://a.example/u2', wordsOf('cider'));
      expect(store.record(said)).toEqual({ added: 1, changed: 0 });
      store.record(undated('u3', 'https://a.example/news', wordsOf('perry')));
      const linked = undated('u4', 'https://a.example/news', wordsOf('mead'));
      expect(store.record(linked)).toEqual({ added: 1, changed: 0 });
      // Two columns with an address each, and posts of one day without a time.
      const columns = (number: number) =>
        ['morning', 'evening'].map((column) => {
          const id = `${column} ${number}`;
          return entry(id, { title: id, url: `https://a.example/${column}`, published: day(number) });
        });
      store.record(outcome(columns(10)));
      expect(store.record(outcome(columns(11)))).toEqual({ added: 2, changed: 0 });
      const midnight = (title: string) => page(title, title, day(12).replace(/T.*/, 'T00:00:00.000Z'));
      store.record(outcome([midnight('Cider')]));
      expect(store.record(outcome([midnight('Perry')]))).toEqual({ added: 1, changed: 0 });
      // Both ids in one document: two entries, whatever they say.
      const both = [thread('2', day(8)), { ...thread('3', day(8)), url: 'https://a.example/3' }];
      expect(store.record(outcome(both))).toEqual({ added: 1, changed: 0 });
    });

    test('heaps go to the archive: undated ones, ones of one minute, the surplus of a new feed', () => {
      const store = open();
      const many = (name: string, rest: (index: number) => Partial<RawEntry>) =>
        Array.from({ length: 6 }, (_, index) => entry(`${name}${index}`, { sourceId: name, ...rest(index) }));
      const read = { ...state, feed: { format: 'rss' as const, authors: [] } };
      store.record({ sourceId: 'undated', now, state: read, entries: many('undated', () => ({})) });
      store.record({
        sourceId: 'import',
        now,
        state: read,
        entries: many('import', () => ({ published: day(7) })),
      });
      const dated = many('dated', (index) => ({ published: day(index + 1) }));
      store.record({ sourceId: 'dated', now, state: read, entries: dated, newMemberEntries: 2 });
      const sourceIds = ['undated', 'import', 'dated'];
      const ids = (isFront: boolean) => store.entries({ sourceIds, limit: 99, isFront }).map(({ id }) => id);
      expect(ids(true)).toEqual(['dated5', 'dated4']);
      expect(ids(false)).toHaveLength(18);
      expect(store.findEntries({ id: 'undated3' })).toMatchObject([
        { held: { reason: 'undated', count: 6 } },
      ]);
      expect(store.findEntries({ id: 'import3' })).toMatchObject([
        { held: { reason: 'same-date', count: 6 } },
      ]);
      expect(store.findEntries({ id: 'dated0' })).toMatchObject([
        { held: { reason: 'new-member', count: 4 } },
      ]);
      // An edit does not free it, and what comes later by itself is no heap.
      store.record({
        sourceId: 'dated',
        now: day(30),
        state: read,
        entries: [entry('dated0', { sourceId: 'dated', published: day(1), title: 'New' })],
      });
      store.record(outcome([entry('undated9', { sourceId: 'undated' })], { sourceId: 'undated' }));
      expect(ids(true)).toEqual(['undated9', 'dated5', 'dated4']);
    });

    test('an entry that is gone from between others is missing until it comes again', () => {
      const store = open();
      const all = [7, 6, 5, 4, 3].map((date) => entry(`e${date}`, { published: day(date) }));
      const without = (...ids: string[]) => all.filter(({ id }) => !ids.includes(id));
      const shown = (choice: object) =>
        store.entries({ sourceIds: ['a'], limit: 9, ...choice }).map(({ id, withdrawn }) => [id, withdrawn]);
      const dropMissing = ['a'];
      store.record(outcome(all, { isWhole: true }));
      store.record(outcome(without('e5'), { now: day(30) }));
      expect(shown({ dropMissing })).toHaveLength(5);
      const before = store.contentRevision();
      store.record(outcome(without('e5'), { now: day(30), isWhole: true }));
      expect(store.contentRevision()).not.toBe(before);
      expect(shown({ dropMissing }).map(([id]) => id)).toEqual(['e7', 'e6', 'e4', 'e3']);
      expect(shown({ markMissing: ['a'] })[2]).toEqual(['e5', day(30)]);
      expect(shown({})[2]).toEqual(['e5', undefined]);
      expect(store.removedEntries({ sourceIds: ['a'], dropMissing }, day(30))).toEqual([
        { sourceId: 'a', id: 'e5', when: day(30) },
      ]);
      expect(store.removedEntries({ sourceIds: ['a'] }, '')).toEqual([]);
      store.record(outcome(all, { now: day(31), isWhole: true }));
      expect(shown({ dropMissing })).toHaveLength(5);
      // The oldest only rolled out, and a document out of order proves nothing.
      store.record(outcome(without('e3'), { now: day(31), isWhole: true }));
      store.record(
        outcome(
          without('e5').toSorted(({ id }) => (id === 'e6' ? 1 : -1)),
          { isWhole: true },
        ),
      );
      expect(shown({ dropMissing })).toHaveLength(5);
    });

    test('an entry that its feed says is deleted is shown no more, unless the planet keeps such', () => {
      const store = open();
      store.record(outcome([entry('1'), entry('2')]));
      const deleted = [{ id: '1', when: day(20) }, { id: 'never seen' }];
      store.record(outcome([entry('2')], { now: day(30), deleted }));
      const ids = (choice: object) =>
        store.entries({ sourceIds: ['a'], limit: 9, ...choice }).map(({ id }) => id);
      expect(ids({})).toEqual(['2']);
      expect(ids({ keepWithdrawn: ['a'] })).toEqual(['1', '2']);
      expect(store.removedEntries({ sourceIds: ['a'] }, day(20))).toEqual([
        { sourceId: 'a', id: '1', when: day(20) },
      ]);
      expect(store.removedEntries({ sourceIds: ['a'], keepWithdrawn: ['a'] }, '')).toEqual([]);
      store.record(outcome([entry('1'), entry('2')], { now: day(31) }));
      expect(ids({})).toEqual(['1', '2']);
    });

    test('an entry that was taken away stays away, and comes back when it is given back', () => {
      const store = open();
      const ids = () => store.entries({ sourceIds: ['a'], limit: 9 }).map(({ id }) => id);
      store.record(outcome([entry('1', { title: 'One' }), entry('2')]));
      expect(store.removeEntry('a', '3', { when: now })).toBe(false);
      const before = store.contentRevision();
      expect(store.removeEntry('a', '1', { when: now, reason: 'off topic' })).toBe(true);
      expect(store.contentRevision()).not.toBe(before);
      store.record(outcome([entry('1', { title: 'One, edited' }), entry('2')], { now: day(30) }));
      expect(ids()).toEqual(['2']);
      expect(store.countEntries({ sourceIds: ['a'] }, [{ from: '', to: '9' }])).toEqual([1]);
      expect(store.findEntries({ id: '1' })).toMatchObject([
        { entry: { title: 'One, edited' }, removed: { when: now, reason: 'off topic' } },
      ]);
      expect(store.removeEntry('a', '1')).toBe(true);
      expect(ids()).toEqual(['1', '2']);
    });

    test('nothing is left of an entry that was purged, and it never comes again', () => {
      const store = open();
      const one = entry('1', { title: 'A secret', url: 'https://a.example/1', published: day(3) });
      const body = { bytes: new TextEncoder().encode('A secret'), url: 'https://a.example/feed' };
      store.record(outcome([one, entry('2')], { body }));
      store.rememberCleanHtml('policy', new Map([['key', '<p>A secret</p>' as SafeHtml]]));
      store.removeEntry('a', '1', { when: now, isPurged: true });
      expect(store.body('a')).toBeUndefined();
      expect(store.cleanHtml('policy', 'key')).toBeUndefined();
      const moved = { ...one, id: 'other id' };
      store.record(outcome([moved, entry('2')], { now: day(30), body }));
      expect(store.body('a')).toBeUndefined();
      expect(store.entries({ sourceIds: ['a'], limit: 9 }).map(({ id }) => id)).toEqual(['2']);
      expect(store.removeEntry('a', '1')).toBe(false);
      const found = store.findEntries({ id: '1' });
      expect(found).toMatchObject([{ entry: { id: '1', published: day(3) }, removed: { isPurged: true } }]);
      expect(JSON.stringify(found)).not.toContain('secret');
    });

    test('an entry that was purged stays so when its post is brought up to date', () => {
      const store = open();
      const post = (date: number, content: string) =>
        entry('1', {
          ...{ title: 'A secret', content: content as UnsafeHtml, published: day(date) },
          url: `https://a.example/2018/08/0${date}/secret`,
        });
      store.record(outcome([post(3, 'A secret that a planet’s owner took away for good.')]));
      store.removeEntry('a', '1', { when: now, isPurged: true });
      const edited = post(5, 'A secret that a planet’s owner took away, I read.');
      expect(store.record(outcome([edited]))).toEqual({ added: 0, changed: 0 });
      expect(store.entries({ sourceIds: ['a'], limit: 9 })).toEqual([]);
    });

    test('entries can be dated by their update, which is never later than it came', () => {
      const store = open();
      const future = '2999-01-01T00:00:00.000Z';
      store.record(
        outcome([
          entry('old', { published: day(1), updated: day(20) }),
          entry('new', { published: day(9) }),
          entry('future', { published: day(2), updated: future }),
        ]),
      );
      const page = store.entries({ sourceIds: ['a'], limit: 9, order: 'updated' });
      expect(page.map(({ id, date }) => [id, date])).toEqual([
        ['future', now],
        ['old', day(20)],
        ['new', day(9)],
      ]);
      expect(store.entrySpan({ sourceIds: ['a'], order: 'updated' })).toEqual({
        oldest: day(9),
        newest: now,
      });
      const after = { date: day(20), sourceId: 'a', id: 'old' };
      expect(store.entries({ sourceIds: ['a'], limit: 9, order: 'updated', after })).toMatchObject([
        { id: 'new' },
      ]);
      expect(store.findEntries({ id: 'future' })).toMatchObject([{ updateDate: now }]);
    });

    test('entries can be asked for by their tags, as they are now', () => {
      const store = open();
      store.record(outcome([entry('1', { tags: ['Cider', 'cider'] }), entry('2', { tags: ['Perry'] })]));
      const ids = (tag: string) => store.entries({ sourceIds: ['a'], limit: 9, tag }).map(({ id }) => id);
      expect([ids('CIDER'), ids('perry'), ids('beer')]).toEqual([['1'], ['2'], []]);
      expect(store.countEntries({ sourceIds: ['a'], tag: 'cider' }, [{ from: '', to: '9' }])).toEqual([1]);
      store.record(outcome([entry('1', { tags: ['beer'] })]));
      expect([ids('cider'), ids('beer')]).toEqual([[], ['1']]);
      store.removeEntry('a', '2', { when: now, isPurged: true });
      expect(ids('perry')).toEqual([]);
    });

    test('a store that another is restored into answers every question as that does', () => {
      const [store, other] = [lived(open()), open()];
      const lines = [...exportState(store)];
      expect(importState(other, lines)).toEqual({ sources: 2, entries: 9 });
      expect(answers(other)).toEqual(answers(store));
      expect([...exportState(other)]).toEqual(lines);
      const next = outcome([entry('e1', { title: 'Edited' }), entry('moved'), entry('new')], {
        ...{ now: day(31), isWhole: true, isComplete: true },
      });
      expect(other.record(next)).toEqual(store.record(next));
      expect(answers(other)).toEqual(answers(store));
    });

    test('what a view found out of an empty store does not hold for what is restored into it', () => {
      const store = open();
      const judge = () => store.judge('v', new Map([['a', 'r1']]), ({ id }) => id !== 'e2');
      judge();
      importState(store, exportState(lived(open())));
      judge();
      const ids = store.entries({ sourceIds: ['a'], limit: 9, view: 'v' }).map(({ id }) => id);
      expect(ids).toContain('e1');
      expect(ids).not.toContain('e2');
    });

    test('a state is restored into an empty store only', () => {
      const lines = [...exportState(lived(open()))];
      const store = open();
      store.recordBucket('blogs.example', {});
      expect(() => importState(store, lines)).toThrow(
        expect.objectContaining({ code: 'BAD_STATE', message: expect.stringContaining('this one is not') }),
      );
      expect(store.sources()).toEqual([]);
      expect([...exportState(store)]).toHaveLength(3);
    });

    test.each<[what: string, change: (lines: string[]) => string[], message: string]>([
      ['no header', (lines) => lines.slice(1), 'Line 1 of the state is no header of a planet’s state'],
      ['nothing', () => [], 'The state ends too early, after 0 lines'],
      ['a newer version', (lines) => [swap(lines[0], '1', '2'), ...lines.slice(1)], 'is of version 2'],
      ['its end cut off', (lines) => lines.slice(0, -1), 'ends too early, after 20 lines'],
      [
        'a line cut out',
        (lines) => lines.toSpliced(5, 1),
        'Line 20 of the state says that 20 lines stand before it',
      ],
      ['a line cut short', (lines) => lines.with(5, '{"type":"ent'), 'Line 6 of the state is no JSON'],
      [
        'a line twice',
        (lines) => lines.toSpliced(5, 0, lines[5] ?? ''),
        'Line 7 of the state repeats a record',
      ],
      ['a line behind its end', (lines) => [...lines, '{}'], 'Line 22 of the state stands behind the end'],
      ['an unknown type', (lines) => lines.with(5, '{"type":"view"}'), 'has the type "view", which'],
      ['null for a line', (lines) => lines.with(5, 'null'), 'Line 6 of the state has the type undefined'],
      [
        'a number for a title',
        (lines) => lines.with(5, '{"type":"entry","entry":{"id":"1","sourceId":"a","title":3}}'),
        'Line 6 of the state is no record of type "entry": entry.title is 3, but has to be text',
      ],
      [
        'a script for an address',
        (lines) => lines.with(5, swap(lines[5], '"https://a.example/2"', '"javascript:0"')),
        'entry.url is "javascript:0", but has to be an address of the web',
      ],
      [
        'no time of its sight',
        (lines) => lines.with(5, swap(lines[5], '"lastSeen"', '"lastSaw"')),
        'no record of type "entry": lastSeen is missing',
      ],
    ])('a state with %s is refused, and nothing of it kept', (_what, change, message) => {
      const lines = change([...exportState(lived(open()))]);
      const store = open();
      const empty = answers(store);
      expect(() => importState(store, lines)).toThrow(
        expect.objectContaining({ code: 'BAD_STATE', message: expect.stringContaining(message) }),
      );
      expect(answers(store)).toEqual(empty);
      expect([...exportState(store)]).toHaveLength(2);
      store.lock()();
    });

    test('a span’s revision changes with every entry shown in it, and with nothing else', () => {
      const store = open();
      const spans = [
        { from: day(1), to: day(5) },
        { from: day(5), to: day(9) },
      ];
      const all = [2, 3, 4, 6, 7, 8].map((date) => entry(`e${date}`, { published: day(date) }));
      const changes = (change: () => void): boolean[] => {
        const before = store.spanStates({ sourceIds: ['a'] }, spans).map(({ revision }) => revision);
        change();
        const after = store.spanStates({ sourceIds: ['a'] }, spans).map(({ revision }) => revision);
        return before.map((revision, at) => revision !== after[at]);
      };
      expect(changes(() => store.record(outcome(all)))).toEqual([true, true]);
      expect(changes(() => store.record(outcome(all, { now: day(30) })))).toEqual([false, false]);
      const edited = [entry('e3', { published: day(3), title: 'New' })];
      expect(changes(() => store.record(outcome(edited)))).toEqual([true, false]);
      expect(changes(() => store.removeEntry('a', 'e7', { when: now }))).toEqual([false, true]);
      expect(changes(() => store.removeEntry('a', 'e7'))).toEqual([false, true]);
      const deleted = [{ id: 'e2' }];
      expect(changes(() => store.record(outcome([], { deleted })))).toEqual([true, false]);
      const without = all.filter(({ id }) => id !== 'e2' && id !== 'e6').toReversed();
      expect(changes(() => store.record(outcome(without, { isWhole: true })))[1]).toBe(true);
    });

    test('a view leaves out what its rules say, and asks only of what may have changed', () => {
      const store = open();
      const asked: string[] = [];
      const judge = (rules: Record<string, string>) => {
        asked.length = 0;
        store.judge('v', new Map(Object.entries(rules)), ({ id, title }) => {
          asked.push(id);
          return title !== 'Bad';
        });
      };
      const ids = (view?: string) =>
        store.entries({ sourceIds: ['a', 'b'], limit: 9, ...(view && { view }) }).map(({ id }) => id);
      store.record(outcome([entry('1', { title: 'Bad' }), entry('2')]));
      store.record(outcome([entry('3', { sourceId: 'b', title: 'Bad' })], { sourceId: 'b' }));
      judge({ a: 'r1' });
      expect(ids('v')).toEqual(['2', '3']);
      expect(ids()).toEqual(['1', '2', '3']);
      expect(store.countEntries({ sourceIds: ['a'], view: 'v' }, [{ from: '', to: '9' }])).toEqual([1]);
      judge({ a: 'r1' });
      store.record(outcome([entry('1'), entry('2', { title: 'Bad' })]));
      judge({ a: 'r1' });
      expect(ids('v')).toEqual(['1', '3']);
      judge({ a: 'r1', b: 'r1' });
      expect(ids('v')).toEqual(['1']);
      judge({});
      expect(ids('v')).toEqual(['1', '2', '3']);
    });

    test('a source that got another id, and has no rules there, has nothing left out', () => {
      const store = open();
      store.record(outcome([entry('1')]));
      store.record(outcome([entry('2', { sourceId: 'b' })], { sourceId: 'b' }));
      const judge = (rules: Record<string, string>) =>
        store.judge('v', new Map(Object.entries(rules)), ({ id }) => id !== '1');
      const ids = () =>
        store.entries({ sourceIds: ['a', 'b', 'c'], limit: 9, view: 'v' }).map(({ id }) => id);
      judge({ a: 'r1', b: 'r1' });
      expect(ids()).toEqual(['2']);
      store.renameSource('a', 'c');
      judge({ b: 'r1' });
      expect(ids()).toEqual(['2', '1']);
    });

    test('a source that got another id is held to the rules of that, also if they were asked before it came', () => {
      const store = open();
      store.record(outcome([entry('1'), entry('2')]));
      const judge = () => store.judge('view', new Map([['b', 'rule']]), ({ id }) => id === '1');
      judge();
      store.renameSource('a', 'b');
      judge();
      const shown = store.entries({ sourceIds: ['b'], view: 'view', limit: 9 });
      expect(shown.map(({ id }) => id)).toEqual(['1']);
    });

    test('a list keeps how asking goes and its last good body, also when asking brings none', () => {
      const store = open();
      const from = 'https://lists.example/members.opml';
      const { poll } = stateWith({ feedUrl: from, bodyHash: 'h' });
      expect(store.list(from)).toBeUndefined();
      store.recordList(from, { poll });
      expect(store.list(from)).toEqual({ poll });
      const body = { bytes: new TextEncoder().encode('<opml>🪐</opml>'), contentType: 'text/x-opml' };
      store.recordList(from, { poll, body });
      const failing = { ...poll, failures: 1 };
      store.recordList(from, { poll: failing });
      expect(store.list(from)).toEqual({ poll: failing, body });
      store.recordList(from, { poll, body: { bytes: new Uint8Array([1]) } });
      expect(store.list(from)).toEqual({ poll, body: { bytes: new Uint8Array([1]) } });
      expect(store.list('https://lists.example/')).toBeUndefined();
      expect(store.sources()).toEqual([]);
    });
  });
}

const long = '<p>Say what you like, and be kind to each other as you do.</p>' as UnsafeHtml;
const before0 = '<p>?p=1</p>' as UnsafeHtml;
