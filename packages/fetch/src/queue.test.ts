import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';
import { createQueue, type Queue } from './queue.ts';
import { type ManualClock, manualClock } from './testing/manual-clock.ts';
import { watchAborts } from './watch-aborts.ts';

function queueWith(
  gap: number | Record<string, number> = 0,
  places = 64,
): { queue: Queue; clock: ManualClock } {
  const clock = manualClock();
  const gapOf = (bucket: string) => (typeof gap === 'number' ? gap : (gap[bucket] ?? 0));
  const watch = watchAborts();
  const door = createPlaces({ total: places, watch });
  return { queue: createQueue({ gapOf, door, clock, watch }), clock };
}

/** Lets promises settle. */
const settle = () => sleep(1);

test('a bucket runs one task at a time, in the order they came, and others run meanwhile', async () => {
  const { queue } = queueWith();
  const order: string[] = [];
  let running = 0;
  const task = (name: string, milliseconds: number) => async () => {
    expect(++running).toBe(1);
    await sleep(milliseconds);
    order.push(name);
    running--;
  };
  await Promise.all([
    ...[20, 10, 5].map((milliseconds) => queue.run('a', task(`a${milliseconds}`, milliseconds))),
    queue.run('b', async () => order.push('b')),
  ]);
  expect(order).toEqual(['b', 'a20', 'a10', 'a5']);
});

test('the gap counts from when a request really starts, not from when the turn came', async () => {
  const { queue, clock } = queueWith(1_000);
  const starts: number[] = [];
  const first = queue.run('a', async ({ begin }) => {
    await sleep(5);
    clock.pass(700);
    starts.push(clock.now());
    begin();
    clock.pass(200);
  });
  const second = queue.run('a', async ({ begin }) => {
    starts.push(clock.now());
    begin();
  });
  await first;
  await settle();
  expect(starts).toEqual([700]);
  clock.pass(799);
  await settle();
  expect(starts).toEqual([700]);
  clock.pass(1);
  await second;
  expect(starts).toEqual([700, 1_700]);
});

test('a turn that began no request needs no rest after it', async () => {
  const { queue, clock } = queueWith(1_000);
  await queue.run('a', async () => 'the name was dead');
  expect(await queue.run('a', async () => clock.now())).toBe(0);
});

test('each bucket has the gap that is meant for it', async () => {
  const { queue, clock } = queueWith({ slow: 60_000, quick: 10 });
  const starts: Record<string, number[]> = { slow: [], quick: [] };
  const runs = Object.keys(starts).flatMap((name) =>
    [1, 2, 3].map(() =>
      queue.run(name, async ({ begin }) => {
        begin();
        starts[name]?.push(clock.now());
      }),
    ),
  );
  for (const milliseconds of [10, 10, 59_980, 60_000]) {
    await settle();
    clock.pass(milliseconds);
  }
  await Promise.all(runs);
  expect(starts).toEqual({ slow: [0, 60_000, 120_000], quick: [0, 10, 20] });
});

test('a pause turns away who waits and who comes, tells them what is left of it, and ends', async () => {
  const { queue, clock } = queueWith();
  const never = async () => 'ran';
  const first = queue.run('a', () => sleep(20).then(() => 'first'));
  const waiting = queue.run('a', never);
  queue.pause('a', 100);
  expect(await waiting).toEqual({ turnedAway: 100 });
  clock.pass(39_500);
  expect(await queue.run('a', never)).toEqual({ turnedAway: 61 });
  expect(await queue.run('b', async () => 'other')).toBe('other');
  expect(await first).toBe('first');
  clock.pass(60_499);
  expect(await queue.run('a', never)).toEqual({ turnedAway: 1 });
  clock.pass(1);
  expect(await queue.run('a', never)).toBe('ran');
});

test('a pause is never told as longer than it was asked for', async () => {
  for (const start of [0.1, 0.7, 1234.56789, 98_765.4321]) {
    const { queue, clock } = queueWith();
    clock.pass(start);
    queue.pause('a', 120);
    expect(await queue.run('a', async () => 'ran')).toEqual({ turnedAway: 120 });
  }
});

test('of two pauses the longer holds', async () => {
  const { queue } = queueWith();
  queue.pause('a', 1);
  queue.pause('a', 60);
  queue.pause('a', 2);
  expect(await queue.run('a', async () => 'ran')).toEqual({ turnedAway: 60 });
});

test('no more turns begin than there are places at the door, and it is free again for who goes on', async () => {
  const { queue } = queueWith(0, 2);
  const begun: string[] = [];
  const runs = ['a', 'b', 'c', 'd'].map((name) =>
    queue.run(name, async ({ door }) => {
      begun.push(name);
      await sleep(20);
      if (name === 'a') door.leave();
      await sleep(20);
    }),
  );
  await sleep(10);
  expect(begun).toEqual(['a', 'b']);
  await sleep(20);
  expect(begun).toEqual(['a', 'b', 'c']);
  await Promise.all(runs);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

test('a bucket whose people have all gone gives its place at the door back', async () => {
  const { queue } = queueWith(0, 1);
  const first = queue.run('a', () => sleep(20));
  const evening = new AbortController();
  const second = queue.run('b', async () => 'never', { giveUp: evening.signal });
  const third = queue.run('c', async () => 'third');
  evening.abort();
  expect(await second).toEqual({ turnedAway: undefined });
  expect(await third).toBe('third');
  await first;
  expect(await queue.run('b', async () => 'later')).toBe('later');
});

test('ten thousand may give up at once', async () => {
  const { queue } = queueWith(0, 1);
  const evening = new AbortController();
  const patience = { giveUp: evening.signal };
  const first = queue.run('first', () => sleep(10), patience);
  const others = Array.from({ length: 10_000 }, (_, index) => queue.run(`${index}`, async () => 1, patience));
  evening.abort();
  await first;
  expect(await queue.run('last', async () => 'last')).toBe('last');
  expect(new Set((await Promise.all(others)).map((each) => JSON.stringify(each)))).toEqual(new Set(['{}']));
});

test('who is aborted while waiting leaves the turn to the next', async () => {
  const { queue } = queueWith();
  const first = queue.run('a', () => sleep(20).then(() => 1));
  const patience = new AbortController();
  const second = queue.run('a', async () => 2, patience);
  const third = queue.run('a', async () => 3);
  const reason = new Error('enough');
  patience.abort(reason);
  await expect(second).rejects.toBe(reason);
  expect(await Promise.all([first, third])).toEqual([1, 3]);
  await expect(queue.run('a', async () => 4, patience)).rejects.toBe(reason);
});

test('who gives up is turned away if waiting, and goes on if under way', async () => {
  const { queue } = queueWith();
  const evening = new AbortController();
  const patience = { giveUp: evening.signal };
  const first = queue.run('a', () => sleep(20).then(() => 1), patience);
  const second = queue.run('a', async () => 2, patience);
  evening.abort();
  expect(await Promise.all([first, second])).toEqual([1, { turnedAway: undefined }]);
  expect(await queue.run('b', async () => 3, patience)).toEqual({ turnedAway: undefined });
  expect(await queue.run('a', async () => 4)).toBe(4);
});

test('a task that fails ends its turn', async () => {
  const { queue } = queueWith();
  await expect(queue.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.run('a', async () => 'yes')).toBe('yes');
});

test('nothing is left on the clock when nobody waits', async () => {
  const { queue, clock } = queueWith(1_000);
  const patience = new AbortController();
  await queue.run('a', async ({ begin }) => begin());
  queue.pause('b', 60);
  expect(clock.pending()).toBe(0);
  const waiting = [1, 2].map(() => queue.run('a', async () => 1, patience));
  await settle();
  expect(clock.pending()).toBe(1);
  patience.abort();
  await Promise.allSettled(waiting);
  expect(clock.pending()).toBe(0);
});

test('a thousand tasks of one bucket all run, a gap apart', async () => {
  const { queue, clock } = queueWith(1_000);
  const starts: number[] = [];
  const runs = Array.from({ length: 1_000 }, () =>
    queue.run('a', async ({ begin }) => {
      begin();
      starts.push(clock.now());
    }),
  );
  for (let step = 0; step < 1_000; step++) {
    await new Promise(setImmediate);
    clock.pass(1_000);
  }
  await Promise.all(runs);
  expect(starts).toEqual(Array.from({ length: 1_000 }, (_, index) => index * 1_000));
});
