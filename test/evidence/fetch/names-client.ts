// A process of its own: fetches a feed behind each of many names at once. Argument: the port of the names and the feeds.
// Prints the seconds that took and how many ended in which way.
import { systemClock } from '../../../packages/fetch/src/clock.ts';
import { createFetcherWith } from '../../../packages/fetch/src/fetcher.ts';
import { createResolve } from '../../../packages/fetch/src/resolve.ts';

const [port, live, dead] = process.argv.slice(2).map(Number);
// The dead ones first: everybody else has to get past them.
const hosts = [
  ...Array.from({ length: dead ?? 0 }, (_, index) => `www.dead${index}.test`),
  ...Array.from({ length: live ?? 0 }, (_, index) => `www.farm${index}.test`),
];
const seams = { resolve: createResolve([`127.0.0.1:${port}`]), clock: systemClock };
const fetcher = createFetcherWith(seams, { userAgent: 'PlanetEvidence/1.0', allowHosts: ['127.0.0.0/8'] });

const begin = performance.now();
const ends = await Promise.all(
  hosts.map(async (host) => {
    const { status, reason } = await fetcher.fetchFeed({ url: `http://${host}:${port}/` });
    return `${status} ${reason}`;
  }),
);
const seconds = (performance.now() - begin) / 1000;
const count = (end: string) => ends.filter((each) => each === end).length;
console.log(JSON.stringify({ seconds, fresh: count('fresh changed'), unresolved: count('failed dns') }));
process.exit();
