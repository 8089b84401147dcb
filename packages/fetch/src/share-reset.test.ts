import { once } from 'node:events';
import { Socket } from 'node:net';
import { errors } from 'undici';
import { expect, test } from 'vitest';
import { shareReset } from './share-reset.ts';

/** What a socket that shares says of its end. */
async function endOf(error: Error): Promise<unknown> {
  const socket = new Socket();
  shareReset(socket);
  const ended = once(socket, 'error');
  socket.destroy(error);
  const [told] = await ended;
  expect(socket.destroyed).toBe(true);
  return told;
}

test('sockets share the error of a reset, which stays what undici looks for', async () => {
  const one = await endOf(new errors.InformationalError('reset'));
  expect(one).toBe(await endOf(new errors.InformationalError('reset')));
  expect(one).toMatchObject({ code: 'UND_ERR_INFO', message: 'reset' });
});

test('every other error is told as it is', async () => {
  for (const error of [new Error('reset'), new errors.InformationalError('socket idle timeout')]) {
    expect(await endOf(error)).toBe(error);
  }
});

test('a socket ends without an error too', () => {
  const socket = new Socket();
  shareReset(socket);
  expect(socket.destroy()).toBe(socket);
  expect(socket.destroyed).toBe(true);
});
