// A process of its own: one reader, which reads the files it is told to as often as it is told to. A line of JSON in, `Turn`; a
// line of JSON out, `Taken`.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createReader, type ReaderName } from './readers.ts';
import type { Taken, Turn } from './start-reader.ts';

const read = await createReader(process.argv[2] as ReaderName);

for await (const line of createInterface({ input: process.stdin })) {
  const { paths, passes }: Turn = JSON.parse(line);
  const feeds = paths.map((path) => readFileSync(path));
  const before = process.cpuUsage();
  let entries: (number | null)[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    entries = [];
    for (const bytes of feeds) entries.push(await countEntries(bytes));
  }
  const { user, system } = process.cpuUsage(before);
  const taken: Taken = { cpu: (user + system) / 1e6, entries };
  console.log(JSON.stringify(taken));
}

async function countEntries(bytes: Uint8Array): Promise<number | null> {
  try {
    return await read(bytes);
  } catch {
    return null;
  }
}
