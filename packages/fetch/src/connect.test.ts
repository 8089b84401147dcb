import { expect, test } from 'vitest';
import { createConnector } from './connect.ts';
import { failureIn } from './failure.ts';
import { reply, serve } from './testing/serve.ts';

test('a peer that is not allowed is left at once, even if its address passed before', async () => {
  const server = await serve(() => reply(200, {}, 'secret'));
  const checked: string[] = [];
  const connect = createConnector(
    {
      namesHost: () => false,
      allowsAddress: (address) => checked.push(address) === 1,
    },
    async () => ['127.0.0.1'],
  );
  const target = {
    protocol: 'http:',
    hostname: 'a.test',
    host: `a.test:${server.port}`,
    port: `${server.port}`,
  };
  const error = await new Promise((resolve) => connect(target, (...[reason]) => resolve(reason)));
  expect(failureIn(error)?.reason).toBe('unsafe-address');
  expect(checked).toEqual(['127.0.0.1', '127.0.0.1']);
  expect(server.seen).toEqual([]);
});
