import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createFeedReader, type FeedReader, type FeedReaderOptions } from './feed-reader.ts';
import { type ReadTask, readBody } from './read-body.ts';

const oddReader = new URL('../../test/odd-reader.ts', import.meta.url);
const open: FeedReader[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.close()));
});

function readerWith(options: FeedReaderOptions = {}): FeedReader {
  const reader = createFeedReader(options);
  open.push(reader);
  return reader;
}

function task(text: string): ReadTask {
  const body = { bytes: Buffer.from(text), url: 'https://jane.example/feed' };
  return { body, sourceId: 'jane', seen: '2026-03-10T12:00:00.000Z' };
}

const titled = (title: string) =>
  expect.objectContaining({ isFeed: true, feed: expect.objectContaining({ title }) });
const unread = (message: RegExp) => ({
  isFeed: false,
  problem: { reason: 'parse-error', message: expect.stringMatching(message), hint: expect.any(String) },
});

test('ten bodies in two threads are read as they would be in one’s own, and stay whole', async () => {
  const { read } = readerWith({ threads: 2 });
  const tasks = Array.from({ length: 9 }, (_, index) =>
    task(
      `<rss version="2.0"><channel><title>Notes ${index}</title><item><guid>${index}</guid><title>Rain &amp; hail</title>
      <pubDate>Tue, 10 Mar 2026 08:0${index}:00 +0100</pubDate><description>${'&lt;p&gt;Ü '.repeat(999)}</description></item>`,
    ),
  );
  tasks.push(task('<!doctype html><title>Not found</title>'));
  const readings = await Promise.all(tasks.map(read));
  expect(readings).toEqual(tasks.map(readBody));
  expect(readings.filter(({ isFeed }) => isFeed)).toHaveLength(9);
  expect(readings[9]).toMatchObject({ problem: { reason: 'not-a-feed', hint: expect.any(String) } });
});

test('without threads bodies are read as in them, in the calling thread', async () => {
  const stop = new AbortController();
  const { read } = readerWith({ threads: 0, signal: stop.signal });
  const started: Worker[] = [];
  const count = (worker: Worker) => void started.push(worker);
  process.on('worker', count);
  const tasks = ['<rss><channel><title>Notes</title></channel></rss>', 'no feed'].map(task);
  expect(await Promise.all(tasks.map(read))).toEqual(tasks.map(readBody));
  process.off('worker', count);
  expect(started).toEqual([]);
  stop.abort('enough');
  await expect(read(task('anything'))).rejects.toBe('enough');
});

test('a body that never ends is given up after its time, which does not run while it waits for a thread', async () => {
  const { read } = readerWith({ threads: 1, timeout: 2500, module: oddReader });
  const readings = await Promise.all(['never ends', 'never ends', 'ends'].map((text) => read(task(text))));
  expect(readings).toEqual([
    unread(/took more than 2.5 seconds; it was given up/),
    unread(/took more than 2.5 seconds/),
    titled('ends'),
  ]);
});

test('a body that fills the memory costs its thread only', async () => {
  const { read } = readerWith({ threads: 1, memory: 48, module: oddReader });
  const readings = await Promise.all(['fills the memory', 'is small'].map((text) => read(task(text))));
  expect(readings).toEqual([unread(/took more than 48 MiB of memory; it was given up/), titled('is small')]);
});

test('what a thread throws is a reading that failed', async () => {
  const { read } = readerWith({ module: oddReader });
  expect(await read(task('throws'))).toEqual(unread(/^The feed could not be read: it fell\.$/));
  expect(await read(task('does not'))).toEqual(titled('does not'));
});

test('a module that is not there fails each body at once', async () => {
  const { read } = readerWith({ module: new URL('no-reader.ts', oddReader) });
  expect(await read(task('anything'))).toEqual(unread(/Cannot find module/));
});

test('an abort rejects with its reason, whether a body is being read or waits', async () => {
  const stop = new AbortController();
  const { read } = readerWith({ threads: 1, module: oddReader, signal: stop.signal });
  const ends = Promise.allSettled([read(task('never ends')), read(task('never ends'))]);
  setTimeout(() => stop.abort('enough'), 500);
  expect(await ends).toEqual([
    { status: 'rejected', reason: 'enough' },
    { status: 'rejected', reason: 'enough' },
  ]);
});

test('a process ends when its reader is closed', async () => {
  const script = `
    import { createFeedReader } from ${JSON.stringify(new URL('feed-reader.ts', import.meta.url).href)};
    await createFeedReader().close();
    const reader = createFeedReader();
    const body = { bytes: Buffer.from('<rss><channel><title>Notes</title></channel></rss>'), url: 'https://jane.example/' };
    const { feed } = await reader.read({ body, sourceId: 'jane', seen: '2026-03-10T12:00:00.000Z' });
    await reader.close();
    console.log(feed.title);
  `;
  const args = ['--conditions=@planet-ceres/source', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 10_000 });
  expect(stdout).toBe('Notes\n');
});
