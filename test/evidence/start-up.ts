import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/workspace.ts';
import type { Evidence, Figure } from './figure.ts';
import { measureProcess } from './measure-process.ts';

const command = join(root, 'apps/cli/dist/main.js');

/** The example planet, built twice as a user would: what a build costs in which nothing has changed. */
export const evidence: Evidence = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'planet-start-up-'));
  await cp(join(root, 'examples/planet-samba'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](site|\.planet)$/.test(path),
  });
  const first = await measureProcess([command, 'build', folder, '--now', '2018-10-17T10:00:00Z'], folder);
  const again = [];
  for (let round = 0; round < 5; round += 1)
    again.push(await measureProcess([command, 'build', folder], folder));
  const last = again.at(-1);
  await rm(folder, { recursive: true });
  const median = (values: number[]) =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const figures: Figure[] = [
    { name: 'first build, exit code', value: first.exitCode, atMost: 0 },
    { name: 'first build, CPU', value: first.cpu, unit: 's' },
    { name: 'first build, peak memory', value: first.memory, unit: 'MiB' },
    { name: 'unchanged build says so', value: last?.output.includes('Nothing changed') ? 1 : 0, atLeast: 1 },
    {
      name: 'unchanged build, CPU (median of 5)',
      value: median(again.map(({ cpu }) => cpu)),
      unit: 's',
      atMost: 0.5,
    },
    { name: 'unchanged build, wall (median of 5)', value: median(again.map(({ wall }) => wall)), unit: 's' },
    {
      name: 'unchanged build, peak memory',
      value: Math.max(...again.map(({ memory }) => memory)),
      unit: 'MiB',
      atMost: 150,
    },
  ];
  return figures;
};
