import type { FetchOutcome } from '@planet-ceres/fetch';
import type { Feed, RawEntry } from '@planet-ceres/model';
import { expect, test } from 'vitest';
import { type ArchiveContext, findGap, readArchive } from './archive.ts';
import { askAndRead } from './ask-and-read.ts';
import { createFeedReader } from './feed-reader.ts';
import type { Ask } from './poll-source.ts';

const now = '2026-03-10T12:00:00.000Z';
const feedReader = createFeedReader({ threads: 0 });
const feed: Feed = {
  format: 'atom',
  authors: [],
  paging: { previousArchive: 'https://jane.example/archive/3' },
};
const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T00:00:00.000Z`;

function entry(id: string, date: number): RawEntry {
  return { id, sourceId: 'jane', authors: [], tags: [], enclosures: [], published: day(date), seen: now };
}

const knowing =
  (...ids: string[]) =>
  (asked: readonly string[]) =>
    new Set(asked.filter((id) => ids.includes(id)));

test('nothing is missing as long as the feed holds something known or something as old', () => {
  const newest = day(5);
  const gap = { url: 'https://jane.example/archive/3', until: newest };
  const entries = [entry('c', 8), entry('b', 7)];
  expect(findGap(feed, entries, { newest, knownIds: knowing() })).toEqual(gap);
  expect(findGap(feed, entries, { newest, knownIds: knowing('b') })).toBeUndefined();
  expect(findGap(feed, [...entries, entry('renamed', 5)], { newest, knownIds: knowing() })).toBeUndefined();
});

test('a feed that is new, empty or without an archive has no gap', () => {
  const entries = [entry('c', 8)];
  expect(findGap(feed, entries, { newest: undefined, knownIds: knowing() })).toBeUndefined();
  expect(findGap(feed, [], { newest: day(5), knownIds: knowing() })).toBeUndefined();
  const { paging: _none, ...plain } = feed;
  expect(findGap(plain, entries, { newest: day(5), knownIds: knowing() })).toBeUndefined();
});

/** An archive of pages, each an Atom document with one entry a day and a link to the next older page. */
function archive(pages: Record<string, { days: number[]; next?: string; status?: FetchOutcome }>) {
  const member = { id: 'jane', ignore: [], futureDates: 'clamp' } as const;
  const asked: string[] = [];
  const ask: Ask = async ({ url }) => {
    asked.push(url);
    const page = pages[url];
    if (!page) throw new Error(`nobody should have asked for ${url}`);
    return page.status ?? fresh(url, page);
  };
  const context: ArchiveContext = {
    ...{ sourceId: 'jane', pages: 5, knownIds: knowing() },
    fetchPage: (page) => askAndRead({ url: page }, { ask, feedReader, member, now }),
  };
  return { asked, context };
}

function fresh(url: string, { days, next }: { days: number[]; next?: string }): FetchOutcome {
  const entries = days.map(
    (date) =>
      `<entry><id>tag:${date}</id><title>Day ${date}</title><published>${day(date)}</published></entry>`,
  );
  const link = next ? `<link rel="prev-archive" href="${next}"/>` : '';
  const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Jane</title>${link}${entries.join('')}</feed>`;
  return {
    ...{ status: 'fresh', reason: 'changed', message: '', url, httpStatus: 200, bytes: text.length },
    ...{ body: new TextEncoder().encode(text), bodyHash: '', validators: { url }, hints: {} },
  };
}

const [a3, a2, a1] = ['https://jane.example/3', 'https://jane.example/2', 'https://jane.example/1'] as const;

test('an archive is read back to what is known, and no further', async () => {
  const { asked, context } = archive({
    [a3]: { days: [8, 7], next: a2 },
    [a2]: { days: [6, 5, 4], next: a1 },
  });
  const knownIds = knowing('tag:5', 'tag:4');
  const { entries, gap } = await readArchive({ url: a3, until: day(5) }, { ...context, knownIds });
  expect(asked).toEqual([a3, a2]);
  expect(entries.map(({ id }) => id)).toEqual(['tag:8', 'tag:7', 'tag:6', 'tag:5', 'tag:4']);
  expect(gap).toBeUndefined();
});

test('it ends at the last page, at a page of older entries only, and where the links lead in a circle', async () => {
  const last = archive({ [a3]: { days: [8] } });
  expect((await readArchive({ url: a3, until: day(5) }, last.context)).gap).toBeUndefined();
  const older = archive({ [a3]: { days: [4, 3], next: a2 } });
  expect((await readArchive({ url: a3, until: day(5) }, older.context)).gap).toBeUndefined();
  const circle = archive({ [a3]: { days: [9], next: a2 }, [a2]: { days: [8], next: a3 } });
  const read = await readArchive({ url: a3, until: day(5) }, circle.context);
  expect(circle.asked).toEqual([a3, a2]);
  expect(read).toMatchObject({ entries: [{}, {}], notices: [{ code: 'archive-unread' }] });
  expect(read.gap).toBeUndefined();
});

test('what was not reached for now is the gap that stays; what will never be there is not', async () => {
  const failed = (reason: 'timeout' | 'not-found' | 'unsafe-address'): FetchOutcome => {
    return { status: 'failed', reason, message: `It is ${reason}.`, url: a2 };
  };
  for (const [reason, gap] of [
    ['timeout', { url: a2, until: day(5) }],
    ['not-found', undefined],
    ['unsafe-address', undefined],
  ] as const) {
    const { context } = archive({
      [a3]: { days: [8], next: a2 },
      [a2]: { days: [], status: failed(reason) },
    });
    const read = await readArchive({ url: a3, until: day(5) }, context);
    expect(read.entries.map(({ id }) => id)).toEqual(['tag:8']);
    expect(read.notices).toMatchObject([{ message: expect.stringContaining(`It is ${reason}.`) }]);
    expect(read.gap).toEqual(gap);
  }
  const { context, asked } = archive({ [a3]: { days: [9], next: a2 }, [a2]: { days: [8], next: a1 } });
  const cut = await readArchive({ url: a3, until: day(5) }, { ...context, pages: 2 });
  expect(asked).toEqual([a3, a2]);
  expect(cut.gap).toEqual({ url: a1, until: day(5) });
});
