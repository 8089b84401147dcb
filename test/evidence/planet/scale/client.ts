// A process of its own: does one thing with a planet of a large archive, and prints how many seconds of CPU it took. Arguments: the folder,
// what to do, how many members and entries the archive has.
import { join } from 'node:path';
import { createArchive } from '../../../../bench/timeline/archive.ts';
import { fillStore, recordNew } from '../../../../bench/timeline/fill-store.ts';
import { openPlanet, sqliteStore } from '../../../../packages/planet/src/index.ts';

const [folder = '', task = '', sources = '', entries = ''] = process.argv.slice(2);
const archive = createArchive({ sources: Number(sources), entries: Number(entries) });
const begin = process.cpuUsage();
const store = sqliteStore(join(folder, '.planet/planet.db'));
if (task === 'fill') fillStore(store, archive);
else if (task.startsWith('record ')) recordNew(store, archive, Number(task.slice('record '.length)));
else await look();
store.close();
const { user, system } = process.cpuUsage(begin);
console.log(JSON.stringify({ seconds: (user + system) / 1e6 }));

async function look(): Promise<void> {
  const planet = await openPlanet(join(folder, 'planet.json'), { store, threads: 0 });
  if (task === 'new front') recordNew(store, archive, 0);
  if (task === 'months') planet.months();
  else await planet.edition(task === 'month' ? { month: '2021-06' } : {});
}
