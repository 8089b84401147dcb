// A process of its own: one cleaner, which cleans the entries it is told to as often as it is told to. A line of JSON in, `Turn`; a
// line of JSON out, `Taken`. Says first what it took to start: to load, and to clean one entry.
import { createInterface } from 'node:readline';
import { type CleanerName, createCleaner } from './cleaners.ts';
import type { Started, Taken, Turn } from './start-cleaner.ts';

const atStart = process.cpuUsage();
const clean = await createCleaner(process.argv[2] as CleanerName);
clean({ feed: '', html: '<p>a <a href="https://feed.example/">link</a></p>' });
const started: Started = { cpu: seconds(atStart), memory: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(started));

for await (const line of createInterface({ input: process.stdin })) {
  const { entries, passes }: Turn = JSON.parse(line);
  const before = process.cpuUsage();
  for (let pass = 0; pass < passes; pass += 1) {
    for (const entry of entries) clean(entry);
  }
  const taken: Taken = { cpu: seconds(before) };
  console.log(JSON.stringify(taken));
}

function seconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}
