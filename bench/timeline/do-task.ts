// A process of its own: one task, done as often as it is told to. Arguments: the task, the planet's folder, how many members and entries
// it holds. A line of JSON in: `passes`; a line of JSON out: `cpu`, the seconds they took.
import { createInterface } from 'node:readline';
import { createArchive } from './archive.ts';
import { createTask, type TaskName } from './tasks.ts';

const [name, folder = '', sources, entries] = process.argv.slice(2);
const task = await createTask(
  name as TaskName,
  folder,
  createArchive({ sources: Number(sources), entries: Number(entries) }),
);

for await (const line of createInterface({ input: process.stdin })) {
  const { passes }: { passes: number } = JSON.parse(line);
  const before = process.cpuUsage();
  for (let pass = 0; pass < passes; pass += 1) task();
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ cpu: (user + system) / 1e6 }));
}
