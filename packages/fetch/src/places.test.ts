import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPlaces, type Place, type Places, type Wish } from './places.ts';
import type { Patience } from './wait.ts';
import { watchAborts } from './watch-aborts.ts';

function placesFor(total: number, perAddress?: number): Places {
  return createPlaces({ total, watch: watchAborts(), ...(perAddress !== undefined && { perAddress }) });
}

/** Notes who got a place and lets them leave by name. */
function crowd(places: Places) {
  const inside = new Map<string, Place>();
  const order: string[] = [];
  return {
    order,
    inside,
    async come(name: string, { signal, giveUp, ...wish }: Wish & Patience = {}): Promise<void> {
      const place = await places.take(wish, { signal, giveUp });
      if ('turnedAway' in place) return;
      order.push(name);
      inside.set(name, place);
    },
    async go(name: string): Promise<void> {
      await sleep(1);
      inside.get(name)?.leave();
      inside.delete(name);
      await sleep(1);
    },
  };
}

test('there are so many places in all, given in the order people came', async () => {
  const { come, go, order } = crowd(placesFor(2));
  for (const name of ['a', 'b', 'c', 'd']) void come(name);
  await sleep(1);
  expect(order).toEqual(['a', 'b']);
  await go('b');
  expect(order).toEqual(['a', 'b', 'c']);
  await go('a');
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});

test('a place that is given back twice is one place', async () => {
  const places = placesFor(1);
  const place = await places.take({}, {});
  if ('turnedAway' in place) throw new Error('there was nobody else');
  place.leave();
  const { come, order } = crowd(places);
  void come('a');
  void come('b');
  await sleep(1);
  place.leave();
  await sleep(1);
  expect(order).toEqual(['a']);
});

test('who waits for a busy address keeps nobody else waiting and comes before those after', async () => {
  const { come, go, order } = crowd(placesFor(3, 1));
  const busy = { addresses: ['10.0.0.1'] };
  for (const name of ['a', 'b', 'c']) void come(name, busy);
  for (const name of ['x', 'y', 'z']) void come(name, { addresses: [`10.0.0.2${name}`] });
  await sleep(1);
  expect(order).toEqual(['a', 'x', 'y']);
  await go('a');
  expect(order).toEqual(['a', 'x', 'y', 'b']);
  await go('x');
  expect(order).toEqual(['a', 'x', 'y', 'b', 'z']);
});

test('a place is taken at each address of a name, for nobody knows which one will answer', async () => {
  const { come, go, order } = crowd(placesFor(9, 1));
  void come('one', { addresses: ['1'] });
  void come('both', { addresses: ['1', '2'] });
  void come('two', { addresses: ['2', '2'] });
  await sleep(1);
  expect(order).toEqual(['one', 'two']);
  await go('one');
  expect(order).toEqual(['one', 'two']);
  await go('two');
  expect(order).toEqual(['one', 'two', 'both']);
});

test('room that the first in line cannot use is for the next', async () => {
  const { come, go, order } = crowd(placesFor(9, 1));
  void come('one', { addresses: ['1'] });
  void come('two', { addresses: ['2'] });
  void come('both', { addresses: ['1', '2'] });
  void come('again', { addresses: ['1'] });
  await go('one');
  expect(order).toEqual(['one', 'two', 'again']);
  await go('again');
  await go('two');
  expect(order).toEqual(['one', 'two', 'again', 'both']);
});

test('who gives up while waiting stands in nobody’s way', async () => {
  const places = placesFor(2, 1);
  const { come, go, order } = crowd(places);
  void come('a', { addresses: ['1'] });
  void come('x', { addresses: ['2'] });
  void come('b', { addresses: ['1'] });
  void come('y', { addresses: ['3'] });
  void come('c', { addresses: ['1'] });
  await sleep(1);
  await go('a');
  expect(order).toEqual(['a', 'x', 'b']);

  const late = new AbortController();
  void come('d', { addresses: ['1'], giveUp: late.signal });
  await sleep(1);
  late.abort();
  await go('b');
  await go('x');
  expect(order).toEqual(['a', 'x', 'b', 'y', 'c']);
});

test('who leaves the line with room at the address lets the next try', async () => {
  const { come, go, order } = crowd(placesFor(2, 1));
  const patience = new AbortController();
  void come('a', { addresses: ['1'] });
  void come('x', { addresses: ['2'] });
  const impatient = come('b', { addresses: ['1'], signal: patience.signal });
  void come('c', { addresses: ['1'] });
  await sleep(1);
  for (const name of ['m', 'n']) void come(name, { isNext: true });
  await go('a');
  expect(order).toEqual(['a', 'x', 'm']);
  patience.abort(new Error('enough'));
  await expect(impatient).rejects.toThrow('enough');
  await go('m');
  await go('n');
  await go('x');
  expect(order).toEqual(['a', 'x', 'm', 'n', 'c']);
});

test('who is the next goes before all who have only begun', async () => {
  const { come, go, order } = crowd(placesFor(1));
  void come('a');
  void come('b');
  void come('c', { isNext: true });
  await go('a');
  await go('c');
  expect(order).toEqual(['a', 'c', 'b']);
});

test('thousands behind a busy address take no longer than their number', async () => {
  const places = placesFor(32, 8);
  const started = performance.now();
  let most = 0;
  let inside = 0;
  const visit = async (address: string) => {
    const place = await places.take({ addresses: [address] }, {});
    if ('turnedAway' in place) return;
    inside++;
    if (address === 'busy') most = Math.max(most, inside);
    await new Promise(setImmediate);
    inside--;
    place.leave();
  };
  const visits = Array.from({ length: 20_000 }, (_, index) => visit(index % 2 ? 'busy' : `${index}`));
  await Promise.all(visits);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(most).toBeLessThanOrEqual(32);
});
