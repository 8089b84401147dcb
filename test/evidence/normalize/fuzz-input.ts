import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { listFeeds } from '../../../bench/normalize/feed-files.ts';
import { type Normalized, normalizeFeed } from '../../../packages/normalize/src/index.ts';
import { sampleAt } from '../scramble.ts';
import { brokenPromises } from './broken-promises.ts';
import { type MutatedFeed, mutatedFeed } from './mutate-feed.ts';
import { shortFeed } from './short-feed.ts';

const context = {
  sourceId: 'fuzz',
  url: 'https://feeds.example/blog/feed',
  seen: '2026-01-01T00:00:00.000Z',
};

/** Every so many mutated feeds one is made of whole ones, however large. */
const wholeEvery = 50;

/** Gives the mutated feed of an index, the same for the same folder and seed, whichever others are asked for. */
export function createInputs(seed: number, folder?: string): (index: number) => MutatedFeed {
  const whole = listFeeds(folder).map((path) => readFileSync(path));
  const ofShort = mutatedFeed(whole.map(shortFeed));
  const ofWhole = mutatedFeed(whole);
  return (index) => sampleAt(index % wholeEvery === 0 ? ofWhole : ofShort, seed, index);
}

/** Reads a mutated feed. Says what went wrong, as sentences; a feed that is refused with a `PlanetError` is all right. */
export function tryFeed({ bytes, contentType }: MutatedFeed): { isRead: boolean; wrong: string[] } {
  let normalized: Normalized;
  try {
    normalized = normalizeFeed(bytes, { ...context, ...(contentType && { contentType }) });
  } catch (error) {
    const isRefusal = error instanceof Error && error.name === 'PlanetError';
    return {
      isRead: false,
      wrong: isRefusal ? [] : [`It threw ${error instanceof Error ? error.stack : error}`],
    };
  }
  return { isRead: true, wrong: [...brokenPromises(normalized), ...otherwiseAsText(bytes, normalized)] };
}

/** Of bytes the long texts are set aside before they are decoded, of a string they are not: it may make no difference. */
function otherwiseAsText(bytes: Uint8Array, { feed, entries, deleted }: Normalized): string[] {
  const isPlainly = isUtf8(bytes) && !bytes.includes(0) && !bytes.includes(escapeSign);
  if (!isPlainly) return [];
  const other = normalizeFeed(new TextDecoder().decode(bytes), context);
  const isSame = isDeepStrictEqual(
    { feed, entries, deleted },
    { feed: other.feed, entries: other.entries, deleted: other.deleted },
  );
  return isSame ? [] : ['It is another feed when it is read as a string.'];
}

/** Begins another charset (ISO-2022). */
const escapeSign = 0x1b;
