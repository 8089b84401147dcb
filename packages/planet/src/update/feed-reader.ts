import { extname } from 'node:path';
import type { Tinypool } from 'tinypool';
import type { ReadTask } from './read-body.ts';
import { type Reading, unexpectedly } from './reading.ts';
import { createSeats } from './seats.ts';

/** Reads bodies, in threads of its own unless it was told to do without. */
export interface FeedReader {
  /**
   * What a body holds. A body that takes too long, or too much memory, costs its thread: it holds no feed then, and the next
   * one is read by a new thread. Rejects with the reason of the reader's signal only.
   */
  read(task: ReadTask): Promise<Reading>;
  /** Ends the threads. */
  close(): Promise<void>;
}

export interface FeedReaderOptions {
  /** Bodies read at a time. 0: in the calling thread, one after the other and without a bound; the rest then has no effect. @default 1 */
  threads?: number;
  /** Milliseconds for one body, from when it has a thread for itself. @default 10_000 */
  timeout?: number;
  /** MiB that the objects of one thread may fill. @default 512 */
  memory?: number;
  /** A module with a `readBody`, loaded by each thread. @default the one that normalizes */
  module?: URL;
  /** Aborting it gives up what is being read. */
  signal?: AbortSignal | undefined;
}

// The module lies beside this one, as its source or built.
const normalizing = new URL(`./read-body${extname(import.meta.url)}`, import.meta.url);

/** Makes a reader. A thread is started, and the library loaded, when there is a body for it. */
export function createFeedReader(options: FeedReaderOptions = {}): FeedReader {
  return options.threads === 0 ? readerWithoutThreads(options) : readerInThreads(options);
}

function readerWithoutThreads({ signal }: FeedReaderOptions): FeedReader {
  return {
    async read(task) {
      const { readBody } = await import('./read-body.ts');
      signal?.throwIfAborted();
      return readBody(task);
    },
    async close() {},
  };
}

function readerInThreads({
  // Fetching and recording a feed takes the main thread as long as reading it takes another: a second one would wait, and costs
  // 50 MiB and five descriptors.
  threads = 1,
  timeout = 10_000,
  memory = 512,
  module = normalizing,
  signal,
}: FeedReaderOptions): FeedReader {
  // The pool has a queue, but a body's time is not to run while it waits there.
  const seats = createSeats(threads);
  let pool: Promise<Tinypool> | undefined;

  async function readInThread({ body, ...rest }: ReadTask, bound: AbortSignal): Promise<Reading> {
    pool ??= openPool(threads, memory);
    // A copy to give away: the store keeps the bytes, and they may be part of a larger buffer.
    const bytes = new Uint8Array(body.bytes);
    const task: ReadTask = { ...rest, body: { ...body, bytes } };
    const options = { filename: module, name: 'readBody', transferList: [bytes.buffer], signal: bound };
    return (await pool).run(task, options);
  }

  return {
    async read(task) {
      await seats.take();
      const bound = new AbortController();
      const giveUp = () => bound.abort();
      const timer = setTimeout(giveUp, timeout);
      signal?.addEventListener('abort', giveUp);
      try {
        signal?.throwIfAborted();
        return await readInThread(task, bound.signal);
      } catch (cause) {
        signal?.throwIfAborted();
        if (bound.signal.aborted) return tooMuch(`more than ${timeout / 1000} seconds`);
        if (isOutOfMemory(cause)) return tooMuch(`more than ${memory} MiB of memory`);
        return unexpectedly(cause);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        seats.leave();
      }
    },

    async close() {
      await (await pool)?.destroy();
    },
  };
}

async function openPool(threads: number, memory: number): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    minThreads: 0,
    maxThreads: threads,
    // Of the process's options those that say how packages are found; with `--eval`, say, no thread would start.
    execArgv: process.execArgv.filter((option) => option.startsWith('--conditions=')),
    // Milliseconds: as long as a slow server keeps an update waiting.
    idleTimeout: 10_000,
    // Left to itself, the young generation doubles what a thread needs.
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 8 },
  });
  // A thread that dies without work fails nobody, but without a listener its error would end the process.
  pool.on('error', () => {});
  return pool;
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(what: string): Reading {
  const problem = {
    reason: 'parse-error' as const,
    message: `Reading the feed took ${what}; it was given up.`,
    hint: 'The document seems to be made, or broken, so that readers get stuck in it. If it is in order, please report it with the feed’s address.',
  };
  return { isFeed: false, problem };
}
