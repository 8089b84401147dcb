// A process of its own: one client asks hosts once each and prints the CPU time it took for one, in milliseconds.
import { eachOf } from '../../packages/planet/src/update/each-of.ts';
import { addressOf } from './addresses.ts';
import { type ClientName, createClient } from './clients.ts';

const [name, kind, port, requests, warmUp, concurrency] = process.argv.slice(2);
const client = await createClient(name as ClientName, Number(concurrency));

/** Asks these hosts, so many at a time. */
function ask(indexes: readonly number[]): Promise<void> {
  return eachOf(indexes, {
    atOnce: Number(concurrency),
    async work(index) {
      const status = await client(`http://${addressOf(index)}:${port}/${kind}/${index}`);
      if (status !== Number(kind)) throw new Error(`${name} came back with ${status} instead of ${kind}.`);
    },
  });
}

const hosts = [...Array(Number(warmUp) + Number(requests)).keys()];
await ask(hosts.slice(0, Number(warmUp)));
const before = process.cpuUsage();
await ask(hosts.slice(Number(warmUp)));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify((user + system) / 1000 / Number(requests)));
process.exit();
