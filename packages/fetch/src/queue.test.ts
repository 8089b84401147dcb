import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';
import { createQueue } from './queue.ts';

/** A task that takes a while and notes when it began and how many others were running. */
function recorder(): {
  starts: number[];
  most: () => number;
  task: (milliseconds: number) => () => Promise<void>;
} {
  const starts: number[] = [];
  let running = 0;
  let most = 0;
  return {
    starts,
    most: () => most,
    task: (milliseconds) => async () => {
      starts.push(performance.now());
      most = Math.max(most, ++running);
      await sleep(milliseconds);
      running--;
    },
  };
}

test('no more tasks run at a time than allowed', async () => {
  const queue = createQueue({ concurrency: 3, gapOf: () => 0, clock: systemClock });
  const record = recorder();
  await Promise.all(Array.from({ length: 12 }, (_, index) => queue.run(`${index}`, record.task(10))));
  expect(record.starts).toHaveLength(12);
  expect(record.most()).toBe(3);
});

test('a bucket runs one task at a time, in the order they came', async () => {
  const queue = createQueue({ concurrency: 8, gapOf: () => 0, clock: systemClock });
  const record = recorder();
  const order: number[] = [];
  await Promise.all(
    [20, 10, 5, 1].map((milliseconds) =>
      queue.run('a', async () => {
        order.push(milliseconds);
        await record.task(milliseconds)();
      }),
    ),
  );
  expect(order).toEqual([20, 10, 5, 1]);
  expect(record.most()).toBe(1);
});

test.each([
  ['short', 1],
  ['long', 60],
])(
  'the starts of %s tasks in a bucket are a gap apart, other buckets do not wait',
  async (_, milliseconds) => {
    const queue = createQueue({ concurrency: 8, gapOf: () => 40, clock: systemClock });
    const slow = recorder();
    const others = recorder();
    const busy = Promise.all([1, 2, 3].map(() => queue.run('a', slow.task(milliseconds))));
    await Promise.all(['b', 'c', 'd'].map((name) => queue.run(name, others.task(1))));
    await busy;
    const [first = 0, second = 0, third = 0] = slow.starts;
    expect(Math.max(...others.starts)).toBeLessThan(second);
    expect(second - first).toBeGreaterThanOrEqual(38);
    expect(third - second).toBeGreaterThanOrEqual(38);
  },
);

test('a pause turns away who waits and who comes, until it is over, and nobody else', async () => {
  const queue = createQueue({ concurrency: 8, gapOf: () => 0, clock: systemClock });
  const never = async () => 'ran';
  const first = queue.run('a', () => sleep(20).then(() => 'first'));
  const waiting = queue.run('a', never);
  queue.pause('a', 0.1);
  expect(await waiting).toEqual({ turnedAway: 1 });
  expect(await queue.run('a', never)).toEqual({ turnedAway: 1 });
  expect(await queue.run('b', async () => 'other')).toBe('other');
  expect(await first).toBe('first');
  await sleep(120);
  expect(await queue.run('a', async () => 'again')).toBe('again');
});

test('a second pause replaces the first', async () => {
  const queue = createQueue({ concurrency: 1, gapOf: () => 0, clock: systemClock });
  queue.pause('a', 0.01);
  queue.pause('a', 60);
  await sleep(30);
  expect(await queue.run('a', async () => 'ran')).toEqual({ turnedAway: 60 });
});

test('who gives up while waiting frees the place for the next', async () => {
  const queue = createQueue({ concurrency: 1, gapOf: () => 0, clock: systemClock });
  const first = queue.run('a', () => sleep(30).then(() => 1));
  const patience = new AbortController();
  const second = queue.run('a', async () => 2, patience);
  const alone = queue.run('b', async () => 3, patience);
  const fourth = queue.run('b', async () => 4);
  const reason = new Error('enough');
  patience.abort(reason);
  await expect(second).rejects.toBe(reason);
  await expect(alone).rejects.toBe(reason);
  expect(await Promise.all([first, fourth])).toEqual([1, 4]);
  await expect(queue.run('a', async () => 5, patience)).rejects.toBe(reason);
});

test('a task that fails gives its place back', async () => {
  const queue = createQueue({ concurrency: 1, gapOf: () => 0, clock: systemClock });
  await expect(queue.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.run('a', async () => 'yes')).toBe('yes');
});

test('a thousand tasks in as many buckets all run', async () => {
  const queue = createQueue({ concurrency: 32, gapOf: () => 1, clock: systemClock });
  const names = Array.from({ length: 1_000 }, (_, index) => `${index}`);
  const results = await Promise.all(names.map((name) => queue.run(name, async () => name)));
  expect(results).toEqual(names);
});
