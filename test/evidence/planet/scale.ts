import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quick } from '../../../bench/quick.ts';
import { createArchive } from '../../../bench/timeline/archive.ts';
import { writeConfig } from '../../../bench/timeline/write-config.ts';
import { command } from '../fetch/planet-of.ts';
import type { Figure } from '../figure.ts';
import { measureProcess, type Run } from '../measure-process.ts';

const entries = 100_000;
/** MiB. */
const memoryTarget = 300;
const client = fileURLToPath(new URL('scale/client.ts', import.meta.url));

/**
 * What a store of 100,000 entries costs: to look at, to add to, to publish. Of 200 members, which is a large planet, and held to its
 * targets; and of 10,000, where the config alone takes most of a second to read, and the front page names them all: there rendering everything may take no more
 * time, and looking no more memory.
 */
export async function scale(): Promise<Figure[]> {
  return [...(await scaleOf(200, { look: 1, next: 1 })), ...(await scaleOf(10_000, {}))];
}

/** Every step in a process of its own. Targets of looking are of CPU, those of rendering of the time that passes. */
async function scaleOf(members: number, targets: { look?: number; next?: number }): Promise<Figure[]> {
  const folder = await makePlanet(members);
  const run = (task: string) => runClient(folder, task, members);
  const render = (...options: string[]) => measureProcess([command, 'render', folder, ...options], folder);
  const of = `${entries} entries of ${members} members:`;
  try {
    const fill = await run('fill');
    const size = (await stat(join(folder, '.planet/planet.db'))).size / 2 ** 20;
    const front = await run('front');
    const again = await run('front');
    const month = await run('month');
    const months = await run('months');
    const added = await run('new front');
    const first = await render();
    const rebuilt = await render('--rebuild');
    const posts: Run[] = [];
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await run(`record ${number}`);
      posts.push(await render());
    }
    return [
      { name: `${of} to record all of them, CPU`, value: fill.seconds, unit: 's' },
      { name: `${of} size of the store`, value: size, unit: 'MiB' },
      ...costs(`${of} the front page’s edition, cleaned for the first time`, front),
      ...costs(`${of} the front page’s edition`, again, targets.look),
      ...costs(`${of} a month’s edition, cleaned for the first time`, month),
      ...costs(`${of} the list of months`, months, targets.look),
      ...costs(`${of} one new entry, and the front page’s edition`, added, targets.look),
      {
        name: `${of} exit codes of all renderings`,
        value: [first, rebuilt, ...posts].reduce((sum, { exitCode }) => sum + exitCode, 0),
        atMost: 0,
      },
      ...rendering(`${of} rendering everything, cleaned for the first time`, first),
      ...rendering(`${of} rendering everything`, rebuilt, 30),
      ...rendering(`${of} rendering after one new post (quick quarter of 8)`, quickOf(posts), targets.next),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The run that took as long as the quick quarter: the first has to wait for what was written before it, and the machine may be shared. */
function quickOf(runs: readonly Run[]): Run {
  const wall = quick(runs.map((run) => run.wall));
  const found = runs.find((run) => run.wall === wall);
  if (!found) throw new Error('Nothing was run.');
  return found;
}

async function makePlanet(members: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-scale-'));
  writeConfig(folder, createArchive({ sources: members, entries }));
  return folder;
}

async function runClient(folder: string, task: string, members: number): Promise<Run & { seconds: number }> {
  const args = ['--conditions=@planet-ceres/source', client, folder, task, String(members), String(entries)];
  const run = await measureProcess(args, folder);
  if (run.exitCode !== 0) throw new Error(`"${task}" ended with ${run.exitCode}:\n${run.output}`);
  return { ...run, ...(JSON.parse(run.output) as { seconds: number }) };
}

function costs(what: string, run: Run & { seconds: number }, atMost?: number): Figure[] {
  return [
    { name: `${what}, CPU`, value: run.seconds, unit: 's', ...(atMost && { atMost }) },
    { name: `${what}, peak memory`, value: run.memory, unit: 'MiB', atMost: memoryTarget },
  ];
}

function rendering(what: string, run: Run, atMost?: number): Figure[] {
  return [
    { name: what, value: run.wall, unit: 's', ...(atMost && { atMost }) },
    { name: `${what}, CPU`, value: run.cpu, unit: 's' },
    { name: `${what}, peak memory`, value: run.memory, unit: 'MiB' },
  ];
}
