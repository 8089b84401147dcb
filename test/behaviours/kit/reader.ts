import { json } from 'node:stream/consumers';
import { normalizeFeed } from '../../../packages/normalize/src/index.ts';
import type { ReadAlone } from './read-alone.ts';

// The other end of read-alone.ts: a list of documents comes in, what was found in them goes out.
const documents = (await json(process.stdin)) as string[];
process.stdout.write(JSON.stringify(documents.map(read)));

function read(document: string): ReadAlone {
  const context = { sourceId: 'a', url: 'https://harvest.example/feed', seen: '2026-08-02T00:00:00.000Z' };
  const bytes = Buffer.from(document);
  const [seconds, { entries }] = timed(() => normalizeFeed(bytes, context));
  // Copying records as JSON slows down with a busy machine just as reading does. Measured only if it matters.
  const expected = seconds < 5 ? 3 : 1.5 * timed(copyRecords)[0];
  return { entries: entries.length, first: JSON.stringify(entries[0]), seconds, expected };
}

function timed<Result>(task: () => Result): [seconds: number, result: Result] {
  const started = process.cpuUsage();
  const result = task();
  const { user, system } = process.cpuUsage(started);
  return [(user + system) / 1e6, result];
}

function copyRecords(): unknown[] {
  const records = Array.from({ length: 150_000 }, (_, number) => ({
    id: `${number}`,
    title: `Entry ${number}`,
    tags: [`${number % 7}`],
    links: { self: `https://harvest.example/${number}` },
  }));
  return [1, 2, 3, 4].map(() => JSON.parse(JSON.stringify(records)));
}
