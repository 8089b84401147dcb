import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { normalizeFeed } from '../../packages/normalize/src/index.ts';
import { root } from '../../test/setup/workspace.ts';
import { listFeeds } from '../normalize/feed-files.ts';

/** What a feed delivered as the content of one entry, and where it stands. */
export interface RawEntry {
  feed: string;
  html: string;
  baseUrl?: string;
}

const fixtures = join(root, 'packages/sanitize/fixtures/entries');

/** Every entry with content of the feeds in a folder; without a folder the project's own fixtures. */
export function readEntries(folder?: string): RawEntry[] {
  if (folder === undefined) {
    return readdirSync(fixtures).map((feed) => {
      return {
        feed,
        html: readFileSync(join(fixtures, feed), 'utf8'),
        baseUrl: 'https://feed.example/entry/',
      };
    });
  }
  if (!existsSync(resolve(folder))) throw new Error(`There is no folder ${folder}.`);
  return listFeeds(folder).flatMap(readFeedEntries);
}

/** Some of the entries, evenly taken from among them: so many that a round takes seconds. */
export function sampleEntries(entries: readonly RawEntry[], count: number): RawEntry[] {
  const step = Math.max(1, entries.length / count);
  return Array.from(
    { length: Math.min(count, entries.length) },
    (_, at) => entries[Math.floor(at * step)],
  ).filter((entry) => entry !== undefined);
}

function readFeedEntries(path: string): RawEntry[] {
  const context = { sourceId: 's', url: 'https://feeds.example/feed', seen: '2026-01-01T00:00:00.000Z' };
  try {
    const { entries } = normalizeFeed(readFileSync(path), context);
    return entries.flatMap(({ content, baseUrl }) => {
      return content ? [{ feed: basename(path), html: content, ...(baseUrl && { baseUrl }) }] : [];
    });
  } catch {
    // What is no feed has no entries; that it is none is another package's figure.
    return [];
  }
}
