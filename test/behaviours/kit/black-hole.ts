import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Listens, then sleeps: nobody takes connections in, and the kernel lets the first two wait and drops every other. */
const sleeper = `
const { workerData: { address, port, bell }, parentPort } = require('node:worker_threads');
const server = require('node:net').createServer().listen({ host: address, port, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(bell, 0, 0);
});
server.on('error', (error) => { throw error; });
`;

/**
 * A port where connecting takes for ever, as behind a firewall that drops packets. Resolves to the port and to what ends it;
 * `port` 0 is any free one.
 */
export async function openBlackHole({
  address = '127.0.0.1',
  port = 0,
} = {}): Promise<{ port: number; close(): Promise<void> }> {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(sleeper, { eval: true, workerData: { address, port, bell } });
  worker.unref();
  const bound = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const waiting = await Promise.all([dial(address, bound), dial(address, bound)]);
  return {
    port: bound,
    async close() {
      for (const socket of waiting) socket.destroy();
      Atomics.store(bell, 0, 1);
      Atomics.notify(bell, 0);
      await worker.terminate();
    },
  };
}

function dial(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port }, () => resolve(socket));
    socket.unref().once('error', reject);
  });
}
