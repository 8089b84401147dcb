import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createArchive } from '../../../bench/timeline/archive.ts';
import { writeConfig } from '../../../bench/timeline/write-config.ts';
import { command } from '../fetch/planet-of.ts';
import type { Figure } from '../figure.ts';
import { measureProcess, type Run } from '../measure-process.ts';

const entries = 100_000;
const members = 10_000;
/** MiB. */
const memoryTarget = 300;
const client = fileURLToPath(new URL('scale/client.ts', import.meta.url));

/** What a store of 100,000 entries of 10,000 members costs: to look at, to add to, to publish. Every step in a process of its own. */
export async function scale(): Promise<Figure[]> {
  const folder = await makePlanet();
  const run = (task: string) => runClient(folder, task);
  const render = (...options: string[]) => measureProcess([command, 'render', folder, ...options], folder);
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
    await run('record');
    const next = await render();
    return [
      { name: 'scale: entries', value: entries },
      { name: 'scale: members', value: members },
      { name: 'scale: to record all of them, CPU', value: fill.seconds, unit: 's' },
      { name: 'scale: size of the store', value: size, unit: 'MiB' },
      ...costs('the front page’s edition, cleaned for the first time', front),
      ...costs('the front page’s edition', again, 1),
      ...costs('a month’s edition, cleaned for the first time', month),
      ...costs('the list of months', months, 1),
      ...costs('one new entry, and the front page’s edition', added, 1),
      {
        name: 'scale: exit codes of all renderings',
        value: first.exitCode + rebuilt.exitCode + next.exitCode,
        atMost: 0,
      },
      ...rendering('the whole archive, cleaned for the first time', first),
      ...rendering('the whole archive', rebuilt, { cpu: 30 }),
      ...rendering('after one new post', next, { cpu: 1 }),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function makePlanet(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planet-scale-'));
  writeConfig(folder, createArchive({ sources: members, entries }));
  return folder;
}

async function runClient(folder: string, task: string): Promise<Run & { seconds: number }> {
  const args = ['--conditions=@planet-ceres/source', client, folder, task, String(members), String(entries)];
  const run = await measureProcess(args, folder);
  if (run.exitCode !== 0) throw new Error(`"${task}" ended with ${run.exitCode}:\n${run.output}`);
  return { ...run, ...(JSON.parse(run.output) as { seconds: number }) };
}

function costs(what: string, run: Run & { seconds: number }, atMost?: number): Figure[] {
  return [
    { name: `scale: ${what}, CPU`, value: run.seconds, unit: 's', ...(atMost && { atMost }) },
    { name: `scale: ${what}, peak memory`, value: run.memory, unit: 'MiB', atMost: memoryTarget },
  ];
}

/** Targets are of CPU: how long that takes hangs on what else a machine does. */
function rendering(what: string, run: Run, targets: { cpu?: number } = {}): Figure[] {
  return [
    { name: `scale: rendering ${what}`, value: run.wall, unit: 's' },
    {
      name: `scale: rendering ${what}, CPU`,
      value: run.cpu,
      unit: 's',
      ...(targets.cpu && { atMost: targets.cpu }),
    },
    {
      name: `scale: rendering ${what}, peak memory`,
      value: run.memory,
      unit: 'MiB',
      atMost: memoryTarget,
    },
  ];
}
