// A process of its own: reads all feeds of a folder, and prints how many entries each has (null where it is refused) and a digest
// of all that came of them. In: the feeds, as JSON.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Normalized, normalizeFeed } from '../../../packages/normalize/src/index.ts';
import type { CorpusFeed, CorpusRead } from './corpus.ts';

const feeds: CorpusFeed[] = JSON.parse(readFileSync(0, 'utf8'));
const digest = createHash('sha256');
const entries = feeds.map(({ path, url, contentType }) => {
  const normalized = read(path, url, contentType);
  digest.update(JSON.stringify(normalized));
  return typeof normalized === 'string' ? null : normalized.entries.length;
});
const told: CorpusRead = { entries, digest: digest.digest('hex') };
console.log(JSON.stringify(told));

function read(path: string, url: string, contentType: string | undefined): Normalized | string {
  try {
    return normalizeFeed(readFileSync(path), {
      sourceId: 'corpus',
      url,
      seen: '2026-01-01T00:00:00.000Z',
      ...(contentType && { contentType }),
    });
  } catch (error) {
    return String(error);
  }
}
