import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachOf } from './each-of.ts';

test('a list is worked through in order, so many at a time', async () => {
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  await eachOf([1, 2, 3, 4, 5], {
    atOnce: 2,
    async work(each) {
      begun.push(each);
      most = Math.max(most, ++underWay);
      await pause(5);
      underWay -= 1;
    },
  });
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('a failure is thrown once everybody else is done', async () => {
  const done: number[] = [];
  const work = async (each: number) => {
    if (each === 1) throw new Error('one went wrong');
    await pause(5);
    done.push(each);
  };
  await expect(eachOf([1, 2, 3], { atOnce: 2, work })).rejects.toThrow('one went wrong');
  expect(done).toEqual([2, 3]);
});
