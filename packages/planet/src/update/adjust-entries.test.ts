import { join } from 'node:path';
import type { RawEntry, UnsafeHtml } from '@planet-ceres/model';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder, writeFiles } from '../../test/temp-folder.ts';
import { loadConfig } from '../config/load-config.ts';
import { openPlanet, type Planet } from '../planet.ts';
import { memoryStore } from '../store/memory-store.ts';
import { adjustEntries, adjustReading, withBase } from './adjust-entries.ts';
import { readerFor } from './read-again.ts';

const now = '2024-05-01T12:00:00.000Z';
const past = '2024-04-01T12:00:00.000Z';
const future = '2024-06-01T12:00:00.000Z';
const usual = { ignore: [], futureDates: 'clamp' } as const;
const markup = (html: string) => html as UnsafeHtml;
const entry: RawEntry = {
  id: '1',
  sourceId: 'ann',
  title: 'Title',
  url: 'https://ann.example/posts/1',
  content: markup('<a href="two">two</a>'),
  baseUrl: 'https://ann.example/',
  authors: [{ name: 'Ann' }],
  tags: ['news'],
  enclosures: [],
  language: 'en',
  published: past,
  updated: past,
  seen: now,
};

test('entries are left as they are where the config says nothing', () => {
  expect(adjustEntries([entry], usual, now)).toEqual([entry]);
});

test('what is not to be believed is not there; lists are empty', () => {
  const ignore = ['title', 'authors', 'tags', 'updated', 'content'] as const;
  const { title: _title, updated: _updated, content: _content, ...rest } = entry;
  expect(adjustEntries([entry], { ...usual, ignore }, now)).toEqual([{ ...rest, authors: [], tags: [] }]);
});

test('a language that is not to be believed is not the feed’s either', () => {
  const feed = { format: 'rss', title: 'Ann', language: 'en' } as const;
  const reading = { isFeed: true, feed, entries: [entry], notices: [] } as never;
  const adjusted = adjustReading(reading, { ...usual, ignore: ['language'] }, now);
  expect(adjusted).toMatchObject({ feed: { title: 'Ann' } });
  expect(JSON.stringify(adjusted)).not.toContain('"en"');
});

test('dates in the future: kept for the timeline to bound, left out, or the entry with them', () => {
  const early = { ...entry, published: future };
  const { published: _published, ...undated } = early;
  expect(adjustEntries([early], usual, now)).toEqual([early]);
  expect(adjustEntries([early], { ...usual, futureDates: 'ignore-date' }, now)).toEqual([undated]);
  expect(adjustEntries([early], { ...usual, futureDates: 'ignore-entry' }, now)).toEqual([]);
  expect(adjustEntries([early], { ...usual, futureDates: 'ignore-entry' }, future)).toEqual([early]);
});

test('a date that is ignored keeps no entry waiting', () => {
  const early = { ...entry, published: future };
  const member = { ignore: ['published'], futureDates: 'ignore-entry' } as const;
  expect(adjustEntries([early], member, now)).toHaveLength(1);
});

test('relative links start where the feed says, at the entry’s page, or at a URL', () => {
  const baseOf = (base: string | undefined) =>
    adjustEntries([entry], { ...usual, ...(base && { base }) }, now)[0]?.baseUrl;
  expect(['feed', 'entry', 'https://else.example/x/', undefined].map(baseOf)).toEqual([
    'https://ann.example/',
    'https://ann.example/posts/1',
    'https://else.example/x/',
    'https://ann.example/',
  ]);
});

test('a URL to start from goes before where the body came from', () => {
  const body = {
    bytes: new Uint8Array(),
    url: 'https://ann.example/feed',
    contentLocation: 'https://ann.example/other',
  };
  const { contentLocation: _elsewhere, ...rest } = body;
  expect(withBase(body, 'https://else.example/')).toEqual({ ...rest, url: 'https://else.example/' });
  expect(withBase(body, 'entry')).toBe(body);
});

test('another wish of the config is another reader', () => {
  const readers = [
    usual,
    { ...usual, base: 'feed' },
    { ...usual, base: 'entry' },
    { ...usual, ignore: ['title' as const] },
  ];
  expect(new Set(readers.map((member) => readerFor(member))).size).toBe(3);
});

const feed = `<rss version="2.0"><channel><title>Ann</title><link>https://ann.example/</link>
<item><guid isPermaLink="false">now</guid><title>Now</title><pubDate>Mon, 01 Apr 2024 12:00:00 GMT</pubDate></item>
<item><guid isPermaLink="false">soon</guid><title>Soon</title><pubDate>Sat, 01 Jun 2024 12:00:00 GMT</pubDate></item>
</channel></rss>`;

test('an entry that waits for its date comes on that day, though its feed has not changed', async () => {
  const planet = await openWith({ futureDates: 'ignore-entry' });
  await planet.update({ now });
  expect(await titlesOf(planet)).toEqual(['Now']);
  const { reports } = await planet.update({ now: '2024-06-02T12:00:00.000Z' });
  expect(reports).toMatchObject([{ status: 'unchanged' }]);
  expect(await titlesOf(planet)).toEqual(['Soon', 'Now']);
});

test('a config that changes its mind is heeded for entries that are there already', async () => {
  const folder = tempFolder({ 'ann.xml': feed });
  const store = memoryStore();
  const planet = await openWith({}, { folder, store });
  await planet.update({ now });
  expect(await titlesOf(planet)).toEqual(expect.arrayContaining(['Soon', 'Now']));
  const changed = await openWith({ ignore: ['title'] }, { folder, store });
  await changed.update({ now });
  expect(await titlesOf(changed)).toEqual([undefined, undefined]);
});

async function openWith(
  member: object,
  { folder = tempFolder({ 'ann.xml': feed }), store = memoryStore() } = {},
): Promise<Planet> {
  const members = [{ name: 'Ann', feed: 'ann.xml', ...member }];
  writeFiles(folder, { 'planet.json': JSON.stringify({ title: 'P', members }) });
  const planet = await openPlanet(await loadConfig(join(folder, 'planet.json')), { threads: 0, store });
  onTestFinished(() => planet.close());
  return planet;
}

async function titlesOf(planet: Planet): Promise<(string | undefined)[]> {
  return (await planet.edition()).entries.map(({ title }) => title);
}
