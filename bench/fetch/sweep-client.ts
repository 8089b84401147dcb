// A process of its own: one fetcher polls every host of the sweep. As in a planet, eight times as many feeds are put to it as
// it asks at a time.
import { createFetcher } from '../../packages/fetch/src/index.ts';
import { eachOf } from '../../packages/planet/src/update/each-of.ts';
import { addressOf } from './addresses.ts';
import { requestOf } from './clients.ts';

const [port, hosts = 0, concurrency = 0, timeout = 0] = process.argv.slice(2).map(Number);
const fetcher = createFetcher({
  userAgent: 'PlanetBench/1.0 (+https://planet.example/)',
  allowHosts: ['127.0.0.0/8'],
  ...{ concurrency, timeout },
});
const counts: Record<string, number> = {};
const begin = performance.now();
const before = process.cpuUsage();
await eachOf(Array(hosts).keys(), {
  atOnce: 8 * concurrency,
  async work(index) {
    const url = `http://${addressOf(index)}:${port}/sweep/${index}`;
    const { status, reason } = await fetcher.fetchFeed(requestOf(url));
    const end = `${status} ${reason}`;
    counts[end] = (counts[end] ?? 0) + 1;
  },
});
const { user, system } = process.cpuUsage(before);
const wall = (performance.now() - begin) / 1000;
console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, counts }));
process.exit();
