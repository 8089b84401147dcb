// A process of its own: fetches one small feed, then one bomb. Arguments: the port, the bomb's path. Prints how it ended,
// after how many milliseconds, and how many MiB of memory it took at its peak beyond what was there before.
import { createFetcher } from '../../../packages/fetch/src/index.ts';

const [port, path] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
const fetcher = createFetcher({ userAgent: 'PlanetEvidence/1.0', allowHosts: [`127.0.0.1:${port}`] });

const plain = await fetcher.fetchFeed({ url: `${origin}/feed` });
if (plain.status !== 'fresh') throw new Error(plain.message);
const before = process.memoryUsage().rss;
const begin = performance.now();
const { status, reason } = await fetcher.fetchFeed({ url: origin + path });
const milliseconds = performance.now() - begin;
const memory = process.resourceUsage().maxRSS / 1024 - before / 2 ** 20;
console.log(JSON.stringify({ end: `${status} ${reason}`, milliseconds, memory }));
process.exit();
